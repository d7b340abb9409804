"""The page as a document: what it holds, where its links lead, what it refuses."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from framing.errors import InputError
from framing.measure.links import anchor
from framing.measure.rows import counted
from framing.report.header import shipped_notice
from framing.report.narrow import narrowed
from framing.report.options import PageOptions
from framing.report.run import Run
from tests.report.made_up import Names, html_of, run_of, write

_VOID = {"meta", "img", "br", "hr", "input", "link"}
_LISTS = ("ol", "ul")


class Outline(HTMLParser):
    """Ids, links, headings, and how many items each list has directly."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.items: Counter[str] = Counter()
        self._lists: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if named.get("id"):
            self.ids.append(str(named["id"]))
        if tag == "a":
            self.links.append(str(named.get("href")))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag in _LISTS:
            self._lists.append(str(named.get("id") or ""))
        if tag == "li" and self._lists:
            self.items[self._lists[-1]] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _LISTS:
            self._lists.pop()


@pytest.fixture(scope="module")
def html(page_of_five: Path) -> str:
    return page_of_five.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def outline(html: str) -> Outline:
    return Outline(html)


def _short(*keys: str) -> str:
    return f"e-{anchor(*keys)[-6:]}"


def test_every_link_leads_to_a_place_in_the_page_and_no_id_stands_twice(outline: Outline) -> None:
    inside = {link[1:] for link in outline.links if link.startswith("#")}
    assert not inside - set(outline.ids)
    assert not [link for link in outline.links if not link.startswith("#")]
    assert not [name for name, n in Counter(outline.ids).items() if n > 1]
    print(f"{len(outline.links)} links, {len(outline.ids)} ids")


def test_each_list_is_as_long_as_the_n_of_its_cell(five: Run, outline: Outline) -> None:
    stance, frames = five.tables.stance, five.tables.frames
    for row in stance.itertuples():
        assert outline.items[_short(row.group, row.actor)] == row.n
    for row in frames.itertuples():
        assert outline.items[_short(row.group, row.actor, row.frame)] == row.n
    print(f"{len(stance)} cells of stance, {len(frames)} of frames")


def test_each_counted_claim_has_its_stable_id_and_near_ones_are_left_out(
    five: Run, outline: Outline
) -> None:
    rows = five.tables.evidence
    here = {name for name in outline.ids if name.startswith("s-")}
    assert here == {f"s-{name}" for name in counted(rows)["evidence_id"]}
    assert len(here) < len(rows)


def test_a_page_stays_small(page_of_five: Path, page_of_sixty: Path) -> None:
    for path, most in ((page_of_five, 400_000), (page_of_sixty, 4_000_000)):
        size = path.stat().st_size
        print(f"{path.stem}: {size:,} bytes")
        assert size <= most


def test_a_large_page_prints_the_first_sentences_of_each_list_and_says_so(
    monkeypatch: pytest.MonkeyPatch, two: Run
) -> None:
    monkeypatch.setattr("framing.report.evidence.MOST_ENTRIES", 4)
    monkeypatch.setattr("framing.report.evidence._FIRST", 2)
    page = html_of(two)
    outline = Outline(page)
    stance = two.tables.stance
    assert "each list prints only its first 2" in page
    for row in stance.itertuples():
        assert outline.items[_short(row.group, row.actor)] == min(2, row.n)
    for row in two.tables.frames.itertuples():
        assert outline.items[_short(row.group, row.actor, row.frame)] == row.n
    assert page.count("; the first 2 printed") == int((stance["n"] > 2).sum())
    assert not {link[1:] for link in outline.links} - set(outline.ids)


def test_a_rebuild_is_the_same_byte_for_byte(page_of_two: Path) -> None:
    assert html_of(run_of(2, sentences=15)).encode() == page_of_two.read_bytes()


def test_narrowing_keeps_every_tag_its_attributes_and_its_text() -> None:
    body = (
        '<ol id="e-a-b-0123ab"><li><a href="#e-a-b-0123ab" title="a b">it&#39;s &lt;i&gt;</a></li>'
        '<li>x="y"</li></ol><table><tr><td>1</td><td>2</td></tr></table><path d="M0,0" fill="red"/>'
    )
    assert narrowed(f"<html><body>{body}<script>1</script></html>") == (
        '<html><body><ol id=e-0123ab><li><a href=#e-0123ab title="a b">it\'s &lt;i&gt;</a>'
        '<li>x="y"</ol><table><tr><td>1<td>2</table><path d=M0,0 fill=red />'
        "<script>1</script></html>"
    )


def test_the_policy_allows_the_pages_own_style_and_script_and_nothing_else(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy is not None
    told = policy[1].replace("&#39;", "'")
    assert told.startswith("default-src 'none'; ")
    assert "unsafe" not in told and "http" not in told
    for tag, name in (("style", "style-src"), ("script", "script-src")):
        inner = re.findall(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(inner) == 1
        digest = base64.b64encode(hashlib.sha256(inner[0].encode()).digest()).decode()
        assert f"{name} 'sha256-{digest}'" in told
    assert not re.search(
        r"<[^>]* (?:style|on\w+)=", re.sub(r"<(script|style)>.*?</", "", html, flags=re.DOTALL)
    )


def test_headings_never_skip_a_level(outline: Outline) -> None:
    assert outline.headings[0] == 1
    assert outline.headings.count(1) == 1
    for before, after in zip(outline.headings, outline.headings[1:], strict=False):
        assert after <= before + 1


def test_the_sections_stand_in_the_order_of_the_report(html: str) -> None:
    order = ["findings", "alerts", "figures", "cards", "evidence", "method"]
    places = [html.index(f"<section id={name} ") for name in order]
    assert places == sorted(places)
    figures = re.findall(r"<figure [^>]*id=fig-([\w-]+)", html)
    print("figures:", ", ".join(figures))
    assert {"stance-map", "frame-profile", "frame-by-source", "dumbbell", "dyads"} <= set(figures)


def test_without_evidence_the_page_is_short_and_no_link_hangs(html: str) -> None:
    short = html_of(run_of(2, sentences=5, options=PageOptions(evidence=False)))
    outline = Outline(short)
    assert len(short) < len(html)
    assert not {link[1:] for link in outline.links} - set(outline.ids)
    assert not [name for name in outline.ids if name.startswith(("e-", "s-"))]


def test_nothing_to_show_still_makes_a_page_that_says_why() -> None:
    page = html_of(run_of(1, sentences=0))
    assert "<h1>Nothing to show</h1>" in page
    assert "No sentence frames any of the actors" in page
    assert "Not drawn, and why" in page


def test_a_page_on_the_shipped_seeds_says_that_they_are_digests() -> None:
    assert "These texts are digests" in shipped_notice(["000_shi-jing.txt"])
    assert shipped_notice(["000_shi-jing.txt", "another.txt"]) == ""
    assert shipped_notice([]) == ""
    page = html_of(run_of(1, sentences=0, options=PageOptions(notice="These are <digests>.")))
    assert "<p class=notice>These are &lt;digests&gt;.</p>" in page


def test_an_introduction_is_markdown_and_stays_text() -> None:
    intro = "Read **this** and [that](https://example.org/a).\n\n- one\n- <script>hit()</script>"
    page = html_of(run_of(1, sentences=0, options=PageOptions(intro=intro, title="A & B")))
    assert "<strong>this</strong>" in page
    assert "<a href=https://example.org/a rel=noreferrer>that</a>" in page
    assert "&lt;script&gt;hit()" in page
    assert "<h1>A &amp; B</h1>" in page


def test_a_theme_sets_colours_typeface_and_logo(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    theme = tmp_path / "house.toml"
    theme.write_text('font = "Fira Sans"\nlogo = "logo.svg"\n[light]\npos = "#00419a"\n')
    page = html_of(run_of(1, sentences=0, options=PageOptions(theme=theme)))
    assert "--fr-pos:#00419a" in page
    assert "--text:'Fira Sans'" in page
    assert 'src="data:image/svg+xml;base64,' in page or "src=data:image/svg+xml;base64," in page


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[light]\nink = "#cccccc"', "contrast of 1.6"),
        ('[light]\nink = "red;}"', "expected"),
        ('font = "x;}</style><script>"', "font"),
        ('logo = "missing.png"', "missing.png"),
        ("[light", "cannot be read"),
        ("colour = 1", "unknown: colour"),
    ],
)
def test_an_unusable_theme_is_refused_with_the_reason(tmp_path: Path, text: str, told: str) -> None:
    theme = tmp_path / "house.toml"
    theme.write_text(text)
    with pytest.raises(InputError) as refused:
        html_of(run_of(1, sentences=0, options=PageOptions(theme=theme)))
    assert told in str(refused.value)


def test_an_unknown_language_is_refused_with_those_there_are() -> None:
    with pytest.raises(InputError, match="en"):
        run_of(1, sentences=0, options=PageOptions(lang="xx"))


def test_an_unwritable_target_is_refused_and_nothing_is_left(tmp_path: Path) -> None:
    run = run_of(1, sentences=0, options=PageOptions(evidence=False))
    (tmp_path / "folder.html").mkdir()
    for target in (tmp_path / "nowhere" / "page.html", tmp_path / "folder.html"):
        with pytest.raises(InputError, match="cannot be written"):
            write(run, target)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.html"]


def test_two_sources_of_one_slug_get_lists_of_their_own() -> None:
    run = run_of(2, sentences=10, names=Names(sources=("A b", "a-b")))
    outline = Outline(html_of(run))
    assert len(set(outline.ids)) == len(outline.ids)
    for row in run.tables.stance.itertuples():
        assert outline.items[_short(row.group, row.actor)] == row.n
