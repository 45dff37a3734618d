"""The archive: all issues of a house together, rebuilt, searched, listed and counted."""
