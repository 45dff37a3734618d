"""The faces that a PDF holds: a part of each, under its own name."""
