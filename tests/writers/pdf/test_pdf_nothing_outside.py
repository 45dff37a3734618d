"""Nothing comes from outside the house: no file, no network."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import pytest
from commands import python
from houses import document
from PIL import Image
from printing import PRINT
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError

from bulletin.typesetting.pages import BASE, Fetcher

# The engine leaves the colour profile of PDF/A open (weasyprint/pdf/pdfa.py); nobody but Python's warning is hurt.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014:ResourceWarning")


CONSTRUCTS = {
    "picture": '<img src="{}">',
    "object": '<object data="{}"></object>',
    "embed": '<embed src="{}">',
    "style sheet": '<link rel="stylesheet" href="{}">',
    "import": "<style>@import url({});</style>x",
    "background": '<p style="background:url({})">x',
    "list mark": '<ul style="list-style-image:url({})"><li>x</ul>',
    "content": "<style>p::before {{content: url({})}}</style><p>x",
    "border": '<p style="border:1px solid;border-image:url({}) 1">x',
    "attachment": '<link rel="attachment" href="{}">x',
    "attached link": '<a rel="attachment" href="{}">x</a>',
}
ADDRESSES = ["file://{secret}", "http://127.0.0.1:9/x.png", "https://example.org/x.png", "ftp://127.0.0.1/x"]


@pytest.fixture
def sockets(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Note every attempt to open a socket, and let none succeed."""
    tried: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        tried.append(arguments)
        raise OSError

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(f"socket.{name}", refuse)
    return tried


@pytest.mark.parametrize("construct", CONSTRUCTS.values(), ids=CONSTRUCTS)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_engine_gets_nothing_that_is_not_on_the_shelf(
    construct: str, address: str, sockets: list[object], tmp_path: Path
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    html = construct.format(address.format(secret=secret))
    with pytest.raises(FatalURLFetchingError):
        HTML(string=html, base_url=BASE, url_fetcher=Fetcher({})).write_pdf()
    assert sockets == []


@pytest.mark.parametrize("scheme", ["file:///etc/passwd", "data:text/plain,x", "http://x/", "/etc/passwd", "x", ""])
def test_the_shelf_gives_only_what_lies_on_it(scheme: str, sockets: list[object]) -> None:
    shelf = Fetcher({"a.png": b"a"})
    with pytest.raises(FatalURLFetchingError):
        shelf.fetch(scheme)
    assert (shelf.fetch(f"{BASE}a.png").read(), sockets) == (b"a", [])


@pytest.mark.parametrize("name", ["../a.png", "./a.png", "a.png?x", "a.png#x", "A.png", "x/../a.png"])
def test_the_shelf_knows_no_other_spelling(name: str) -> None:
    with pytest.raises(FatalURLFetchingError):
        Fetcher({"a.png": b"a"}).fetch(BASE + name)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_face_from_elsewhere_is_not_fetched(address: str, sockets: list[object], tmp_path: Path) -> None:
    css = f'@font-face {{ font-family: x; src: url("{address.format(secret=tmp_path)}") }}'
    with pytest.raises(FatalURLFetchingError):
        CSS(string=css, base_url=BASE, url_fetcher=Fetcher({}), font_config=FontConfiguration())
    assert sockets == []


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_drawing_within_the_page_gets_nothing_from_elsewhere(
    address: str, sockets: list[object], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []
    fetch = Fetcher.fetch

    def noted(self: Fetcher, url: str, headers: Mapping[str, str] | None = None) -> object:
        asked.append(url)
        return fetch(self, url, headers)

    monkeypatch.setattr(Fetcher, "fetch", noted)
    html = f'<svg width="9" height="9"><image href="{address.format(secret=tmp_path)}" width="9" height="9"/></svg>'
    with contextlib.suppress(FatalURLFetchingError):
        HTML(string=html, base_url=BASE, url_fetcher=Fetcher({})).write_pdf()
    assert (asked, sockets) == ([address.format(secret=tmp_path)], [])


AUDIT = """
import sys
heard = []
sys.addaudithook(lambda name, arguments: heard.append((name, str(arguments[0]))) if name.startswith("socket.")
                 or name == "open" and "secret.png" in str(arguments[0]) else None)
"""


def test_a_whole_build_opens_no_socket_and_no_file_outside(tmp_path: Path) -> None:
    (tmp_path / "secret.png").write_bytes(b"secret")
    house = tmp_path / "house"
    document(house, "[甲](https://example.org/)，[乙](http://127.0.0.1:9/)，见file:///etc/passwd。\n")
    ran = python(f"{AUDIT}{PRINT}print(heard)", str(house), cwd=house)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("address", ["../../../secret.png", "file:///etc/passwd", "http://127.0.0.1:9/x.png", "/x.png"])
def test_a_picture_from_outside_the_house_is_refused_and_never_read(address: str, tmp_path: Path) -> None:
    Image.new("L", (9, 9)).save(tmp_path / "secret.png")
    house = tmp_path / "house"
    document(house, "甲。\n")
    path = house / "issues/2024/1.md"
    path.write_text(path.read_text(encoding="utf-8") + f'\n![图]({address} "图1")\n', encoding="utf-8")
    ran = python(f"{AUDIT}import atexit; atexit.register(lambda: print(heard))\n{PRINT}", str(house), cwd=house)
    assert ("ContentError" in ran.stderr, ran.stdout.splitlines()[-1]) == (True, "[]")
