"""The recipes of docs/ci.md do what they say: their lines are run in a house, and what they hand on is there."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent
from typing import Any

import houses
import pytest
import yaml
from commands import ROOT, run

Job = Mapping[str, Any]


def jobs() -> dict[str, Job]:
    """Return the jobs of all recipes, GitHub's with steps, GitLab's with a script."""
    blocks = re.findall(
        r"^```yaml\n(.*?)^```", (ROOT / "docs/ci.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    told = [yaml.safe_load(dedent(block)) for block in blocks]
    named = [(name, job) for one in told for name, job in one.get("jobs", one).items() if isinstance(job, dict)]
    return {
        f"{'GitHub' if 'steps' in job else 'GitLab'}: {name}": job
        for name, job in named
        if {"steps", "script"} & job.keys()
    }


JOBS = jobs()


def lines(job: Job) -> Iterator[str]:
    """Yield the lines of a job's shell."""
    for step in job.get("steps", ()):
        yield from step.get("run", "").splitlines()
    for part in ("before_script", "script", "after_script"):
        yield from job.get(part, ())


def handed_on(job: Job) -> list[str]:
    """Return the patterns of the files that a job hands on."""
    kept = job.get("artifacts", {})
    inputs = [step["with"] for step in job.get("steps", ()) if "upload" in step.get("uses", "")]
    paths = "\n".join(one.get("path", "") or one.get("sarif_file", "") for one in inputs).split()
    return [*paths, *kept.get("paths", ()), *kept.get("reports", {}).values()]


def carry_out(line: str, house: Path) -> int:
    """Run a line that is ours, as its shell would; the faces at hand may be others than those an office owns."""
    words, _, rest = line.partition(" > ")
    if line.startswith("mv "):
        _, before, after = line.split()
        (house / before).rename(house / after)
        return 0
    told = run(*[word for word in shlex.split(words)[1:] if word != "--strict-faces"], cwd=house)
    if rest:
        (house / rest.split()[0]).write_text(told.stdout, encoding="utf-8")
    return 0 if rest.endswith("|| true") else told.returncode


def test_there_are_recipes_for_both_that_check_build_and_publish() -> None:
    assert sorted(JOBS) == [
        *("GitHub: build", "GitHub: check", "GitHub: publish"),
        *("GitLab: build", "GitLab: check", "GitLab: pages"),
    ]


@pytest.mark.parametrize("name", JOBS)
def test_a_job_ends_well_and_hands_on_what_it_names(name: str, tmp_path: Path) -> None:
    houses.found(tmp_path, {"2024/1": houses.text(), "2024/2": houses.text(number=2, front="标题: 二期\n草稿: 是\n")})
    job = JOBS[name]
    ours = [line for line in lines(job) if line.startswith(("bulletin ", "mv "))]
    assert [line for line in ours if carry_out(line, tmp_path)] == []
    assert [pattern for pattern in handed_on(job) if not list(tmp_path.glob(pattern.rstrip("/")))] == []


@pytest.mark.parametrize("name", ["GitHub: publish", "GitLab: pages"])
def test_what_is_published_has_no_drafts(name: str) -> None:
    assert not any(line.startswith("bulletin build") for line in lines(JOBS[name]))
