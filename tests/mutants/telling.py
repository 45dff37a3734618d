"""A plugin of pytest's: a test goes in; the processes that it starts tell coverage its name.

Coverage hands its settings on in the environment (coverage.patch), worked out when the first process begins.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode

import pytest
from commands import MEASURED


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Put the name of a test where its processes look for their context."""
    settings = json.loads(b64decode(os.environ[MEASURED]))
    os.environ[MEASURED] = b64encode(json.dumps({**settings, "context": item.nodeid}).encode()).decode()
