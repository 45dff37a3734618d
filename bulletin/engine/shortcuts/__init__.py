"""Shortcuts: what boxes with the same style have in common is asked of the style once, and what they have not is not looked for.

Most boxes of an official issue are plain: lengths in points, no background, no border, nothing that floats. What is known of a style
is kept with it, so a style must not be changed once boxes with it are laid out; the engine changes styles before that alone.
"""
