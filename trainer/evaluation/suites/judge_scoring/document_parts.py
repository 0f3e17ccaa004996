"""A judgment's reasoning and verdict, parted as JuDGE's scoring parts them (its evaluation/segment).

Nothing is guessed that the benchmark does not: a text without 判决如下 is reasoning to its end. Each part that was
found is taken out of the text wherever it stands again, before the next is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

_REPLACED = (
    *((":", "："), (" ", ""), ("(", "（"), (")", "）"), ("\u3000", " "), ("\xa0", " ")),
    *(("<p>", ""), ("</p>", ""), ("<br>", ""), ("&#xD;", ""), ("\ufffd", "")),
)
_COMMA = re.compile(r"(?<!\d),(?!\d)")
_HAN = "[\u4e00-\u9fa5]"
# The first pattern that occurs decides, even where a later one stands before it.
_TRIED = tuple(map(re.compile, (rf"审理终结{_HAN}{{0,10}}。", rf"公开开庭审理{_HAN}{{0,10}}。")))
_ACCUSED = (re.compile(rf"{_HAN}{{0,10}}(?:公诉|抗诉)机关[\u4e00-\u9fa5，、]{{0,30}}(?:认为|指控)"),)
_REASONED = (re.compile("本院认为"),)
_DECIDED = tuple(map(re.compile, (r"判决如下[:：,，\n]", "判决如下", r"裁定(?:如下)?[:：\n]")))
_CLOSED = tuple(
    map(
        re.compile,
        (
            rf"如{_HAN}{{0,3}}不服本判决",
            r"\n\s*本判决为终审判决",
            rf"如{_HAN}{{0,5}}未按本判决指定的期间{_HAN}{{0,5}}给付金钱义务",
            r"\n\s*(?:代理)?审\s{0,3}判\s{0,3}长",
            r"\n\s*(?:代理)?审\s{0,3}判\s{0,3}员",
            "附录",
            "附：",
            rf"附{_HAN}{{0,10}}法律{_HAN}{{0,10}}",
            rf"附{_HAN}{{0,10}}：",
            r"\n\s*本案[^\n]{0,10}法律",
            r"\n《",
            "$",
        ),
    )
)


class DocumentParts(NamedTuple):
    """``reason`` goes from 本院认为 through 判决如下, ``judgment`` from there up to what the parties are told."""

    reason: str
    judgment: str


@lru_cache(maxsize=4096)
def document_parts(document: str) -> DocumentParts:
    """Both are empty of an empty text."""
    rest = plain_text(document)
    heading = _up_to(_TRIED, rest, with_end=True)
    if not heading.strip():
        heading = _up_to(_ACCUSED, rest, with_end=False)
    rest = _without(rest, heading)
    rest = _without(rest, _up_to(_REASONED, rest, with_end=False))
    reason = _up_to(_DECIDED, rest, with_end=True) or rest
    rest = _without(rest, reason)
    return DocumentParts(reason, _up_to(_CLOSED, rest, with_end=False) or rest)


def plain_text(document: str) -> str:
    """Chinese punctuation, no blanks and no mark-up."""
    for old, new in _REPLACED:
        document = document.replace(old, new)
    document = _COMMA.sub("，", document)
    if "<" not in document and "&" not in document:
        return document.strip()
    reader = _Text()
    reader.feed(document)
    reader.close()
    return " ".join(filter(None, map(str.strip, reader.texts)))


class _Text(HTMLParser):
    """What stands between the tags, but for scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.texts = [""]
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.texts.append("")
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.texts.append("")
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_comment(self, data: str) -> None:
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.texts[-1] += data

    def handle_entityref(self, name: str) -> None:
        self.handle_data(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.handle_data(unescape(f"&#{name};"))


def _up_to(ends: Sequence[re.Pattern[str]], text: str, *, with_end: bool) -> str:
    """The text up to the first of these ends that occurs, "" where none does."""
    found = next((match for end in ends if (match := end.search(text))), None)
    if found is None:
        return ""
    return text[: found.end() if with_end else found.start()]


def _without(text: str, part: str) -> str:
    return text.replace(part, "") if part.strip() else text
