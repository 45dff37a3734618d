"""Reckoning: what both outputs must agree on before anything is laid out: sizes, columns, heights, what stands together."""
