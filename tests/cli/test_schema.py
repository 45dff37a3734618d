"""`bulletin schema`."""

from __future__ import annotations

import json
import re
from pathlib import Path

from commands import run
from houses import found


def test_schema_is_a_json_schema_of_the_front_matter(tmp_path: Path) -> None:
    schema = json.loads(run("schema", cwd=tmp_path).stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert (schema["type"], schema["additionalProperties"]) == ("object", False)
    assert {"number", "期号", "cumulative", "总期号", "date", "日期"} <= set(schema["properties"])


def test_the_schema_can_be_read_by_people(tmp_path: Path) -> None:
    assert '\n    "总期号": {' in run("schema", cwd=tmp_path).stdout


def test_every_reference_of_the_schema_leads_somewhere(tmp_path: Path) -> None:
    printed = run("schema", cwd=tmp_path).stdout
    references = set(re.findall(r'"\$ref": "#/\$defs/([^"]+)"', printed))
    assert references <= set(json.loads(printed).get("$defs", {}))


def test_schema_can_be_put_where_new_issues_look_for_it(tmp_path: Path) -> None:
    found(tmp_path)
    ran = run("schema", "--save", cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (0, "issues/.schema.json\n")
    saved = (tmp_path / "issues/.schema.json").read_text(encoding="utf-8")
    assert saved == run("schema", cwd=tmp_path).stdout
