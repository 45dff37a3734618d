"""The catalogue as a browser has it from the file system: what is found, seen, asked for and said to be wrong."""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from catalogues import catalogue, issue, said
from catalogues import page as page_of
from once import once
from playwright.sync_api import Browser, Page, sync_playwright

from bulletin.markdown.sentences import sentence_end

sys.path.append(str(Path(__file__).parents[1] / "writers/html"))
import browsing  # the reading page's, and its judges

TOPICS = ("联络站", "例会", "建议办理", "渔船", "民生实事票决", "古城")
BODIES = ("甲县人大办", "乙区人大常委会代表联络工作委员会", "丙市人大常委会研究室")
QUERIES = ("例会", "５ｇ基站", "联络站", "民生实事票", "例会 渔船", "联　络站", "没有的词", "<b>", "例会.", "(")
EVIL = '甲"乙<script>document.title="坏"</script><img src=x onerror=alert(1)>&丙'
# Sentences of one issue that have a word, which is asked for in small letters.
WORD, SENTENCES = "pdf", ("他说：“办得好！”，都改用PDF。", "用PDF（见附件。）吗？！", "“不用PDF。")
WIDTHS = (390, 195)
MODES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def issues() -> dict[str, str]:
    """Write issues of two years by chance."""
    chance = random.Random(15)
    found = {}
    for total, (year, number) in enumerate([(year, number) for year in (2023, 2024) for number in range(1, 9)], 1):
        topics = chance.sample(TOPICS, 3)
        body = "".join(
            f"# 各地谈{one}\n\n某县**{one[:1]}**{one[1:]}抓得紧。还有{topics[0]}、5G基站！\n\n（{chance.choice(BODIES)} 供稿）\n\n"
            for one in topics[1:]
        )
        found[f"{year}/{number}"] = issue(year, number, total, body)
    found["2024/9"] = issue(2024, 9, 17, f"一段。{''.join(SENTENCES)}\n", f"标题: '{EVIL}'\n")
    return found


# The checker does not know that a policy may allow a script by its hash (CSP 3, 2.3.1).
MISTAKEN = "blocked by “script-src” directive"


@dataclass
class Seen:
    """What was seen: issues found by query and by filter, sentences, what was asked for, what was wrong."""

    expected: dict[str, int] = field(default_factory=dict)
    found: dict[str, int] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    sentences: list[str] = field(default_factory=list)
    whole: list[str] = field(default_factory=list)
    filtered: dict[str, int] = field(default_factory=dict)
    restored: int = 0
    by_key: str = ""
    asked: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    title: str = ""
    widths: dict[int, int] = field(default_factory=dict)
    violations: list[str] = field(default_factory=list)
    lost: str = ""
    told: list[str] = field(default_factory=list)


def look(root: Path) -> Seen:
    made = catalogue(root, issues())
    for folder, files in ((root / "build/catalogue", made.beside), (root / "build", made.files)):
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)
    seen = Seen(expected={query: plainly(root, query) for query in QUERIES})
    address = (root / "build/index.html").as_uri()
    seen.told = [line for line in browsing.nu({"page": page_of(made)}) if MISTAKEN not in line]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsing.BROWSER)
        with opened(browser, address, seen) as page:
            use(page, seen)
        (root / "build/catalogue/2023.js").unlink()
        with opened(browser, address, Seen()) as page:
            ask(page, "例会")
            seen.lost = page.inner_text("#status")
        judge(browser, address, seen)
        browser.close()
    return seen


def plainly(root: Path, query: str) -> int:
    """Count the issues whose text has all words, as anyone would."""
    texts = ["\n".join(re.sub(r"\s", "", passage.text) for passage in one.passages) for one in said(root)]
    words = query.replace("５ｇ", "5G").split()
    return sum(all(word in text for word in words) for text in texts)


@contextmanager
def opened(browser: Browser, address: str, seen: Seen, **options: bool) -> Iterator[Page]:
    page = browser.new_page(**options)  # type: ignore[arg-type]  # bypass_csp
    page.on("request", lambda request: seen.asked.add(request.url))
    page.on("console", lambda message: seen.wrong.append(message.text))
    page.on("pageerror", lambda error: seen.wrong.append(str(error)))
    page.goto(address)
    yield page
    page.close()


def ask(page: Page, query: str) -> None:
    page.fill("#words", query)
    page.press("#words", "Enter")
    page.locator("#status", has_text=re.compile("找到")).wait_for()
    page.locator("main[aria-busy=false]").wait_for(state="attached")


def shown(page: Page) -> int:
    return page.locator(".issue:not([hidden])").count()


def use(page: Page, seen: Seen) -> None:
    for query in QUERIES:
        ask(page, query)
        seen.found[query] = shown(page)
        seen.status[query] = page.inner_text("#status")
    ask(page, WORD)
    seen.whole = page.locator(".hits li").all_inner_texts()
    ask(page, "例会")
    seen.sentences = page.locator("mark").all_inner_texts()
    page.select_option("#year", "2023")
    page.locator("[data-year='2024']").wait_for(state="hidden")
    seen.filtered["2023"] = shown(page)
    seen.expected["2023"] = sum("例会" in text for name, text in plain_issues() if name.startswith("2023"))
    page.click("button[type=reset]")
    page.locator("#status", has_not_text=re.compile(".")).wait_for()
    seen.restored = shown(page)
    page.select_option("#by", label=BODIES[0])
    page.locator("#status", has_text=re.compile("找到")).wait_for()
    seen.filtered[BODIES[0]] = shown(page)
    seen.expected[BODIES[0]] = sum(BODIES[0] in text for _, text in plain_issues())
    page.reload()
    page.keyboard.press("Tab")
    seen.by_key = page.evaluate("document.activeElement.className")
    seen.title = page.title()
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        seen.widths[width] = page.evaluate("document.documentElement.scrollWidth")


def plain_issues() -> list[tuple[str, str]]:
    return [(name, text.replace("*", "")) for name, text in issues().items()]


def judge(browser: Browser, address: str, seen: Seen) -> None:
    """Let axe judge the page by day and in the dark, with what was found in it."""
    with opened(browser, address, Seen(), bypass_csp=True) as page:
        page.evaluate(browsing.AXE)
        ask(page, "例会")
        for mode in MODES:
            page.emulate_media(color_scheme=mode)
            seen.violations += page.evaluate(
                "axe.run(document).then(found => found.violations.map(one => `${one.id}: ${one.nodes[0].html}`))"
            )


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> Seen:
    return once(tmp_path_factory, "catalogue", look)


@pytest.mark.parametrize("query", QUERIES)
def test_as_many_issues_are_found_as_a_plain_count_finds(seen: Seen, query: str) -> None:
    assert seen.found[query] == seen.expected[query]


def test_most_queries_find_some_issues_and_not_all(seen: Seen) -> None:
    assert sum(0 < seen.expected[query] < len(issues()) for query in QUERIES) == 6


def test_how_many_are_found_is_said(seen: Seen) -> None:
    assert (seen.status["例会"], seen.status["没有的词"]) == (f"找到 {seen.expected['例会']} 期", "没有找到")


def test_the_words_are_marked_where_they_are_found(seen: Seen) -> None:
    assert {*seen.sentences} == {"例会"}


def test_sentences_are_shown_as_they_are_written_and_whole(seen: Seen) -> None:
    text = "".join(SENTENCES)
    assert (seen.whole, cut(f"一段。{text}")) == ([*SENTENCES], ["一段。", *SENTENCES])


def cut(text: str) -> list[str]:
    """Return the sentences of a text as `bulletin search` has them."""
    return [text[:end], *cut(text[end:])] if (end := sentence_end(text)) else []


@pytest.mark.parametrize("chosen", ["2023", BODIES[0]])
def test_issues_are_chosen_by_year_and_by_contributor(seen: Seen, chosen: str) -> None:
    assert seen.filtered[chosen] == seen.expected[chosen]


def test_all_issues_are_there_again_when_all_is_cleared(seen: Seen) -> None:
    assert seen.restored == len(issues())


def test_the_first_key_leads_over_the_form(seen: Seen) -> None:
    assert seen.by_key == "skip"


def test_nothing_is_asked_for_but_the_page_and_its_texts(seen: Seen) -> None:
    names = {url.rpartition("/build/")[2] for url in seen.asked if not url.startswith("data:")}
    assert names == {"index.html", "catalogue/2023.js", "catalogue/2024.js"}


def test_the_browser_has_nothing_to_say(seen: Seen) -> None:
    assert seen.wrong == []


def test_markup_in_a_title_does_nothing(seen: Seen) -> None:
    assert seen.title == "工作简报目录"


@pytest.mark.parametrize("width", WIDTHS)
def test_a_telephone_need_not_be_scrolled_sideways(seen: Seen, width: int) -> None:
    assert seen.widths[width] == width


def test_axe_finds_nothing_by_day_and_in_the_dark(seen: Seen) -> None:
    assert seen.violations == []


def test_a_year_whose_texts_are_gone_is_named(seen: Seen) -> None:
    assert "读不到 catalogue/ 里的 2023.js" in seen.lost


def test_the_nu_checker_finds_nothing(seen: Seen) -> None:
    assert seen.told == []
