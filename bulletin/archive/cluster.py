"""Workers of a dask cluster: paths of issues go out to them, what was built of each comes back and is taken at once.

Only a few are out at a time, and what has come back is let go there: so a worker that is lost costs the issue that it was at, and no other.
All that an issue stands on is compared, its faces and libraries too: other machines make the same bytes, or are refused.
"""

from __future__ import annotations

import logging
import time
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from types import ModuleType, TracebackType
from typing import Any, NoReturn, Self, TypeAlias
from uuid import uuid4

from bulletin.archive import afar
from bulletin.archive.crew import How, Lost
from bulletin.archive.grounds import Ground
from bulletin.archive.manifest import Grounds, Manifest, digest
from bulletin.archive.stale import differences
from bulletin.archive.work import Means, Start
from bulletin.archive.worker import Failed, Made, Setting
from bulletin.errors import MachineError, UsageError
from bulletin.findings import Finding, Place
from bulletin.manuscripts.house import House

# The library has no types of its own that are worth while.
_Client: TypeAlias = Any
_Future: TypeAlias = Any
SCHEME = "dask://"
# How long workers that are just not there are waited for, an answer at a stretch, and a cluster that is not there, or has no workers, in seconds.
_PAUSE, _STRETCH, _PATIENCE = 0.1, 1.0, 20.0


class Cluster:
    """The workers that the scheduler at `address` (host:port) has, for the issues of `house`; so many tasks are out as `window` says, or two a worker."""

    def __init__(self, address: str, house: House, formats: Sequence[str], means: Means, window: int | None) -> None:
        self._address, self._house, self._means, self._window = address, house, means, window
        self._setting = Setting(house.root, tuple(formats), 0, means.strict_faces)
        self._ground = Ground(house, Manifest(house.root))
        self._run, self._numbers = uuid4().hex, count()
        self._client: _Client = None
        self._seen = self._heard = time.monotonic()

    def __enter__(self) -> Self:
        distributed = _loaded()
        try:
            self._client = distributed.Client(f"tcp://{self._address}", timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            self._refuse("连不上集群", error)
        try:
            self._compare()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._close()

    def run(self, tasks: Iterable[Path]) -> Iterator[tuple[Path, Made | Lost]]:
        """Yield each path with what was made of it, or with the Lost of it. MachineError where the cluster is lost."""
        waiting, out = deque(tasks), dict[_Future, Path]()
        self._heard = time.monotonic()
        try:
            while waiting or out:
                self._send(waiting, out)
                answers = [(out.pop(future), self._answer(future)) for future in self._come_back(out)]
                self._send(waiting, out)  # before the answers are seen to, which takes a while
                yield from answers
        finally:
            with suppress(Exception):
                self._client.cancel(list(out), force=True)

    def _come_back(self, out: dict[_Future, Path]) -> list[_Future]:
        """Wait a while for any of the tasks that are out, and return those that have come back."""
        distributed = _loaded()
        if not out:  # no worker is there just now
            time.sleep(_PAUSE)
            return []
        try:
            with self._client.as_current():
                back = list(distributed.wait(list(out), timeout=_STRETCH, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            if time.monotonic() - self._heard > 2 * self._means.limit + _PATIENCE:  # workers end what takes longer
                self._refuse("集群很久没有答复")
            return []
        except (distributed.CancelledError, OSError) as error:
            self._refuse("和集群断开了", error)
        self._heard = time.monotonic()
        return back

    def _send(self, waiting: deque[Path], out: dict[_Future, Path]) -> None:
        """Send out what is still to be built, as far as the window goes."""
        window = self._window or 2 * self._workers()
        while waiting and len(out) < window:
            path = waiting.popleft()
            task = afar.Task(self._run, self._setting, path, digest(path), self._means.limit)
            key = f"bulletin-{self._run}-{next(self._numbers)}"
            out[self._client.submit(afar.make, task, key=key, pure=False)] = path

    def _answer(self, future: _Future) -> Made | Lost:
        """Take what has come back, and let it go on the cluster."""
        distributed = _loaded()
        try:
            if error := future.exception(timeout=_PATIENCE):
                if isinstance(error, distributed.KilledWorker):
                    return Lost(How.DIED)
                _unlike(f"集群的机器上运行不了这个程序：{error}")
            answer: afar.Answer = future.result(timeout=_PATIENCE)
        except (distributed.CancelledError, OSError) as error:
            self._refuse("和集群断开了", error)
        finally:
            future.release()
        made = answer.made
        if not isinstance(made, Failed) and answer.grounds != self._ground.of(made.template).key:
            _unlike("集群里后来的一台机器和这里不一样，它做的没有写出来")
        return made

    def _workers(self) -> int:
        """Count the workers; MachineError where there have been none for a while."""
        try:
            found = len(self._client.nthreads())
        except (OSError, RuntimeError) as error:
            self._refuse("和集群断开了", error)
        now = time.monotonic()
        if found:
            self._seen = now
        elif now - self._seen > _PATIENCE:
            self._refuse("集群里没有可以用的进程")
        return found

    def _compare(self) -> None:
        """Refuse a cluster of which a machine is not as this one."""
        self._seen = time.monotonic()
        while not self._workers():
            time.sleep(_PAUSE)
        root, template = self._house.root, self._house.template
        found: dict[str, Grounds | Exception | None] = self._client.run(afar.look, root, template, on_error="return")
        ours = self._ground.of(template)
        for worker, theirs in found.items():
            if isinstance(theirs, Exception):
                _unlike(f"{worker} 上运行不了这个程序：{theirs}")
            if theirs is None:
                _unlike(f"{worker} 上没有这个文件夹：{root}")
            if theirs.key != ours.key:
                _unlike(f"{worker} 和这里不一样（这里 → 那里）：{'；'.join(differences(ours, theirs))}")

    def _refuse(self, message: str, error: BaseException | None = None) -> NoReturn:
        told = f"{message}：{error}" if error and str(error) else message
        hint = "看 dask scheduler 和 dask worker 是不是在运行，地址对不对；再运行一次，从断开的地方接着做"
        raise MachineError(Finding(Place(f"{SCHEME}{self._address}"), "cluster-unreachable", told, hint)) from None

    def _close(self) -> None:
        with suppress(Exception):
            self._client.close(timeout=1)


def _unlike(message: str) -> NoReturn:
    hint = "各台机器装同样版本的程序、程序库和字体，刊物的文件夹共享在同样的路径；改好以后重新启动 dask worker"
    raise MachineError(Finding(Place("--executor"), "cluster-differs", message, hint)) from None


def _loaded() -> ModuleType:
    """Load the library; UsageError where it is not installed."""
    try:
        import distributed
    except ImportError:
        hint = "pip install 'bulletin[dask]'"
        raise UsageError(Finding(Place("--executor"), "cluster-missing", "没有安装 dask", hint)) from None
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what is wrong is told in our words
    warnings.filterwarnings("ignore", message="(?s).*version", module="distributed")
    loaded: ModuleType = distributed
    return loaded


def start(address: str, window: int | None) -> Start:
    """Return what begins a run on the cluster at `address`, as it is written behind --executor. UsageError where that is none."""
    host, colon, port = address.removeprefix(SCHEME).rpartition(":")
    if not address.startswith(SCHEME) or not (host and colon and port.isdecimal()):
        hint = "写 local，或者集群调度程序的地址，例如 dask://192.0.2.7:8786"
        raise UsageError(Finding(Place("--executor"), "executor-invalid", f"--executor 写得不对：{address}", hint))
    _loaded()
    return partial(_begun, f"{host}:{port}", window)


def _begun(address: str, window: int | None, house: House, formats: Sequence[str], means: Means) -> Cluster:
    return Cluster(address, house, formats, means, window)
