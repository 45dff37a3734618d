"""Which of the engine's own libraries this machine has; importing it loads them, with OSError where one is missing."""

from __future__ import annotations

from weasyprint.text.ffi import harfbuzz_subset, pango


def pango_version() -> str:
    """Return the version of Pango, which sets the lines."""
    number = pango.pango_version()
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def can_subset() -> bool:
    """Tell whether HarfBuzz makes small fonts of large ones here; without it an issue takes seconds."""
    return bool(harfbuzz_subset)
