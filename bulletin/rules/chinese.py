"""What rules of several families know of Chinese text: classes of characters for their expressions, and which text is Chinese."""

from __future__ import annotations

import re
from functools import lru_cache

HAN = "\u3400-\u4dbf\u4e00-\u9fff〇"
NUMERALS = "一二三四五六七八九"
_HAN = re.compile(f"[{HAN}]")
_LATIN = re.compile("[A-Za-z]")


@lru_cache(maxsize=64)  # rules ask again for every mark of a passage
def is_chinese(text: str) -> bool:
    """Tell whether a text has more 汉字 than words of Latin letters would leave it: an English sentence with a name in 汉字 has not."""
    return len(_HAN.findall(text)) > len(_LATIN.findall(text)) / 2
