"""The defendants that a clause of 主文 names, told by the text before it where a name is unclear."""

from __future__ import annotations

import re

from trainer.judgment.result_brackets import BLANK

UNNAMED = "被告人"
"""The name of a defendant whom the text does not name."""
DEFENDANT_ROLE = re.compile(r"被告(?:人|单位)?|罪犯")
_ENUMERATION = re.compile(r"、|[和及与](?=被告)")
_CONJUNCTION = re.compile(r"[和及与]")


def named_defendants(text: str, full: str, start: int) -> tuple[str, ...]:
    """The defendants that ``text``, what stands before 犯, names; () where it names none."""
    text = text.replace(BLANK, "")
    role = DEFENDANT_ROLE.search(text)
    if role is None:
        bare = text.strip("、对以")
        return (bare,) if 2 <= len(bare) <= 4 and "被告人" + bare in full[:start] else ()
    names: list[str] = []
    for part in _ENUMERATION.split(text[role.end() :]):
        name = DEFENDANT_ROLE.sub("", part).strip("，、")
        if not name:
            continue
        names.extend(_split_conjunction(name, full, start))
    return tuple(_known(name, full, start) for name in names)


def _split_conjunction(name: str, full: str, start: int) -> list[str]:
    """甲和乙 are two, 张和平 is one: the text before 主文 tells."""
    if not _CONJUNCTION.search(name) or "被告人" + name in full[:start] or "被告单位" + name in full[:start]:
        return [name]
    parts = [part for part in _CONJUNCTION.split(name) if part]
    return parts if all(len(part) >= 2 for part in parts) else [name]


def _known(name: str, full: str, start: int) -> str:
    """``name`` without words that follow it (张某在缓刑考验期内又)."""
    if len(name) <= 4:
        return name
    for length in (4, 3, 2):
        head = name[:length]
        if _is_introduced("被告人" + head, full, start):
            return head
    return name.removesuffix("的行为")


def _is_introduced(words: str, full: str, end: int) -> bool:
    """Whether ``words`` stand before ``end`` with a mark after them. A pattern for each name would cost more."""
    place = full.find(words, 0, end)
    while place >= 0:
        after = place + len(words)
        if after < end and full[after] in "，。（":
            return True
        place = full.find(words, after, end)
    return False
