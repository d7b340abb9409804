"""The page as a reader meets it: in a real browser, by mouse, keyboard, screen reader, printer."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from framing.report.run import Run
from tests.report.payloads import PAYLOADS

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

_ITEMS = "list => list.querySelectorAll(':scope > li').length"
_OPEN = "document.querySelectorAll('details').forEach(each => { each.open = true; })"
_VIOLATIONS = "axe.run().then(r => r.violations.map(v => [v.id, v.nodes[0].html]))"
#: Follows every mark as a click does; gives its label, whether its list is seen, and its items.
_FOLLOWED = """() => [...document.querySelectorAll('.plot svg a')].map(mark => {
  document.querySelectorAll('details').forEach(each => { each.open = false; });
  location.hash = '';
  location.hash = mark.getAttribute('href');
  const list = document.getElementById(location.hash.slice(1));
  const label = mark.getAttribute('aria-label');
  return [label, list.checkVisibility(), list.querySelectorAll(':scope > li').length];
})"""
_DESCRIBED = """all => all.map(
  svg => document.getElementById(svg.getAttribute('aria-describedby')).textContent
)"""
_READY = "performance.timing.loadEventEnd - performance.timing.navigationStart"


@contextmanager
def opened(browser: Browser, path: Path, **settings: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page without network, and everything it says or asks for beyond its own file."""
    context = browser.new_context(offline=True, **settings)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda request: said.append(request.url))
    page.add_init_script("window.hits = 0; window.hit = () => { window.hits += 1; };")
    page.goto(path.as_uri())
    said.remove(path.as_uri())
    yield page, said
    context.close()


def test_it_opens_offline_with_one_request_and_no_message(
    browser: Browser, page_of_five: Path
) -> None:
    with opened(browser, page_of_five) as (page, said):
        ready = page.evaluate(_READY)
        assert said == []
        print(f"ready after {ready} ms")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_evidence_closed_or_open(
    browser: Browser, page_of_two: Path, axe: str, scheme: Any
) -> None:
    with opened(browser, page_of_two, color_scheme=scheme, bypass_csp=True) as (page, _):
        page.evaluate(axe)
        for state in ("closed", "open"):
            if state == "open":
                page.evaluate(_OPEN)
            found = page.evaluate(_VIOLATIONS)
            print(f"{scheme}, evidence {state}: {len(found)} violations")
            assert found == []


def test_with_script_off_every_mark_opens_a_list_as_long_as_it_says(
    browser: Browser, page_of_five: Path, five: Run
) -> None:
    with opened(browser, page_of_five, java_script_enabled=False) as (page, _):
        assert page.locator("button").count() == 0
        marks = page.evaluate(_FOLLOWED)
        counted = 0
        for label, visible, items in marks:
            assert visible, label
            told = re.search(r"(\d+) sentences?", label)
            if told:
                counted += 1
                assert items == int(told[1]), label
        print(f"{len(marks)} marks lead to a visible list, {counted} of them say how long it is")
        assert counted >= len(five.tables.stance)


def test_a_mark_is_near_by_keyboard_enter_opens_it_and_back_returns(
    browser: Browser, page_of_five: Path
) -> None:
    with opened(browser, page_of_five) as (page, _):
        presses = 0
        entered = False
        while not page.evaluate("document.activeElement.closest('.plot svg a') !== null"):
            page.keyboard.press("Tab")
            presses += 1
            assert presses <= 15
            if not entered and page.evaluate("document.activeElement.hash") == "#figures":
                page.keyboard.press("Enter")
                entered = True
        before = page.url
        page.keyboard.press("Enter")
        page.wait_for_url("**#e-*")
        name = page.url.rpartition("#")[2]
        assert page.locator(f"[id='{name}']").is_visible()
        page.go_back()
        assert page.url == before
        print(f"first mark after {presses} Tab presses")


def test_a_finding_is_within_fifteen_tab_presses(browser: Browser, page_of_five: Path) -> None:
    with opened(browser, page_of_five) as (page, _):
        for presses in range(1, 16):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.closest('.findings') !== null"):
                print(f"first number of a finding after {presses} Tab presses")
                return
        pytest.fail("no finding within fifteen Tab presses")


def test_a_phone_is_never_scrolled_sideways(browser: Browser, page_of_five: Path) -> None:
    with opened(browser, page_of_five, viewport={"width": 375, "height": 800}) as (page, _):
        page.evaluate(_OPEN)
        width = page.evaluate("document.documentElement.scrollWidth")
        print(f"page width {width} px of 375")
        assert width <= 375


def test_findings_and_figures_fit_five_printed_pages_and_tables_are_not_printed(
    browser: Browser, page_of_five: Path, folder: Path
) -> None:
    if shutil.which("pdftotext") is None:
        pytest.fail("pdftotext is missing: `.ci/run` installs poppler-utils")
    with opened(browser, page_of_five) as (page, _):
        page.pdf(path=folder / "print.pdf", format="A4")
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "print.pdf", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    sheets = text.split("\f")
    cards = next(at for at, sheet in enumerate(sheets) if "Sources and actors, one by one" in sheet)
    print(f"findings, alerts and figures on {cards} pages, all on {len(sheets) - 1}")
    assert cards <= 5
    assert "Table of these numbers" not in text
    assert text.count("In this reading") > 100


def test_a_screen_reader_hears_title_findings_figures_and_tables(
    browser: Browser, page_of_five: Path
) -> None:
    with opened(browser, page_of_five) as (page, _):
        page.evaluate("document.querySelector('.twin').open = true")
        heard = page.locator("body").aria_snapshot()
        for words in ("heading", "banner", "navigation", "main", "contentinfo"):
            assert f"- {words}" in heard
        assert "[level=1]" in heard
        titles = page.locator(".fig h3").all_text_contents()
        for title in titles:
            assert title.split('"')[0][:40] in heard
        assert "columnheader" in heard
        described = page.locator(".plot svg").evaluate_all(_DESCRIBED)
        assert all(len(text) > 40 for text in described)
        print(f"{len(titles)} figures, each with title and description")


def test_filters_leave_just_the_asked_for_sentences(
    browser: Browser, page_of_five: Path, five: Run
) -> None:
    rows = five.tables.evidence
    rows = rows[(rows["role"] != "near") & (rows["modality"] == "hedged")]
    rows = rows[rows["actor"] == "actor_1"]
    with opened(browser, page_of_five) as (page, _):
        page.get_by_role("combobox", name="Actor", exact=True).select_option("China")
        page.get_by_role("combobox", name="Modality").select_option("hedged")
        page.evaluate(_OPEN)
        assert page.locator(".entries > li:visible").count() == rows["sentence_id"].nunique()
        page.get_by_role("button", name="Show all").click()
        assert page.locator(".group:visible").count() == 5


def test_a_quotation_is_copied_with_its_citation_and_the_paragraph_opens_in_place(
    browser: Browser, page_of_five: Path
) -> None:
    asked = ["clipboard-read", "clipboard-write"]
    with opened(browser, page_of_five, permissions=asked) as (page, said):
        page.locator(".list summary").first.click()
        entry = page.locator(".entries > li").first
        entry.get_by_role("button", name="copy as quotation").click()
        page.wait_for_function("document.querySelector('.entries button').textContent === 'Copied'")
        copied = page.evaluate("navigator.clipboard.readText()")
        sentence = entry.locator("p").first.text_content()
        assert copied.startswith(f"“{sentence}”")
        assert "Source 1" in copied or "source 1" in copied
        assert entry.get_attribute("id") in copied
        entry.locator('.w a[href^="#t-"]').click()
        whole = entry.locator(".para").text_content() or ""
        assert str(sentence) in whole and len(whole) > 2 * len(str(sentence))
        assert said == []


def test_pictures_and_numbers_are_saved_without_network(
    browser: Browser, page_of_five: Path, five: Run
) -> None:
    with opened(browser, page_of_five) as (page, said):
        tools = page.locator("#fig-stance-map .tools")
        saved = {}
        for kind in ("SVG", "CSV", "PNG"):
            with page.expect_download() as waiting:
                tools.get_by_role("button", name=kind).click()
            saved[kind] = Path(waiting.value.path()).read_bytes()
        title = page.locator("#fig-stance-map h3").text_content() or ""
        picture = saved["SVG"].decode()
        assert "var(--" not in picture and "<a " not in picture
        assert title.split()[0] in picture and "How computed" in picture
        assert saved["PNG"].startswith(b"\x89PNG")
        rows = list(csv.reader(io.StringIO(saved["CSV"].decode())))
        assert len(rows) == page.locator("#fig-stance-map .twin tr").count()
        assert "\N{MINUS SIGN}" not in saved["CSV"].decode()
        assert said == []


def test_any_two_sources_can_be_compared_without_network(
    browser: Browser, page_of_five: Path
) -> None:
    with opened(browser, page_of_five) as (page, said):
        page.get_by_role("combobox", name="Source 1").select_option("source 2")
        page.get_by_role("combobox", name="Source 2").select_option("source 4")
        marks = page.locator("#fig-dumbbell .plot svg a")
        assert marks.count() >= 4
        assert page.locator("#fig-dumbbell h3").text_content() == "source 2 – source 4"
        label = marks.first.get_attribute("aria-label") or ""
        with page.expect_download() as waiting:
            page.locator("#fig-dumbbell .tools").get_by_role("button", name="CSV").click()
        text = Path(waiting.value.path()).read_text(encoding="utf-8")
        rows = list(csv.reader(io.StringIO(text)))
        assert rows[0] == ["Actor", "source 2", "n", "source 4", "n"]
        assert len(rows) - 1 == marks.count() // 2
        marks.first.click()
        listed = page.locator(f"[id='{page.url.rpartition('#')[2]}']")
        assert listed.evaluate(_ITEMS) == int(label.rpartition(" ")[2])
        assert said == []


def test_hostile_texts_run_nowhere_and_stand_as_text(browser: Browser, hostile_page: Path) -> None:
    with opened(browser, hostile_page) as (page, said):
        page.evaluate(_OPEN)
        page.locator(".list summary").first.dispatch_event("click")
        assert page.evaluate("window.hits") == 0
        assert said == []
        assert page.locator("script, style, base, iframe, object").count() == 2
        assert page.locator("img, a:not([href^='#'])").count() == 0
        assert page.locator(".plot svg").count() >= 5
        text = page.locator(".entries").first.text_content() or ""
        plain = [p for p in PAYLOADS if p.isprintable()]
        assert [payload for payload in plain if payload not in text] == []
        print(f"{len(PAYLOADS)} payloads in five fields: 0 ran, {len(plain)} read back as written")


def test_a_long_table_can_be_searched(browser: Browser, page_of_sixty: Path) -> None:
    with opened(browser, page_of_sixty) as (page, said):
        twin = page.locator("#fig-stance-map .twin")
        twin.locator("summary").click()
        twin.get_by_role("searchbox").fill("SOURCE 17 russia")
        rows = twin.locator("tbody tr:visible")
        every = twin.locator("tbody tr").count()
        assert 0 < rows.count() < every / 10
        assert all("Russia" in text for text in rows.all_text_contents())
        ready = page.evaluate(_READY)
        print(f"sixty sources ready after {ready} ms")
        assert said == []
