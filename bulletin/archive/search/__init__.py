"""Search the archive: issues and words go in; the sentences that have them come out."""

from bulletin.archive.search.sentences import Sentence, Sought, looked_for, search

__all__ = ["Sentence", "Sought", "looked_for", "search"]
