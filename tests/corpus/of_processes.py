"""Processes: streams that are closed or full, disks that are full, signals, and what else a system may do to a program."""

from __future__ import annotations

from pathlib import Path

from case import FRONT, ISSUE, Case, fronted, house

FAMILY = "processes"
_TEXT = fronted(FRONT.values(), "正文。\n")
_FAULTY = _TEXT.replace("2024-07-30", "2024-02-30")
_WRONG = ("date-invalid", f"{ISSUE}:4:5")
_BOTH = ("build/2024/1.pdf", "build/2024/1.docx")


def _case(
    name: str, shell: str, code: int, *found: tuple[str, str], text: str = _FAULTY, built: tuple[str, ...] = ()
) -> Case:
    def put(root: Path) -> None:
        house(root, {ISSUE: text})

    there = built or (_BOTH if code == 0 else ())
    return Case(FAMILY, name, code, put, frozenset(found), words=("build",), built=there, shell=shell)


def cases() -> list[Case]:
    """Return the cases of this class."""
    return [
        _case("no output", '"$@" >&-', 1, _WRONG),
        _case("no stream for errors", '"$@" 2>&-', 1),
        _case("no stream at all", '"$@" <&- >&- 2>&-', 1),
        _case("an output that nobody reads", '{ "$@"; echo $? >&3; } 3>code | :; exit $(cat code)', 1, _WRONG),
        _case("errors that nobody reads", '{ "$@"; echo $? >&3; } 2>&1 3>code | :; exit $(cat code)', 1),
        _case(
            "an output of GBK",
            'PYTHONIOENCODING=gbk "$@" 2>e; code=$?; iconv -f gbk -t utf-8 e >&2; exit $code',
            1,
            _WRONG,
        ),
        _case("no language", 'env -u LANG -u LC_ALL LC_ALL=C "$@"', 1, _WRONG),
        _case("an empty environment", 'env -i PYTHONPATH="$PYTHONPATH" "$@"', 1, _WRONG),
        _case("a signal at once", '"$@" & kill -TERM $!; wait $!', 143, text=_TEXT),
        _case("a working folder that is gone", 'mkdir x; cd x; rmdir ../x; "$@"', 2, ("house-missing", "bulletin")),
        _case("a disk that is full", 'ulimit -f 8; "$@"', 3, ("disk-full", "build/2024"), text=_TEXT),
        _case("an output that is full", '"$@" >/dev/full', 3, ("disk-full", "标准输出"), text=_TEXT, built=_BOTH),
        _case("a cache that nobody may write", 'XDG_CACHE_HOME=/proc/x "$@"', 0, text=_TEXT),
        _case("no room for temporary files", 'TMPDIR=/nowhere "$@"', 0, text=_TEXT),
        _case("sixty-four open files", 'ulimit -n 64; "$@"', 0, text=_TEXT),
    ]
