"""Typesetting: a Document goes in, laid-out Pages come out, and what both outputs reckon alike."""
