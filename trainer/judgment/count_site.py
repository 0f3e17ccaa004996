"""Where a clause of 主文 says of what somebody is guilty: 甲犯…罪, 构成…罪, 以…罪判处甲."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.names_before import NamesBefore
from trainer.judgment.result_brackets import BLANK

_SITE = re.compile(
    r"(?P<by>以)(?=[^，。；：以]{1,60}?罪\x00*(?:名)?(?:依法)?(?:对?被告|对?[^，。；：]{2,4}判处|判处|处|定罪|论处|追究|\Z))"
    r"|(?P<before>[原因曾前主从累初偶惯共])?(?<![系触侵违罪])犯(?:有(?!价证券))?(?!罪)"
    r"|(?<!不)(?<!未)构成(?=[^，。；]{1,60}罪)"
)
_PARTS_OF_NAMES = "主从累初偶惯"  # 主犯, 初犯 are kinds of offenders, and 主, 初 the last characters of names
_CHARGE_FOLLOWS = re.compile(r"[^，。；：犯]{2,40}罪")
_NAMED = re.compile(r"被告(?:人|单位)?(?P<name>[^，。；：]{1,12})\Z")
_EARLIER = re.compile(r"曾|此前|之前|原|\d年|前科|前罪")


@dataclass(frozen=True, slots=True)
class CountSite:
    """Where the words before it end, and where the charge begins. ``by``: 以…罪, whose names may follow."""

    start: int
    end: int
    by: bool = False


def count_site(text: str, before: NamesBefore) -> CountSite | None:
    """The first in a clause; 主犯, 曾犯, 侵犯 and their kin are none, but 赵主犯…罪 is where 赵主 is a name."""
    if "犯" not in text and "构成" not in text and "以" not in text:
        return None
    for match in _SITE.finditer(text):
        if match["by"]:
            return CountSite(match.start(), match.end(), by=True)
        char = match["before"]
        if not char:
            return CountSite(match.start(), match.end())
        name_end = match.start("before") + 1
        if not _CHARGE_FOLLOWS.match(text, match.end()):
            continue
        if char == "共":
            return CountSite(name_end - 1, match.end())
        subject = text[:name_end].replace(BLANK, "")
        if char in _PARTS_OF_NAMES and subject.endswith("某", 0, -1) and not before.hold(subject[-3:]):
            return CountSite(name_end - 1, match.end())
        named = _NAMED.search(subject)
        if named is None:
            continue
        if char in _PARTS_OF_NAMES or before.always(named["name"]) or _is_whole(named["name"], before):
            return CountSite(name_end, match.end())
        if char == "因" and not _EARLIER.search(subject):
            return CountSite(name_end - 1, match.end())
    return None


def _is_whole(name: str, before: NamesBefore) -> bool:
    """Whether nobody can be called by ``name`` without its last character: 李前 or 王向前, of whom the text told
    nothing. 张三曾犯 is more often an earlier crime of 张三."""
    if len(name) == 2:
        return not before.hold("被告人" + name[0] + "，") and not before.hold("被告人" + name[0] + "犯")
    return len(name) == 3 and name[1] != "某" and name[2] in "前原" and not before.hold(name[:2])
