"""Manuscripts, what editors keep: the house, its issues and their numbers; files go in, checked records come out."""
