"""Lists, tables, quoted lines and lists of names: a segment of one of these goes in, its HTML comes out."""
