"""The yearly volume (合订本) and the contents of a year (总目录): a year's issues go in, the bytes of their files come out."""

from bulletin.archive.volume.binding import bind, lay_out

__all__ = ["bind", "lay_out"]
