"""The one guarded way through a template: its name and values go in; text, or a finding at the template's line, comes out."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FunctionType, TracebackType
from typing import TYPE_CHECKING, Any

from bulletin import kept
from bulletin.errors import ContentError, LimitError
from bulletin.findings import Finding, Place, Source
from bulletin.start.cupboard import Drawer

if sys.platform != "win32":
    import resource

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket

Filters = Mapping[str, Callable[..., Any]]
# A template reads plain values, Jinja's own and our records; whatever else a library hands it stays closed.
_OPEN = {"builtins", "types", "datetime", "markupsafe", "jinja2", "bulletin"}
# What `**` may be asked for: 9 ** 9 ** 9 would not end.
_LARGEST_POWER = 16
# What a template may write, in characters, and the memory that it may take for that, in bytes.
_MOST_WRITTEN, _MOST_MEMORY = 16_000_000, 1 << 29
# What templates were compiled to, by an earlier process too.
_COMPILED = Drawer("templates")
_ENVIRONMENTS: kept.Kept[Environment] = kept.Kept()


@cache
def packaged_templates() -> tuple[Path, ...]:
    """Return the folders of the templates that come with the program: in the package, and beside it in a checkout."""
    package = Path(__file__).resolve().parent
    checkout = (package.parent / "templates",) if (package.parent / "pyproject.toml").is_file() else ()
    return (package / "templates", *checkout)


@dataclass(frozen=True, eq=False)
class Dialect:
    """What templates of one kind may use: filters, and filters that are given the template's variables first.

    `escape` writes values as text of HTML. Compared and hashed by identity: there is one for each kind of template.
    """

    filters: Filters = field(default_factory=dict)
    aware: Filters = field(default_factory=dict)
    escape: bool = True


def render(folders: Sequence[Path], name: str, values: Mapping[str, object], dialect: Dialect) -> str:
    """Render the template `name` (lianluo/issue.html.j2) of the first of the `folders` that has it.

    Raises ContentError at the template's line for whatever is wrong with it, LimitError where it writes too much or takes
    too much memory.
    """
    places = tuple(folders)
    state = [kept.stamps(folder) for folder in places]
    environment = _ENVIRONMENTS.get((places, dialect), state, lambda: _environment(places, dialect))
    try:
        with _bounded_memory():
            return _joined(environment.get_template(name).generate(values))
    except MemoryError:
        message = f"模板写出来的内容超过 {_MOST_WRITTEN // 10_000} 万字，或者用了太多内存"
        finding = Finding(Place(f"templates/{name}"), "template-too-much", message, "检查模板里的循环和重复")
        raise LimitError(finding) from None
    except Exception as error:  # noqa: BLE001  # whatever code in a template may raise is the template's fault
        raise ContentError(_fault(error, name)) from None


def _joined(pieces: Iterable[str]) -> str:
    """Join what a template writes; MemoryError where it does not come to an end."""
    written, length = [], 0
    for piece in pieces:
        length += len(piece)
        if length > _MOST_WRITTEN:
            raise MemoryError(length)
        written.append(piece)
    return "".join(written)


@contextmanager
def _bounded_memory() -> Iterator[None]:
    """Let a template take so much memory beyond what the process has, where the system can be asked that."""
    status = Path("/proc/self/statm")
    if sys.platform == "win32" or not status.exists():
        yield
        return
    taken = int(status.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (_within(taken + _MOST_MEMORY, soft), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def _within(wanted: int, limit: int) -> int:
    """Return a limit no higher than the one there is; -1 is none."""
    return wanted if limit < 0 else min(wanted, limit)


def _environment(folders: tuple[Path, ...], dialect: Dialect) -> Environment:
    """Build the sandbox; unknown names are errors."""
    from jinja2 import (  # noqa: PLC0415  # late: --help needs no templates
        BytecodeCache,
        FileSystemLoader,
        StrictUndefined,
        __version__,
        pass_context,
    )
    from jinja2.exceptions import SecurityError, TemplateNotFound  # noqa: PLC0415
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    class Sandbox(ImmutableSandboxedEnvironment):
        """Lets a template read data and call nothing of ours: a record may know how to open files or to unpickle."""

        intercepted_binops = frozenset({"**"})

        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            home = type(obj).__module__.partition(".")[0]
            ours = home == "bulletin" and (callable(value) or attr.startswith("model_"))
            code = isinstance(obj, (type, FunctionType))
            return home in _OPEN and not ours and not code and super().is_safe_attribute(obj, attr, value)

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401  # any two values
            if right > _LARGEST_POWER:
                message = f"'**{right}'"
                raise SecurityError(message)
            return super().call_binop(context, operator, left, right)

    class Loader(FileSystemLoader):
        """Loads templates from inside the folders alone: a link may lead to any file of the machine."""

        def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
            source, path, fresh = super().get_source(environment, template)
            real = Path(path).resolve()
            if not any(real.is_relative_to(Path(folder).resolve()) for folder in self.searchpath):
                raise TemplateNotFound(template)
            return source, path, fresh

    class Compiled(BytecodeCache):
        """Keeps what a template is compiled to by its text, name and file, Jinja's version, this module's, and what a dialect changes."""

        def load_bytecode(self, bucket: Bucket) -> None:
            if code := _COMPILED.get(_key(bucket)):
                bucket.bytecode_from_string(code)

        def dump_bytecode(self, bucket: Bucket) -> None:
            _COMPILED.put(_key(bucket), bucket.bytecode_to_string())

    own = [__version__, kept.stamp(__file__), dialect.escape, sorted(dialect.filters), sorted(dialect.aware)]

    def _key(bucket: Bucket) -> str:
        return f"{bucket.key} {bucket.checksum} {own}"

    environment = Sandbox(
        loader=Loader([str(folder) for folder in folders]),
        bytecode_cache=Compiled(),
        autoescape=dialect.escape,
        undefined=StrictUndefined,
    )
    aware = {**dialect.aware, **{name: _unaware(function) for name, function in dialect.filters.items()}}
    environment.filters.update((name, pass_context(_own(function))) for name, function in aware.items())
    return environment


def _unaware(function: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a filter that needs no variables as one that is given them: Jinja would work it out once and compile what comes out."""

    def wrapper(_context: object, *arguments: object, **named: object) -> object:
        return function(*arguments, **named)

    return wrapper


def _own(function: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap a filter, so that Jinja marks the wrapper and leaves the function as it is."""

    def wrapper(*arguments: object, **named: object) -> object:
        return function(*arguments, **named)

    return wrapper


def _fault(error: Exception, name: str) -> Finding:
    """Say in Chinese what is wrong with a template, at its line where one is known."""
    from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415  # late, as above

    place = _place(error.__traceback__) or Place(f"templates/{name}")
    match error:
        case TemplateSyntaxError():
            return Finding(_written(error), "template-broken", f"模板有错：{error.message}", "改正模板后再试")
        case TemplateNotFound():
            hint = "检查 extends、include 后面的名字；模板放在 templates/ 下"
            return Finding(place, "template-missing", f"找不到模板文件：{error.name}", hint)
        case SecurityError():
            closed = re.search(r"'(.+?)'", str(error))
            hint = "模板只能读出数据，不能打开文件、运行程序"
            return Finding(place, "template-broken", f"模板里不许用：{closed[1] if closed else error}", hint)
        case UnicodeDecodeError():
            return Finding(place, "template-broken", "模板不是 UTF-8 编码", "用编辑软件另存为 UTF-8 编码")
        case _:
            return _unexpected(error, place)


def _unexpected(error: Exception, place: Place) -> Finding:
    hint = "检查模板里 {{ … }} 的写法"
    unknown = re.search(r"'([\w-]+)' is undefined|no attribute '([\w-]+)'", str(error))
    if unknown is None:
        return Finding(place, "template-broken", f"模板不能这样写：{error or type(error).__name__}", hint)
    return Finding(place, "template-variable", f"模板用了不存在的变量：{unknown[1] or unknown[2]}", hint)


def _written(error: Any) -> Place:  # noqa: ANN401  # jinja2's TemplateSyntaxError, whose source is not typed
    return Source(f"templates/{error.name}", error.source or "").place(error.lineno)


def _place(trace: TracebackType | None) -> Place | None:
    """Return the innermost line of a template that a trace goes through."""
    place = None
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix == ".j2":
            source = Source(f"templates/{path.parent.name}/{path.name}", path.read_text(encoding="utf-8"))
            place = source.place(trace.tb_lineno)
        trace = trace.tb_next
    return place
