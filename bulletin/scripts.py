"""Text by script: which characters take the Latin face, and where a line may end besides where engines think."""

from __future__ import annotations

import re

# GB/T 15834 marks and the signs of GB/T 2312 that stand a full character wide, though their code points are not Han.
_WIDE = "“”‘’—…·×÷±°§"
_LATIN = re.compile(r"[\u0020-\u024F\u2013\u2022€£]+")
OPENING = "“‘《〈（〔【「『〖"
CLOSING = "”’》〉）〕】」』〗"
NEVER_FIRST = CLOSING + "。，、；：？！％℃·%…—～"
NEVER_LAST = OPENING


def split(text: str) -> list[tuple[bool, str]]:
    """Split `text` into runs (latin, text): ASCII and Latin letters, digits and marks against everything else."""
    runs: list[tuple[bool, str]] = []
    for char in text:
        latin = char not in _WIDE and bool(_LATIN.fullmatch(char))
        if runs and runs[-1][0] == latin:
            runs[-1] = (latin, runs[-1][1] + char)
        else:
            runs.append((latin, char))
    return runs
