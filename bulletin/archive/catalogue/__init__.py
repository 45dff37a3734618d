"""The catalogue: what all issues say goes in; a page that lists, searches and counts them comes out."""

from bulletin.archive.catalogue.page import FOLDER, Catalogue, make

__all__ = ["FOLDER", "Catalogue", "make"]
