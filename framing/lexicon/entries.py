"""Rows of the CSV files as entries of the lexicon; every mistake is collected with its place."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar, get_args

from framing.errors import InputError, did_you_mean
from framing.lexicon.model import (
    Actor,
    Alias,
    AliasKind,
    Cue,
    CueRole,
    Frame,
    NamingChoice,
    Pattern,
    ReportingKind,
    ReportingWord,
    Shifter,
    ShifterKind,
    ShifterScope,
)
from framing.lexicon.patterns import breadth_problem, parse_pattern
from framing.lexicon.problems import Problem
from framing.lexicon.rows import Row

Choice = TypeVar("Choice", bound=str)
ALIAS_KINDS: Final[tuple[AliasKind, ...]] = get_args(AliasKind)
CUE_ROLES: Final[tuple[CueRole, ...]] = get_args(CueRole)
SHIFTER_KINDS: Final[tuple[ShifterKind, ...]] = get_args(ShifterKind)
SHIFTER_SCOPES: Final[tuple[ShifterScope, ...]] = get_args(ShifterScope)
REPORTING_KINDS: Final[tuple[ReportingKind, ...]] = get_args(ReportingKind)
_ID: Final = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_POSSESSOR: Final = 'write "described" for a quality or "agent" for an action'


@dataclass(frozen=True, slots=True)
class Context:
    """What entries refer to. `complete`: lexicon.toml could be read, so what is not there is
    missing; `shipped`: folders in which every cue must have its example."""

    frames: Mapping[str, Frame]
    sets: Mapping[str, frozenset[str]]
    complete: bool = True
    shipped: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: Row, what: str, expected: str = "", cure: str = "") -> None:
        """Note a mistake at the place of a row."""
        self.problems.append(Problem(str(row.place), what, expected, cure))


def number(cell: str) -> float | None:
    """A number as a spreadsheet writes it (decimal comma and minus sign allowed), or None."""
    plain = cell.replace("\u2212", "-")
    plain = plain.replace(",", ".") if "." not in plain else plain
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _filled(context: Context, row: Row, *columns: str) -> bool:
    empty = [column for column in columns if not row.get(column)]
    for column in empty:
        context.add(row, f"{column} is empty", f"a value in the column {column}")
    return not empty


def _choice(
    context: Context, row: Row, column: str, word: str, allowed: Iterable[Choice]
) -> Choice | None:
    known = list(allowed)
    for each in known:
        if each == word:
            return each
    cure = _POSSESSOR if (column, word) == ("role", "possessor") else did_you_mean(word, known)
    context.add(row, f'{column} "{word}" is unknown', f"one of {', '.join(known)}", cure)
    return None


def _number(context: Context, row: Row, column: str, lowest: float, default: float) -> float | None:
    cell = row.get(column)
    if not cell:
        return default
    value = number(cell)
    expected = f"a number from {lowest:g} to 1"
    if value is None:
        context.add(row, f'{column} "{cell}" is not a number', expected)
    elif not lowest <= value <= 1:
        context.add(row, f"{column} {cell} is out of range", expected)
    else:
        return value
    return None


def _pattern(context: Context, row: Row, column: str, text: str) -> Pattern | None:
    if not context.complete and "@" in text:
        return None
    try:
        return parse_pattern(text, context.sets)
    except InputError as error:
        context.add(row, f'{column} "{text}": {error.what}', error.expected, error.cure)
        return None


def _id(context: Context, row: Row, column: str) -> bool:
    if _ID.fullmatch(row.get(column)):
        return True
    expected = "lower-case letters, digits, _, - and ."
    plain = re.sub(r"[^a-z0-9_.-]+", "_", row.get(column).lower()).strip("_.-")
    cure = f'for example "{plain}"' if plain else ""
    context.add(row, f'{column} "{row.get(column)}" is not a plain id', expected, cure)
    return False


def _date(context: Context, row: Row, column: str, *, last: bool) -> str:
    """An ISO date; a year or a month stands for its first, or its last, day."""
    cell = row.get(column)
    found = _DATE.fullmatch(cell)
    if not cell:
        return ""
    year, month, day = (int(part or 0) for part in found.groups()) if found else (0, 0, 0)
    month = month or (12 if last else 1)
    if found and year and 1 <= month <= 12:
        days = calendar.monthrange(year, month)[1]
        day = day or (days if last else 1)
        if day <= days:
            return f"{year:04d}-{month:02d}-{day:02d}"
    context.add(row, f'{column} "{cell}" is not a date', "YYYY, YYYY-MM or YYYY-MM-DD")
    return ""


def split_list(cell: str) -> list[str]:
    """The members of a cell that holds several, divided by `|` or `;` outside brackets."""
    members, depth = [""], 0
    for character in cell:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == ";" or (character == "|" and depth <= 0):
            members.append("")
        else:
            members[-1] += character
    return [member.strip() for member in members if member.strip()]


def build_cue(row: Row, context: Context, *, overriding: bool) -> Cue | None:
    """A line of cues.csv, or None where it is wrong or switched off by weight 0."""
    weight = _number(context, row, "weight", 0.0, 1.0)
    if weight == 0 and (overriding or row.get("role") != "near"):
        return None
    if not _filled(context, row, "frame", "cue", "role"):
        return None
    frame = _frame(context, row)
    pattern = _pattern(context, row, "cue", row.get("cue"))
    if pattern and (what := breadth_problem(pattern)):
        context.add(row, what, cure="add a word, or a part of speech (will/NOUN)")
    roles = [
        _choice(context, row, "role", word.strip(), CUE_ROLES)
        for word in row.get("role").split("|")
    ]
    valence = _number(context, row, "valence", -1.0, frame.valence if frame else 0.0)
    if not row.get("example") and row.place.file.split("/")[0] in context.shipped:
        context.add(row, "example is empty", "a sentence on which the cue fires")
    named = _id(context, row, "cue_id")
    if not (named and frame and pattern and all(roles)) or valence is None or weight is None:
        return None
    return Cue(
        cue_id=row.get("cue_id"),
        frame=frame.frame,
        pattern=pattern,
        roles=tuple(dict.fromkeys(role for role in roles if role)),
        valence=valence,
        weight=weight,
        example=row.get("example"),
        counterexample=row.get("counterexample"),
        note=row.get("note"),
        place=row.place,
    )


def _frame(context: Context, row: Row) -> Frame | None:
    name = row.get("frame")
    if name not in context.frames and context.complete:
        hint = did_you_mean(name, context.frames) or f"add [frames.{name}] to lexicon.toml"
        context.add(row, f'frame "{name}" is unknown', "a frame of lexicon.toml", hint)
    return context.frames.get(name)


def _switched_off(row: Row, context: Context) -> bool:
    return _number(context, row, "weight", 0.0, 1.0) == 0


def build_shifter(row: Row, context: Context, *, overriding: bool) -> Shifter | None:
    """A line of shifters.csv, or None where it is wrong or switched off."""
    if _switched_off(row, context):
        return None
    pattern = _pattern(context, row, "shifter", row.get("shifter"))
    kind = _choice(context, row, "kind", row.get("kind"), SHIFTER_KINDS)
    scope = _choice(context, row, "scope", row.get("scope") or "head", SHIFTER_SCOPES)
    return Shifter(pattern, kind, scope, row.place) if pattern and kind and scope else None


def build_reporting(row: Row, context: Context, *, overriding: bool) -> ReportingWord | None:
    """A line of reporting.csv, or None where it is wrong or switched off."""
    if _switched_off(row, context) or not _filled(context, row, "kind"):
        return None
    pattern = _pattern(context, row, "word", row.get("word"))
    kind = _choice(context, row, "kind", row.get("kind"), REPORTING_KINDS)
    return ReportingWord(pattern, kind, row.place) if pattern and kind else None


def build_naming(row: Row, context: Context, *, overriding: bool) -> NamingChoice | None:
    """A line of naming.csv, or None where it is wrong or switched off."""
    if _switched_off(row, context):
        return None
    named = _id(context, row, "referent")
    pattern = _pattern(context, row, "name", row.get("name"))
    name = row.get("name").strip('"“”')
    return (
        NamingChoice(row.get("referent"), name, pattern, row.place) if named and pattern else None
    )


def build_alias(row: Row, context: Context) -> Alias | None:
    """A line of actors.csv, or None where it is wrong or switched off."""
    if _switched_off(row, context) or not _filled(context, row, "kind"):
        return None
    named = _id(context, row, "actor")
    kind = _choice(context, row, "kind", row.get("kind"), ALIAS_KINDS)
    unless = [_pattern(context, row, "unless", each) for each in split_list(row.get("unless"))]
    since, until = _date(context, row, "from", last=False), _date(context, row, "to", last=True)
    if since and until and since > until:
        cure = "exchange the two dates"
        context.add(row, f"from {since} is later than to {until}", "from before to", cure)
    if not named or not kind:
        return None
    return Alias(
        actor=row.get("actor"),
        alias=row.get("alias"),
        kind=kind,
        unless=tuple(pattern for pattern in unless if pattern),
        since=since,
        until=until,
        place=row.place,
    )


def build_actors(pairs: list[tuple[Row, Alias]], context: Context) -> dict[str, Actor]:
    """Aliases gathered by actor, in the order of the files."""
    aliases: dict[str, list[Alias]] = {}
    members: dict[str, dict[str, Row]] = {}
    for row, alias in pairs:
        aliases.setdefault(alias.actor, []).append(alias)
        for bloc in re.split(r"[|;,\s]+", row.get("member_of")):
            if bloc:
                members.setdefault(alias.actor, {}).setdefault(bloc, row)
    _check_members(members, aliases, context)
    _check_shared(pairs, context)
    return {
        actor: Actor(
            actor=actor,
            label=next((each.alias for each in each_alias if each.kind == "name"), actor),
            aliases=tuple(each_alias),
            member_of=tuple(members.get(actor, {})),
        )
        for actor, each_alias in aliases.items()
    }


def _check_members(
    members: Mapping[str, Mapping[str, Row]], known: Mapping[str, object], context: Context
) -> None:
    for actor, blocs in members.items():
        for bloc, row in blocs.items():
            if bloc not in known:
                hint = did_you_mean(bloc, known)
                context.add(row, f'member_of "{bloc}" is unknown', "an actor of actors.csv", hint)
            elif actor in _above(bloc, members):
                what = f'"{actor}" is a member of itself through "{bloc}"'
                context.add(row, what, "blocs without a circle", "empty one of the member_of cells")


def _above(actor: str, members: Mapping[str, Mapping[str, Row]]) -> set[str]:
    found, open_ends = set[str](), [actor]
    while open_ends:
        current = open_ends.pop()
        if current not in found:
            found.add(current)
            open_ends.extend(members.get(current, {}))
    return found


def _check_shared(pairs: list[tuple[Row, Alias]], context: Context) -> None:
    """The same alias for two actors is a mistake unless phrases or dates tell them apart."""
    seen: dict[str, list[Alias]] = {}
    for row, alias in pairs:
        for other in seen.setdefault(alias.alias.lower(), []):
            if confused(alias, other):
                what = f'alias "{alias.alias}" stands for two actors'
                place = f"{other.actor} ({other.place}) and {alias.actor}"
                cure = 'drop one, or tell them apart with "unless" or with dates'
                context.add(row, f"{what}: {place}", "one actor an alias", cure)
        seen[alias.alias.lower()].append(alias)


def confused(one: Alias, other: Alias) -> bool:
    """Whether two aliases stand for two actors and nothing tells them apart."""
    same = one.alias == other.alias or one.alias.islower() or other.alias.islower()
    apart = (one.until and other.since and one.until < other.since) or (
        other.until and one.since and other.until < one.since
    )
    return one.actor != other.actor and same and not apart and not one.unless and not other.unless
