"""Page turns: where the engine ends a page, with its footnotes and the rows of tables."""
