"""Findings in every form that they are printed in: findings go in, what is printed comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from bulletin.cli.reports.gitlab import gitlab
from bulletin.cli.reports.junit import junit
from bulletin.cli.reports.lines import github, json_lines
from bulletin.cli.reports.rdjson import rdjson
from bulletin.cli.reports.sarif import sarif
from bulletin.cli.reports.text import text
from bulletin.findings import Finding

# Printed as they come.
FORMATS: dict[str, Callable[[Sequence[Finding]], str]] = {"text": text, "json": json_lines, "github": github}

# Printed at the end, as one whole.
WHOLE: dict[str, Callable[[Sequence[Finding]], str]] = {"sarif": sarif, "gitlab": gitlab, "rdjson": rdjson}

__all__ = ["FORMATS", "WHOLE", "github", "gitlab", "json_lines", "junit", "rdjson", "sarif", "text"]
