"""The one way a picture gets in: a file named in an issue becomes a Picture that both writers take, as fine as its page needs it."""

from bulletin.images.intake import Picture, take_in, take_in_name
from bulletin.images.resolution import COARSEST, for_page, pixels_an_inch
from bulletin.images.weight import weighed

__all__ = ["COARSEST", "Picture", "for_page", "pixels_an_inch", "take_in", "take_in_name", "weighed"]
