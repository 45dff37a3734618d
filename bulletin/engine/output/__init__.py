"""Output: how the engine draws, embeds, packs and describes what it writes."""
