"""The register of what we put into the engine: mends go in, an engine that has them comes out, and what could not be put is told.

WeasyPrint and pydyf are helped under names that are not public. Each such name has its record: a `Patch` where something of ours
takes its place, a `Declaration` where cffi learns one more function, a `Lean` where we read, call or override what is there.
Records that make sense only together are one `Mend`.

To add one, write a module with `MENDS = (Mend(...),)` and name it in `MODULES` of bulletin/engine/__init__.py. A patch reaches what
it stands in for through `original`.
"""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from types import CodeType, FunctionType
from typing import TYPE_CHECKING

from bulletin.engine.untyped import Foreign
from bulletin.errors import MachineError
from bulletin.findings import Finding, Place, Severity

if TYPE_CHECKING:
    from bulletin.engine.faces import Faces

# Which versions the patches are written for, and tried with.
VERSIONS = {"weasyprint": "70.", "pydyf": "0.13."}
_NOTHING = object()


@dataclass(eq=False, repr=False, match_args=False, kw_only=True)
class Lean:
    """A name of the engine that has to be as we know it: `name` of the `owner`, which is `package.module` or `package.module:Class`.

    `why` says in a sentence what for. Where they are given, its parameters must be `takes`, its own code must speak of each of
    `names`, and the functions or methods `used_by` of the same module must look it up.
    """

    owner: str
    name: str
    why: str
    takes: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.owner.replace(':', '.')}.{self.name}"

    def holder(self) -> Foreign:
        """Return the owner itself. Raises ImportError or AttributeError where it has gone."""
        module, _, path = self.owner.partition(":")
        return _within(import_module(module), path)

    def fault(self) -> str:
        """Say what is not as we know it, nothing where all is well."""
        try:
            target = _target(self.holder(), self.name)
            users = [_target(import_module(self.owner.partition(":")[0]), user) for user in self.used_by]
        except (ImportError, AttributeError):
            return "没有了"
        if self.takes and _parameters(target) != self.takes:
            return "参数变了"
        if not set(self.names) <= _names(target):
            return "里面变了"
        return "" if all(self.name in _names(user) for user in users) else "没有谁用它了"

    def put(self) -> None:
        """Put nothing: what is there is as we want it."""

    def take_back(self) -> None:
        """Take nothing back."""


@dataclass(eq=False, repr=False, match_args=False, kw_only=True)
class Patch(Lean):
    """A name that something of ours takes the place of; `ours` is put there, `original` is what was there before."""

    ours: Foreign
    original: Foreign = field(default=_NOTHING, init=False)

    def fault(self) -> str:
        """Say what is not as we know it, the version first."""
        package = self.owner.partition(":")[0].partition(".")[0]
        version = str(import_module(package).VERSION)
        return super().fault() if version.startswith(VERSIONS[package]) else f"{package} {version} 没有试过"

    def put(self) -> None:
        """Put ours in the place of what is there."""
        holder = self.holder()
        self.original = _target(holder, self.name)
        setattr(holder, self.name, self.ours)

    def take_back(self) -> None:
        """Leave the name as it was before; without effect where nothing was put."""
        if self.original is _NOTHING:
            return
        if getattr(builtins, self.name, _NOTHING) is self.original:
            delattr(self.holder(), self.name)
        else:
            setattr(self.holder(), self.name, self.original)
        self.original = _NOTHING


@dataclass(eq=False, repr=False, match_args=False, kw_only=True)
class Declaration(Lean):
    """A function of one of the engine's C libraries that its cffi is told of; it stays, since it changes nothing that is there."""

    declares: str
    _told: bool = field(default=False, init=False)

    def put(self) -> None:
        """Declare the function."""
        if not self._told:
            _target(self.holder(), self.name).cdef(self.declares)
            self._told = True


@dataclass(eq=False, repr=False, match_args=False, kw_only=True)
class Mend:
    """Records that stand or fall together: all are in place, or none.

    `without` tells editors what pages are like without it; where they could be wrong, it is `needed` and nothing is laid out.
    `trial` shows, with the faces of a layout, that what was put works here; it must be cheap, for every process runs it once. Where
    there is none, what the records say of the engine's code must do.
    """

    records: tuple[Lean, ...]
    without: str
    trial: Callable[[Faces], bool] | None = None
    needed: bool = False
    holds: bool = field(default=False, init=False)

    def fault(self) -> str:
        """Name the records that are not as we know them, and what is wrong with each."""
        return "、".join(f"{record}（{fault}）" for record in self.records if (fault := record.fault()))

    def put(self, faces: Faces) -> str:
        """Put what the records say and try it out; where that fails, take all back and name them."""
        for record in self.records:
            record.put()
        self.holds = self.works(faces)
        if self.holds:
            return ""
        self.take_back()
        return "、".join(f"{record}（试了不行）" for record in self.records)

    def take_back(self) -> None:
        """Leave the engine as it was."""
        self.holds = False
        for record in reversed(self.records):
            record.take_back()

    def works(self, faces: Faces) -> bool:
        """Try out what was put; whatever goes wrong is a no, but for want of memory, which tells nothing of the engine."""
        try:
            return self.trial is None or self.trial(faces)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # an engine that we do not know fails in any way it likes
            return False


class Register:
    """The mends of a process, in the order in which they are put."""

    def __init__(self, mends: Iterable[Mend]) -> None:
        self.mends = tuple(mends)
        self._faults: dict[Mend, str] | None = None
        self._started = False

    def check(self) -> tuple[Finding, ...]:
        """Look at every record, once a process, before anything is put; return a warning for each mend that cannot be put.

        Raises MachineError with a finding for each of those that are needed.
        """
        if self._faults is None:
            self._faults = {mend: mend.fault() for mend in self.mends}
        return self._told()

    def start(self, faces: Faces) -> tuple[Finding, ...]:
        """Put every mend and try it out, once a process; return a warning for each that could not be put. Raises as `check` does.

        Where it is broken off, all is taken back: pages are never laid out with some of the mends.
        """
        self.check()
        if not self._started:
            self._started = True
            try:
                self._faults = {mend: fault or mend.put(faces) for mend, fault in (self._faults or {}).items()}
            except BaseException:
                self.stop()
                raise
        return self._told()

    def stop(self) -> None:
        """Take every mend back, the last one first, so that a start begins anew."""
        for mend in reversed(self.mends):
            mend.take_back()
        self._faults, self._started = None, False

    def _told(self) -> tuple[Finding, ...]:
        if errors := list(self._findings(Severity.ERROR, needed=True)):
            raise MachineError(errors)
        return tuple(self._findings(Severity.WARNING, needed=False))

    def _findings(self, severity: Severity, *, needed: bool) -> Iterator[Finding]:
        for mend, fault in (self._faults or {}).items():
            if fault and mend.needed is needed:
                yield missing(fault, mend.without, severity)


def missing(fault: str, without: str, severity: Severity = Severity.ERROR) -> Finding:
    """Tell of an engine that is not the one we know: its `fault`, and what comes of it."""
    known = "、".join(f"{package} {version}*" for package, version in VERSIONS.items())
    message = f"排版引擎和程序对不上：{fault}；{without}"
    return Finding(
        Place("weasyprint"),
        "engine-patch-missing",
        message,
        f"装回 {known}：运行 make setup，或者 pip install --force-reinstall bulletin",
        severity,
    )


def unloadable(error: OSError) -> Finding:
    """Tell of a library of the engine's that this machine has not."""
    hint = "装上 Pango：Debian 运行 make setup，或者 apt install libpango-1.0-0 libpangoft2-1.0-0；Windows 见 WeasyPrint 的安装说明"
    return Finding(Place("weasyprint"), "engine-unloadable", f"排版引擎装不起来：{error}", hint)


def _within(owner: Foreign, path: str) -> Foreign:
    """Follow `Class.method` from its module."""
    for name in filter(None, path.split(".")):
        owner = getattr(owner, name)
    return owner


def _target(owner: Foreign, path: str) -> Foreign:
    """Find a name in its owner, as the owner's own code would: a module has Python's own names too."""
    if hasattr(builtins, path) and not hasattr(owner, path):
        return getattr(builtins, path)
    return _within(owner, path)


def _code(target: Foreign) -> CodeType | None:
    """Return the code of a function, of a property's getter, of what makes a class; None for anything else."""
    function = target.fget if isinstance(target, property) else target
    if isinstance(target, type):
        function = target.__init__  # type: ignore[misc]  # of the engine's own class
    return function.__code__ if isinstance(function, FunctionType) else None


def _parameters(target: Foreign) -> tuple[str, ...]:
    code = _code(target)
    return code.co_varnames[: code.co_argcount + code.co_kwonlyargcount] if code else ()


def _names(target: Foreign) -> set[str]:
    """Return every global and attribute that a function speaks of, with the functions inside it."""
    code = _code(target)
    return set(_spoken_of(code)) if code else set()


def _spoken_of(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _spoken_of(constant)
