"""The command line: its words go in, files, findings and an exit code come out."""

from bulletin.cli.program import app, main

__all__ = ["app", "main"]
