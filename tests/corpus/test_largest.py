"""The largest issues that are measured are the largest that are taken."""

from __future__ import annotations

import pytest
from largest import KINDS, largest, taken


@pytest.mark.parametrize("kind", KINDS)
def test_one_more_would_be_refused(kind: str) -> None:
    count, _ = largest(kind)
    assert (taken(kind, count), taken(kind, count + 1)) == (True, False)
