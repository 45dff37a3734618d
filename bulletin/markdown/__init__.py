"""Markdown: the body of an issue goes in, the bulletin's HTML comes out, article by article, every block with its place."""

from bulletin.markdown import tight
from bulletin.markdown.body import Article, Attachment, Body, Contributor, Line
from bulletin.markdown.reader import to_body

__all__ = ["Article", "Attachment", "Body", "Contributor", "Line", "tight", "to_body"]
