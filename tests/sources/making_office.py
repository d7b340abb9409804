"""Word, OpenDocument, rich text, book and page files with all that stands around a text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOTE = "Harald Berg, Water and Power, Oslo: Coast Press, 2016, p. 3."


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(title: str, prose: Sequence[str]) -> bytes:
    """A title, prose with a footnote in it, a heading, a list, a table, a caption, a foot line."""
    document = Document()
    document.core_properties.title = "Microsoft Word - draft.docx"
    document.core_properties.author = "Eva Moe"
    document.add_heading(title, level=0)
    middle = len(prose) // 2
    for i, text in enumerate(prose):
        if i == middle:
            document.add_heading("What remains of trust", level=1)
            _table(document)
            document.add_paragraph("Ships in the straits by year", style="Caption")
        paragraph = document.add_paragraph(text)
        raised = paragraph.add_run("7" if i == 1 else "")
        raised.font.superscript = True
    for entry in ("keep the straits open", "share what the harbours earn"):
        document.add_paragraph(entry, style="List Bullet")
    document.sections[0].header.paragraphs[0].text = "Coast Review, draft of the third volume"
    document.sections[0].footer.paragraphs[0].text = "Page 3 of 12"
    _footnotes(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document: object) -> None:
    table = document.add_table(rows=3, cols=3)  # type: ignore[attr-defined]
    for row in table.rows:
        for i, cell in enumerate(row.cells):
            cell.text = ("Harbour", "412 ships", "2019")[i]


def _footnotes(document: object) -> None:
    text = f"<w:p><w:r><w:t>{NOTE}</w:t></w:r></w:p>"
    note = f'<w:footnote w:id="2">{text}</w:footnote>'
    xml = f'<w:footnotes xmlns:w="{_W}">{note}</w:footnotes>'
    main = document.part  # type: ignore[attr-defined]
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), main.package)
    main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def odt(title: str, prose: Sequence[str]) -> bytes:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body><text:p>{NOTE}</text:p></text:note-body></text:note>"
    )
    cells = "".join(
        f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>"
        for cell in ("Harbour", "412 ships", "2019")
    )
    body = [f'<text:h text:outline-level="1">{title}</text:h>']
    body += [f"<text:p>{text}{note if i == 1 else ''}</text:p>" for i, text in enumerate(prose)]
    body.insert(3, f"<table:table><table:table-row>{cells}</table:table-row></table:table>")
    body.append(
        "<text:list><text:list-item><text:p>keep the straits<text:s/>open</text:p></text:list-item>"
        "</text:list>"
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table")
    )
    content = (
        f"<office:document-content {names}><office:body><office:text>{''.join(body)}"
        "</office:text></office:body></office:document-content>"
    )
    about = (
        f'<office:document-meta {names} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        "<office:meta><dc:creator>Eva Moe</dc:creator></office:meta></office:document-meta>"
    )
    return zipped({"content.xml": content, "meta.xml": about})


def rtf(title: str, prose: Sequence[str]) -> bytes:
    note = r"{\super 1}{\footnote \pard\plain {\super 1} " + NOTE + "}"
    lines = [r"{\rtf1\ansi\ansicpg1252{\info{\title draft.doc}{\author Eva Moe}}"]
    lines.append(r"{\header \pard Coast Review, draft of the third volume\par}")
    lines.append(r"{\footer \pard Page 3 of 12\par}")
    lines.append(r"\pard\b " + title + r"\b0\par")
    for i, text in enumerate(prose):
        lines.append(r"\pard " + text + (note if i == 1 else "") + r" Caf\'e9 doors were shut.\par")
    return "\n".join([*lines, "}"]).encode("ascii")


def epub(title: str, chapters: Sequence[tuple[str, Sequence[str]]]) -> bytes:
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": "<container "
        'xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book/all.opf"/>'
        "</rootfiles></container>",
        "book/nav.xhtml": "<html><body><nav><a href='c0.xhtml'>First</a></nav></body></html>",
    }
    items, order = ['<item id="n" href="nav.xhtml" properties="nav"/>'], ['<itemref idref="n"/>']
    for i, (heading, prose) in enumerate(chapters):
        text = "".join(f"<p>{paragraph}</p>" for paragraph in prose)
        note = f'<aside epub:type="footnote"><p>{NOTE}</p></aside>'
        files[f"book/c{i}.xhtml"] = (
            '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
            f"<head><title>x</title></head><body><h1>{heading}</h1>{text}{note}</body></html>"
        )
        items.append(f'<item id="c{i}" href="c{i}.xhtml"/>')
        order.append(f'<itemref idref="c{i}"/>')
    files["book/all.opf"] = (
        '<package xmlns="http://www.idpf.org/2007/opf" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{title}</dc:title><dc:creator>Eva Moe</dc:creator><dc:date>2021-05-04</dc:date>"
        f"</metadata><manifest>{''.join(items)}</manifest><spine>{''.join(order)}</spine></package>"
    )
    return zipped(files)


def page(title: str, prose: Sequence[str]) -> str:
    """A saved news page with menu, cookie box, shares, picture, related stories, comments."""
    middle = len(prose) // 2
    text = [f"<p>{paragraph}</p>" for paragraph in prose]
    text[1] = text[1].replace("</p>", '<sup><a href="#n1">[1]</a></sup></p>')
    text.insert(
        middle,
        '<figure><img src="a.jpg"><figcaption>Ships wait for the tide on a grey morning in the '
        "harbour of the largest island.</figcaption></figure><h2>What remains of trust</h2>"
        '<div class="related-stories"><h3>More on this</h3><ul><li><a href="/a">Eastland builds '
        'a port that nobody asked for</a></li><li><a href="/b">The embargo explained in nine '
        "maps</a></li></ul></div>",
    )
    return f"""<!DOCTYPE html><html lang="en" class="has-sidebar"><head><meta charset="utf-8">
<title>{title} | Coast News</title><meta property="og:title" content="{title}">
<meta property="og:site_name" content="Coast News"><meta name="author" content="Eva Moe">
<meta property="article:published_time" content="2021-05-04T08:00:00Z">
<script>var tracking = "We follow you around the straits and through the harbour.";</script>
</head><body class="comments-open"><header><a href="/">Coast News</a><nav><ul>
<li><a href="/w">World</a></li><li><a href="/s">Straits</a></li></ul></nav></header>
<div id="cookie-banner"><p>We use cookies so that our partners can follow you through the web, and
by going on you agree to all of them.</p><button>Accept all</button></div>
<main><article><h1>{title}</h1><div class="byline">By <a href="/moe">Eva Moe</a></div>
<time datetime="2021-05-04">4 May 2021</time>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a></div>
{"".join(text)}
<div class="newsletter-signup"><p>Get the best of our reporting on the straits in a letter that
reaches you every week without any cost.</p></div></article></main>
<section id="comments"><h2>2 comments</h2><div class="comment"><p>Northland is evil and always was,
as my grandfather used to say when the ships came home.</p></div><div class="comment"><p>I could
not disagree more with this writer and with everybody who reads her.</p></div></section>
<aside><h3>Most read</h3><ol><li><a href="/c">Ten recipes for herring that will surprise your
friends</a></li></ol></aside><footer><p>Coast News is published by the Coast Press of Oslo and
printed in the old harbour.</p></footer></body></html>"""
