"""The archive as a whole: a house goes in; all its issues come out built, only what is stale, and what became of each is known."""
