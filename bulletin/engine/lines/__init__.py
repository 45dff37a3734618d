"""Lines: how the engine sets, breaks and spreads Chinese and Latin text."""
