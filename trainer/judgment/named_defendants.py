"""The defendants that a clause of 主文 names, told by the text before it where a name is unclear."""

from __future__ import annotations

import re

from trainer.judgment.names_before import NamesBefore
from trainer.judgment.result_brackets import BLANK

UNNAMED = "被告人"
"""The name of a defendant whom the text does not name."""
DEFENDANT_ROLE = re.compile(r"被告(?:人|单位)?|罪犯")
_ENUMERATION = re.compile(r"、|[和及与](?=被告)")
_CONJUNCTION = re.compile(r"[和及与]")
# 被告人暨附带民事公益诉讼被告甲某: one person in two parts.
_CIVIL_PART = re.compile(r"[暨兼即]?(?:刑事)?附带民事(?:公益)?诉讼(?:的)?(?=被告)|[暨兼即](?=被告)")
# Marks of a list, and words that lead to a name: - 甲某, 判处甲某, 对甲某.
_MARKS = " -–—•·*●◆○、，：。对以"
_LETTER_ENDING = "某甲乙丙丁戊己庚辛×XxＸ*"
_AFTER_NAME = re.compile("[系属在因曾]|作为|有罪|犯罪|的行为")
_LEADS = re.compile(r"(?:名|依法|分别|对|判处|处|，)*")
_PENALTY = re.compile(r"犯|的?行为|有期|拘役|管制|无期|死刑|罚金|单处|并处|判处|处|免|定罪|论处|各|均|缓刑|剥夺")
# How a clause begins that goes on about a penalty; to look for such a name in the text before takes long.
_NO_NAMES = (
    "判处",
    "并处",
    "单处",
    "处罚",
    "缓刑",
    "罚金",
    "剥夺",
    "有期",
    "刑期",
    "决定",
    "责令",
    "追缴",
    "扣押",
    "没收",
    "上缴",
)
_LONGEST_BARE, _LONGEST_LIST = 12, 200
_NOBODY = re.compile(r"[上以]?[上下述]|[一二两三四五六七八九十]人|本案|同案|期间?|期[内间]|又|再|其|该|后$|中$|时$")


def named_defendants(text: str, before: NamesBefore) -> tuple[str, ...]:
    """The defendants that ``text``, what stands before 犯, names; () where it names none."""
    text = text.replace(BLANK, "")
    if "暨" in text or "附带民事" in text or "兼" in text:
        text = _CIVIL_PART.sub("", text)
    role = DEFENDANT_ROLE.search(text)
    if role is None:
        return _bare_names(text.strip(_MARKS), before)
    names: list[str] = []
    for part in _ENUMERATION.split(text[role.end() :]):
        name = _without_adverb(DEFENDANT_ROLE.sub("", part).strip("，、"), before)
        if not name:
            continue
        names.extend(_split_conjunction(name, before))
    return tuple(_known(name, before) for name in names)


def named_after(text: str, before: NamesBefore) -> tuple[str, ...]:
    """The defendants that ``text`` begins with, up to their penalty: 判处被告人甲某有期徒刑一年, 对甲某判处拘役."""
    text = text.replace(BLANK, "")
    role = DEFENDANT_ROLE.search(text)
    start = role.start() if role else 0
    stop = _PENALTY.search(text, role.end() if role else _LEADS.match(text).end())  # type: ignore[union-attr]
    return named_defendants(_LEADS.sub("", text[start : stop.start() if stop else len(text)], count=1), before)


def named_alone(text: str, before: NamesBefore) -> tuple[str, ...]:
    """The defendants where ``text`` is nothing but their names."""
    if text.startswith(_NO_NAMES):
        return ()
    text = text.removeprefix("对").removeprefix("被告人").removeprefix("被告单位")
    names = [name.removeprefix("被告人") for name in re.split("[、和及与]", text)]
    if not all(2 <= len(name) <= _LONGEST_BARE and _is_bare_name(name, before) for name in names):
        return ()
    return tuple(names)


def _without_adverb(name: str, before: NamesBefore) -> str:
    """乙某 of 乙某均, 乙某都; not where 均 is the end of a name that the text before tells."""
    bare = name.rstrip("均都各")
    return bare if len(bare) >= 2 and bare != name and not before.name(name) else name


def _bare_names(text: str, before: NamesBefore) -> tuple[str, ...]:
    """Names without 被告人 before them; () unless each is one that the text before told, or can be nothing else."""
    if not 2 <= len(text) <= _LONGEST_LIST:
        return ()
    names = [name for name in re.split("[、和及与]", text.removesuffix("均").removesuffix("的行为")) if name]
    if not all(2 <= len(name) <= _LONGEST_BARE and _is_bare_name(name, before) for name in names):
        return ()
    return tuple(names)


def _is_bare_name(name: str, before: NamesBefore) -> bool:
    if len(name) <= 4 and before.hold("被告人" + name):
        return True
    if _NOBODY.search(name):
        return False
    if name[-1] in _LETTER_ENDING and len(name) <= 4:
        return True
    return before.name(name)


def _split_conjunction(name: str, before: NamesBefore) -> list[str]:
    """甲和乙 are two, 张和平 is one: the text before 主文 tells."""
    if not _CONJUNCTION.search(name) or before.hold("被告人" + name) or before.hold("被告单位" + name):
        return [name]
    parts = [part for part in _CONJUNCTION.split(name) if part]
    return parts if all(len(part) >= 2 for part in parts) else [name]


def _known(name: str, before: NamesBefore) -> str:
    """``name`` without words that follow it (张某在缓刑考验期内又)."""
    if len(name) <= 4 and not name.endswith("有罪"):
        return name
    for length in (4, 3, 2):
        head = name[:length]
        if before.introduce("被告人" + head):
            return head
    head = _AFTER_NAME.split(name, maxsplit=1)[0]
    if 2 <= len(head) < len(name) and before.hold("被告人" + head):
        return head
    return name.removesuffix("的行为")
