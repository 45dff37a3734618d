"""`bulletin archive`: what the verb does, what it says meanwhile, and what at the end."""
