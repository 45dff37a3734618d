"""An office's own proof-reading service: a proof goes to its standard input as JSON lines, its answers come back as findings.

What it gets, a line a passage: {"id": 1, "path": "issues/2024/12.md", "line": 12, "column": 1, "region": "正文", "style": "body",
"part": 1, "attached": false, "text": "…"}. What it answers, a line a finding: {"id": 1, "start": 0, "end": 2, "message": "…"}, with
"code", "hint", "severity" (error, warning, note) and "right" where it likes. `start` and `end` count characters of `text`, from 0.
"""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Iterator
from typing import Annotated, NoReturn

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bulletin.desk import running
from bulletin.errors import MachineError
from bulletin.findings import Edit, Finding, Place, Severity
from bulletin.proof import Passage, Proof
from bulletin.proof.switches import THEIRS

# How long it may take for an issue, in seconds, and how much it may answer, in bytes.
LIMIT, MOST = 120, 1024 * 1024


class _Answer(BaseModel):
    """A line of what a service answers."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: int
    start: Annotated[int, Field(ge=0)]
    end: int
    message: Annotated[str, Field(min_length=1)]
    code: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")] = "finding"
    hint: str = ""
    severity: Severity = Severity.WARNING
    right: str | None = None


def ask(command: str, proof: Proof, limit: float = LIMIT) -> list[Finding]:
    """Return what the service that `command` starts finds in an issue; its codes begin with THEIRS.

    MachineError where it cannot be started, fails, takes longer than `limit` seconds, says more than MOST bytes, or answers what is none.
    """
    lines = (json.dumps(_asked(n, one, proof), ensure_ascii=False) for n, one in enumerate(proof.passages, 1))
    said = _run(command, "".join(f"{line}\n" for line in lines), limit)
    return list(proof.switches.set(_read(said, proof)))


def _asked(number: int, passage: Passage, proof: Proof) -> dict[str, object]:
    place = passage.place(0, 1)
    return {
        "id": number,
        "path": proof.issue.source.path,
        "line": place.line,
        "column": place.column,
        "region": passage.region.value,
        "style": passage.style,
        "part": passage.part,
        "attached": passage.attached,
        "text": passage.text,
    }


def _run(command: str, told: str, limit: float) -> str:
    try:
        ran = running.run(shlex.split(command, posix=os.name != "nt"), told.encode(), limit, MOST)
    except TimeoutError:
        _refuse(f"校对程序 {limit:g} 秒没有做完，已经停下：{command}", "检查它是不是在等网络，或者在等人")
    except OverflowError:
        hint = "检查它是不是在不停地重复；它只答意见，每条一行"
        _refuse(f"校对程序的答复超过 {MOST // 1024 // 1024} MB，已经停下：{command}", hint)
    except (OSError, ValueError, IndexError) as error:
        _refuse(f"运行不了校对程序：{command}", _why(error))
    if ran.code:
        last = ran.complained.decode(errors="replace").strip().rpartition("\n")[2]
        _refuse(f"校对程序出错，退出码 {ran.code}：{command}", last or "它没有说明原因")
    return ran.said.decode(errors="replace")


def _why(error: Exception) -> str:
    """Say in Chinese what is wrong with a command."""
    if isinstance(error, FileNotFoundError):
        return "没有这个命令：检查拼写，或者写出它的完整路径"
    if isinstance(error, PermissionError):
        return "没有运行它的权限：检查文件的权限"
    return "检查命令的写法，引号要成对"


def _read(said: str, proof: Proof) -> Iterator[Finding]:
    for number, line in enumerate(said.splitlines(), 1):
        if not line.strip():
            continue
        try:
            answer = _Answer.model_validate_json(line)
        except ValidationError as error:
            where = "、".join(".".join(map(str, fault["loc"])) or "整行" for fault in error.errors())
            _broken(number, line, f"不对的地方：{where}")
        passages = proof.passages
        if not 1 <= answer.id <= len(passages):
            _broken(number, line, f"id 是 1 到 {len(passages)}")
        passage = passages[answer.id - 1]
        if not answer.start <= answer.end <= len(passage.text):
            _broken(number, line, f"start、end 是 0 到 {len(passage.text)}，start 不大于 end")
        yield _finding(answer, passage)


def _finding(answer: _Answer, passage: Passage) -> Finding:
    exact = passage.exact(answer.start, answer.end) if answer.right is not None else None
    place = exact or passage.place(answer.start, answer.end)
    fix = (Edit(exact, answer.right or ""),) if exact else ()
    hint = answer.hint or (f"改为“{answer.right}”" if answer.right else "删去" if answer.right is not None else "")
    return Finding(place, f"{THEIRS}{answer.code}", answer.message, hint, answer.severity, fix)


def _broken(number: int, line: str, hint: str) -> NoReturn:
    told = re.sub(r"[\x00-\x1f\x7f]", " ", line)[:60]
    _refuse(f"校对程序第 {number} 行的答复读不懂：{told}", hint)


def _refuse(message: str, hint: str) -> NoReturn:
    raise MachineError(Finding(Place("--with"), "service-failed", message, hint))
