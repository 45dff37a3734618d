"""The yearly volume (合订本) and the contents of a year (年度总目录): a year's issues go in, the bytes of their files come out."""

from bulletin.archive.volume.alike import refuse_unlike
from bulletin.archive.volume.binding import Laid, bind, laid_out, lay_out
from bulletin.archive.volume.listing import contents

__all__ = ["Laid", "bind", "contents", "laid_out", "lay_out", "refuse_unlike"]
