"""Whether everything is to be tried that takes longer: `make soak` says so, `make test` does not."""

from __future__ import annotations

import os

EVERY = os.environ.get("HEIGHTS") == "every"
