"""Formatting: what the body refers to by name; a Layout goes in, Word's styles, table styles and numbering come out."""
