"""What the server of workers loads before it makes the first one: all that building an issue needs."""

from bulletin import build
from bulletin.archive import worker
from bulletin.typesetting import pages
from bulletin.writers import docx, pdf

__all__ = ["build", "docx", "pages", "pdf", "worker"]
