"""Type faces: roles with their ordered names go in, installed font files come out."""

from bulletin.fonts.faces import Face, Found, Row, alike, bold, font_folders, report, resolve, stamps

__all__ = ["Face", "Found", "Row", "alike", "bold", "font_folders", "report", "resolve", "stamps"]
