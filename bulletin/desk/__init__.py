"""The editor's desk: issues go in, all that may be wrong with them comes out, and what mends it."""
