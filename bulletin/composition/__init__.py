"""Composition: an issue and its template go in, a Document of typed blocks comes out."""

from bulletin.composition.composing import compose

__all__ = ["compose"]
