"""Forms of official writing that are told by where they stand: segments go in, those of a form come out as such, and as HTML."""

from bulletin.markdown.forms.recognising import recognised
from bulletin.markdown.forms.writing import Written, written

__all__ = ["Written", "recognised", "written"]
