"""The verbs that find what was printed: `bulletin search` and `bulletin catalogue`."""
