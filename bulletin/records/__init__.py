"""Records: strict YAML goes in, typed records with Chinese names come out, or every fault with its place."""
