"""The command line: its words go in, files, findings and an exit code come out."""

from bulletin.cli.program import command_line, main

__all__ = ["command_line", "main"]
