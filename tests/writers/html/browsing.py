"""Reading pages as a browser has them: pages by name go in; what is seen, asked for and found wrong with each comes out.

One browser looks at all of them, and axe is loaded once: to load it anew for each page takes longer than to run it.
"""

from __future__ import annotations

import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import ConsoleMessage, Page, Request, sync_playwright

NODE = Path(__file__).parents[2] / "node/node_modules"
AXE = (NODE / "axe-core/axe.min.js").read_text(encoding="utf-8")
NU = NODE / "vnu-jar/build/dist/vnu.jar"
BROWSER = "/usr/bin/chromium"
# A narrow telephone, in CSS's pixels.
NARROW, HEIGHT = 360, 800
# What takes axe longest depends on the style sheet alone, which is one for all; so it is asked on a few pages, in each of their modes.
_CONTRAST = ["color-contrast", "link-in-text-block"]
# What no document says: the link that is seen only by whoever works by the keyboard.
_WITHOUT_NOTES = "document.querySelectorAll('.skip, [role=doc-footnote]').forEach(one => one.remove())"
_NOTES = "[...document.querySelectorAll('[role=doc-footnote]')].map(one => one.innerText)"
_WIDE = "document.documentElement.scrollWidth"
_VIOLATIONS = "(options) => axe.run(document, options).then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))"
# The checker does not know that a page may say img-src data: (CSP, 4.2.1).
_MISTAKEN = "blocked by “img-src” directive"
# It runs for so short a time that compiling it well takes longer than that saves; its grammar needs a deep stack then.
_JAVA = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
_SHEET = re.compile("<style>.*?</style>", re.DOTALL)


@dataclass
class Seen:
    """A page as it was seen: its text in order without the notes, the notes, how wide it is, and whatever is wrong with it."""

    text: str
    notes: list[str]
    width: int
    asked: list[str]
    errors: list[str]
    violations: list[str]


def browse(pages: Mapping[str, str], contrasts: tuple[str, ...], printed: str) -> tuple[dict[str, Seen], bytes]:
    """Look at pages on a narrow telephone, at those of `contrasts` by day and in the dark, too; and print one."""
    modes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    with _browser() as page:
        seen = {name: _seen(page, html) for name, html in pages.items()}
        for mode in modes:
            page.emulate_media(color_scheme=mode)
            for name in contrasts:
                page.set_content(pages[name])
                seen[name].violations += page.evaluate(_VIOLATIONS, {"runOnly": _CONTRAST})
        page.set_content(pages[printed])
        return seen, page.pdf(prefer_css_page_size=True)


def nu(pages: Mapping[str, str]) -> list[str]:
    """Judge pages by the Nu HTML checker; a style sheet that several have is judged once, since it takes longest."""
    judged: set[str] = set()
    with tempfile.TemporaryDirectory() as folder:
        for name, html in pages.items():
            sheet = _SHEET.search(html)
            known = sheet is not None and sheet[0] in judged
            judged |= {sheet[0]} if sheet else set()
            written = _SHEET.sub("<style></style>", html) if known else html
            Path(folder, f"{name.replace('/', '-')}.html").write_text(written, encoding="utf-8")
        files = sorted(map(str, Path(folder).iterdir()))
        command = ["java", *_JAVA, "-jar", str(NU), "--format", "gnu", "--stdout", *files]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr, done.stderr
    return [line for line in done.stdout.splitlines() if _MISTAKEN not in line]


@contextmanager
def _browser() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER)
        page = browser.new_page(viewport={"width": NARROW, "height": HEIGHT}, offline=True)
        page.evaluate(AXE)
        yield page
        browser.close()


def _seen(page: Page, html: str) -> Seen:
    asked: list[str] = []
    errors: list[str] = []

    def ask(request: Request) -> None:
        asked.extend([] if request.url.startswith("data:") else [request.url])

    def tell(message: ConsoleMessage) -> None:
        errors.append(message.text)

    page.on("request", ask)
    page.on("console", tell)
    page.set_content(html)
    width = page.evaluate(_WIDE)
    violations = page.evaluate(_VIOLATIONS, {"rules": {rule: {"enabled": False} for rule in _CONTRAST}})
    notes = page.evaluate(_NOTES)
    page.evaluate(_WITHOUT_NOTES)
    text = page.evaluate("document.body.innerText")
    page.remove_listener("request", ask)
    page.remove_listener("console", tell)
    return Seen(text, notes, width, asked, errors, violations)
