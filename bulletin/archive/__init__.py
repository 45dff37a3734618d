"""The archive: all issues of a house together, built where they are stale, searched, listed and counted."""
