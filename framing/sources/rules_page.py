"""Rules for what a web page or a printed page adds: menus, adverts, captions, page marks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from framing.sources.pieces import TERMINAL, Piece, first_prose, same


def _lines(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_SEPARATOR: Final = re.compile(r"^\s*(?:[-*_=~.·•#+—–]\s*){3,}$|^\s*[-–—*•]\s*$")
_TABLE: Final = re.compile(r"^\s*\|.*\|\s*$|^\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+$")
_TAG_LINE: Final = re.compile(
    r"^\s*(?:</?(?!https?:|mailto:)[a-z][^<>]*>\s*)+$|^\s*<!--.*-->\s*$", re.IGNORECASE
)
_FENCE: Final = re.compile(r"^\s*(?:```|~~~)")
_PAGE_MARK: Final = _lines(
    r"^[-–—\[(|\s]*\d{1,4}[-–—\])|\s]*$",
    r"^[-–—\s]*(?:page|p\.|pg\.?|seite)\s*\d{1,4}(?:\s*(?:of|/|from)\s*\d{1,4})?[-–—\s]*$",
    r"^\d{1,4}\s*(?:of|/)\s*\d{1,4}$",
    r"^(?=[ivxl])(?:x{0,3}(?:ix|iv|v?i{0,3}))$",
    r"^(?:\d{1,3}/\d{1,3}\s+)?\d{2}-\d{5}(?:\s*\(e\))?(?:\s+\d{1,3}/\d{1,3})?$",
)
_URL_LINE: Final = _lines(
    r"^\W*(?:(?:available (?:at|from)|source|link|url|web|website|read at)\s*:?\s*)?"
    r"(?:https?://|www\.)\S+\W*$",
    r"^\W*(?:e-?mail\s*:?\s*)?[\w.+-]+@[\w-]+\.[\w.]+\W*$",
    r"^\W*(?:doi\s*:?\s*)?10\.\d{4,}/\S+$",
)
_NAVIGATION: Final = _lines(
    r"^(?:share|tweet|print|e-?mail|save|like|menu|search|home|close|next|previous|prev|back|more"
    r"|subscribe|donate|register|log ?in|sign ?in|log ?out|sign ?up|download(?: pdf)?|pdf|contact"
    r"|follow(?: us)?|advanced search|listen|bookmark|facebook|twitter|x|linkedin|whatsapp"
    r"|telegram|reddit|pinterest|instagram|youtube|copy link|toggle navigation|rss|newsletter"
    r"|a-|a\+|font size|about(?: us)?|skip to .{3,30}|jump to .{3,30}|go to top|share on \w+)"
    r"\s*[:+»›>→|]?$",
    r"^(?:(?:facebook|twitter|linkedin|whatsapp|telegram|e-?mail|print|reddit|pinterest|share|"
    r"tweet|instagram|youtube|copy link|x)\b[\s|,·•/]*){2,}$",
    r"^(?:share|follow|find|join|connect with) (?:this|us|it|the)\b.{0,50}$(?<![.])",
    r"^(?:similar|related|recent|latest|popular|recommended|trending|more|most|other|top)"
    r"(?: \w+)? (?:posts?|articles?|stor(?:y|ies)|news|content|topics?|reads?|items|publications?"
    r"|popular|read|viewed|recent|shared|commented)\s*:?$",
    r"^(?:related|trending|popular|recommended(?: for you)?|most popular|most read"
    r"|read (?:more|next)"
    r"|see also|also read|read also|continue reading|more (?:from|on|in|about) .{2,60}|load more"
    r"|show (?:more|less)|view all(?: .{2,30})?|see all(?: .{2,30})?|up next|editor'?s'? picks?)"
    r"\s*[:»›>→….]*$",
    r"^(?:read (?:more|also|next)|also read|see also|related(?: (?:article|story|post))?|watch"
    r"|listen"
    r"|more on this(?: story)?|don'?t miss|recommended)\s?[:»›>|].{3,200}$",
    r"^(?:you (?:might|may)(?: also)? (?:like|be interested in|have missed))\b.{0,40}$",
    r"^(?:back to (?:top|home|the top|index|list)|return to .{3,30}|to top)\W*$",
    r"^this (?:post|page|article|text) is (?:also )?available in\b.{0,120}$",
    r"^(?:also )?available in\s*:.{2,80}$",
    r"^(?:language|languages|sprache)\s*:.{2,60}$",
    r"^click (?:here|on|the)\b.{0,120}$",
    r"^you (?:need|have|must) to? ?be (?:logged|signed) in\b.{0,80}$",
    r"^you must (?:log|sign) in\b.{0,80}$",
    r"^(?:please )?(?:log ?in|sign ?in|register) (?:to|or|here)\b.{0,80}$",
    r"^send (?:a )?(?:message|mail|e-?mail)(?: to .{2,40})?$",
    r"^(?:google )?search engine$|^google search engine$|^powered by .{2,40}$",
    r"^(?:javascript|please enable|your browser)\b"
    r".{0,140}(?:javascript|browser|enabled?)\b.{0,60}$",
    r"^home\s*(?:[>»›/|→\\]\s*\S.*)+$",
    r"^(?:table of )?contents?$|^in this (?:article|issue|section)\s*:?$|^on this page\s*:?$",
    r"^\d+ (?:min(?:ute)?s?)(?:\.| to)? read(?:ing)?(?: time)?$",
    r"^(?:estimated )?reading time\b.{0,30}$",
    r"^(?:views?|shares?|likes?|reads?|downloads?)\s*:?\s*[\d.,]+[km]?$|^[\d.,]+[km]? "
    r"(?:views?|shares?|likes?|reads?|downloads?)$",
    r"^add(?:/| or )?(?:remove)?.{0,20}(?:to|from) (?:your|my)\b.{0,60}$",
    r"^(?:loading|please wait)\W*$",
    r"^(?:play|watch|listen to)(?: this)? (?:video|audio|article|podcast)\b.{0,40}$",
)
_LIST_HEAD: Final = _lines(
    r"^(?:similar|related|recent|latest|popular|recommended|trending|more|most"
    r"|other|top|see all|view all|read (?:more|next)|see also|up next|you (?:might|may))\b"
)
_BREADCRUMB: Final = re.compile(r"^Home(?=[A-Z])\S+(?:\s\S+){0,25}$")
_SEPARATED: Final = re.compile(r"\s[|›»>·•/]\s")
_COMMENTS: Final = _lines(
    r"^please enter your (?:comment|name|e-?mail)\b.{0,40}$",
    r"^(?:leave|post|write|add) (?:a|your) (?:comment|reply|response)\b.{0,40}$",
    r"^cancel reply$|^post comment$|^log in to (?:leave|post) a comment\b.{0,30}$",
    r"^your e-?mail address will not be\b.{0,100}$|^required fields are marked\b.{0,20}$",
    r"^save my name,? e-?mail\b.{0,120}$|^notify me (?:of|when)\b.{0,80}$",
    r"^no (?:comments?|repl(?:y|ies)|responses?)(?: yet)?$",
    r"^comments? (?:are closed|\(\d+\)|closed)\W*$",
)
_COMMENTS_HEAD: Final = _lines(
    r"^\d+ (?:comments?|repl(?:y|ies)|responses?)\W*$|^comments?(?: \(\d+\))?\W*$",
    r"^join the (?:discussion|conversation)\W*$",
)
_ADVERT: Final = _lines(
    r"^\W*adver[a-z]*\W*$",
    r"^\W*(?:sponsored|promoted)(?: (?:content|post|links?|by .{2,40}))?\W*$",
    r"^(?:story|article) continues (?:below|after)\b.{0,40}$",
    r"^(?:ad|ads|ad feedback|remove ads?|report this ad)$",
)
_SUBSCRIPTION: Final = _lines(
    r"\b(?:we|this (?:site|website)|our (?:site|website|partners))\b.{0,40}\buses? cookies\b",
    r"\b(?:accept|reject|manage|allow)(?: all)? cookies\b",
    r"\bcookie (?:policy|settings|preferences)\b",
    r"^\W*(?:subscribe|sign up|join)\b.{0,80}\b(?:newsletter|e-?mails?|inbox|updates|mailing list"
    r"|subscribers|today|now|access)\b",
    r"\b(?:our|free|weekly|daily) newsletters?\b.{0,60}\b(?:inbox|sign|subscribe|deliver)",
    r"\balready (?:a |an )?(?:subscriber|member|subscribed)\b|\bunlimited (?:digital )?access\b",
    r"\b(?:this|the) (?:article|content|story) is (?:only )?(?:available )?(?:for|to) "
    r"(?:subscribers|members)\b|\bto (?:continue|keep) reading\b",
    r"\ball rights (?:are )?reserved\b|^(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}|by ))",
    r"\bterms (?:of (?:use|service)|and conditions)\b.{0,60}\bprivacy\b"
    r"|\bprivacy policy\b.{0,60}\bterms\b|^\W*(?:privacy|cookie) (?:policy|notice)\W*$",
    r"\blicen[cs]ed under (?:a |the )?creative commons\b|\bcreative commons attribution\b",
    r"^(?:support|donate to) (?:us|our (?:work|journalism))\b",
)
_CREDIT: Final = re.compile(
    r"\([^()]*\b(?:[Pp]hotos?|[Ii]mage|[Pp]icture|[Cc]ourtesy|[Cc]redit)\b[^()]*\)?\s*\.?$"
    r"|\b(?:Photo(?:graph)?|Image|Picture|Credit|Photo [Cc]redit|Image [Cc]redit)s?"
    r"\s?:\s?[^.:]{2,60}\.?$"
    r"|\([^()]*\b(?:AP|AFP|Reuters|Getty(?: Images)?|Xinhua|EPA|Sputnik|TASS|Shutterstock|Wikimedia"
    r"|Flickr|Imago|REUTERS|GETTY)\)?$"
)
_CAPTION: Final = re.compile(
    r"^\W?(?:photos?|images?|pictures?|credits?|photo credit|image credit|cover (?:photo|image)"
    r"|courtesy(?: of)?)(?:\s*(?:by|credit|source))?\s*[:©/]"
    r"|^(?:photo(?:graph)?|image|picture) (?:by|courtesy|credit|from) "
    r"|^(?:figure|fig\.|table|chart|map|graph|exhibit|infographic)\s*\d{1,3}\s*[.:|–-]"
    r"|^source\s*:|^\S.{0,60}\.(?:png|jpe?g|gif|webp|svg|tiff?|mp4)$",
    re.IGNORECASE,
)


def markup(pieces: Sequence[Piece]) -> set[int]:
    """Fenced code, table rows, lines of tags, comment blocks."""
    found: set[int] = set()
    inside = remark = False
    for i, piece in enumerate(pieces):
        fence = _FENCE.match(piece.raw) is not None
        remark = remark or piece.raw.lstrip().startswith("<!--")
        if inside or fence or remark or _TABLE.match(piece.raw) or _TAG_LINE.match(piece.raw):
            found.add(i)
        inside ^= fence
        remark = remark and "-->" not in piece.raw
    return found


def separator(pieces: Sequence[Piece]) -> set[int]:
    """Lines of dashes, stars or underscores, and lines that held only an image."""
    return {i for i, p in enumerate(pieces) if _SEPARATOR.match(p.raw) or _only_image(p)}


def _only_image(piece: Piece) -> bool:
    return not piece.text and any(cut.rule in ("image", "comment-mark") for cut in piece.removed)


def page_mark(pieces: Sequence[Piece]) -> set[int]:
    """Lines that are a page number, "Page 3 of 12" or a document's job number."""
    return {i for i, p in enumerate(pieces) if not p.level and _PAGE_MARK.match(p.raw.strip())}


def running_title(pieces: Sequence[Piece]) -> set[int]:
    """Short unmarked lines that stand three times or more, page numbers in them apart."""
    keys = {i: same(p.text) for i, p in enumerate(pieces) if _may_run(p)}
    counts = Counter(key for key in keys.values() if key)
    return {i for i, key in keys.items() if counts[key] >= 3}


def _may_run(piece: Piece) -> bool:
    """A title begins with a capital or a number: other lines go on with a sentence."""
    marked = piece.level or piece.item or piece.text[:1].islower()
    return not marked and piece.words <= 14 and not piece.text.endswith(".")


def address(pieces: Sequence[Piece]) -> set[int]:
    """Lines that are a web or mail address, or nothing once it is taken out."""
    return {i for i, p in enumerate(pieces) if not p.text or _URL_LINE.match(p.text)}


def comments(pieces: Sequence[Piece]) -> set[int]:
    """The comment form; and all that follows a line "3 Comments" below the text."""
    found = {i for i, piece in enumerate(pieces) if _COMMENTS.match(piece.text)}
    heads = (i for i, piece in enumerate(pieces) if _COMMENTS_HEAD.match(piece.text))
    body = first_prose(pieces)
    start = next((i for i in heads if i > body), len(pieces))
    return found | set(range(start, len(pieces)))


def navigation(pieces: Sequence[Piece]) -> set[int]:
    """Buttons, menus, breadcrumbs, share and login lines, lists of other articles."""
    found: set[int] = set()
    for i, piece in enumerate(pieces):
        follows = i - 1 in found and _LIST_HEAD.match(pieces[i - 1].text) is not None
        if _is_navigation(piece.text):
            found.add(i)
        elif follows:
            found |= _entries(pieces, i)
    return found


def _entries(pieces: Sequence[Piece], start: int) -> set[int]:
    """The list under "Related articles": short unended lines of one block, or to the end."""
    found: set[int] = set()
    for i in range(start, len(pieces)):
        piece = pieces[i]
        short = piece.words <= 16 and not TERMINAL.search(piece.text) and not piece.level
        if not short or (piece.block != pieces[start].block and not piece.item):
            break
        found.add(i)
    linked = pieces[start].item or pieces[start].block == pieces[start - 1].block
    return found if linked else set()


def _is_navigation(text: str) -> bool:
    sentence = len(text.split()) > 15 and TERMINAL.search(text) is not None
    if not sentence and (_NAVIGATION.match(text) or _BREADCRUMB.match(text)):
        return True
    parts = _SEPARATED.split(text)
    short = all(len(part.split()) <= 4 for part in parts)
    return len(parts) >= 3 and short and not text.endswith(".")


def advert(pieces: Sequence[Piece]) -> set[int]:
    """Lines that mark an advertisement."""
    return {i for i, piece in enumerate(pieces) if _ADVERT.match(piece.text)}


def subscription(pieces: Sequence[Piece]) -> set[int]:
    """Short paragraphs on cookies, newsletters, paywalls, rights and licences."""
    return {i for i, p in enumerate(pieces) if p.words <= 70 and _SUBSCRIPTION.search(p.text)}


def caption(pieces: Sequence[Piece]) -> set[int]:
    """Captions of pictures, figures and tables, photo credits, file names of pictures."""
    return {
        i
        for i, piece in enumerate(pieces)
        if piece.words <= 70 and (_CREDIT.search(piece.text) or _CAPTION.match(piece.text))
    }
