"""The door of the command line, `bulletin` and `python -m bulletin`: open for Ctrl-C before the program is loaded."""

from __future__ import annotations

import os
import signal
from types import FrameType


def main() -> None:
    """Run the command line; Ctrl-C ends it with exit code 130, from the first moment on."""
    signal.signal(signal.SIGINT, _leave)
    from bulletin.start import hurried  # noqa: PLC0415  # loads what takes a while, too

    with hurried():
        from bulletin.cli.program import main as run  # noqa: PLC0415  # takes a tenth of a second, and sets its own handler

        run()


def _leave(number: int, _frame: FrameType | None) -> None:
    """Leave at once: nothing has begun, and an exception would be told by whatever module is being loaded."""
    os._exit(128 + number)


if __name__ == "__main__":
    main()
