"""A Document to one HTML file for reading on a screen: a page of its own, not the engine's, that asks for no other file."""

from bulletin.writers.html.page import write

__all__ = ["write"]
