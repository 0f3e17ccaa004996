"""A verdict that is a list of labels with their values, written as a sentence of 主文 so that one reader reads both."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from resources.law.charges import charge_named
from trainer.judgment.charges import separate_charges
from trainer.judgment.compact import Compact
from trainer.judgment.field_labels import Label
from trainer.judgment.labelled_fields import LabelledField, labelled_fields
from trainer.judgment.narration import CharRange
from trainer.judgment.rewritten import Rewritten
from trainer.judgment.table_fields import table_fields

_NONE = re.compile(r"(?:无|否|不适用|没有|未判处|未适用|不|零|0元?|[-—/]+|null|none|false|nil|n/a)", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,，]+")
_KINDS = {"imprisonment": "有期徒刑", "detention": "拘役"}
_KIND = re.compile("有期|徒刑|拘役|管制|死刑|死缓|免[予于除]|无罪|单处|罚金")
_SAYS_WHAT = re.compile("罚金|剥夺|没收|驱逐|无")
_MARK = re.compile("[“”\"'\\[\\]，、{}]+")

_LONGEST = 20_000  # characters: no list of one verdict's labels is longer


@dataclass(slots=True)
class _Part:
    """What is said of one charge, or of the whole sentence: its fields in order."""

    charge: LabelledField | None = None
    penalties: list[LabelledField] = field(default_factory=list)


@dataclass(slots=True)
class _Group:
    """What is said of one defendant."""

    name: LabelledField | None = None
    counts: list[_Part] = field(default_factory=list)
    total: _Part | None = None


def labelled_verdict(compact: Compact, start: int, end: int) -> Rewritten | None:
    """The verdict of the labels in ``compact.chars[start:end]``; None where no label names a crime."""
    chars = compact.chars
    end = min(end, start + _LONGEST)
    fields = table_fields(compact, start, end) or labelled_fields(compact, start, end)
    fields = [_as_charge(each) if _is_charge(chars, each) else each for each in fields]
    charges = [each for each in fields if each.named.label is Label.CHARGE]
    if not any(_names_charge(chars, each.place) for each in charges):
        return None
    written = Rewritten(compact, (fields[0].place[0], fields[-1].place[1]))
    for group in _groups(fields):
        _write(chars, written, group)
    return written


def _is_charge(chars: str, told: LabelledField) -> bool:
    """{"charges": [{"name": "盗窃罪"}]}: what bears the label of a name is a crime."""
    text = chars[slice(*told.place)]
    return told.named.label is Label.DEFENDANT and text.endswith("罪") and charge_named(text) is not None


def _as_charge(told: LabelledField) -> LabelledField:
    return replace(told, named=told.named._replace(label=Label.CHARGE))


def _names_charge(chars: str, place: CharRange) -> bool:
    text = _MARK.sub("、", chars[slice(*place)]).strip("、")
    return any(charge_named(re.sub("（.*）", "", name)) for name in separate_charges(text.rpartition("犯")[2] or text))


def _groups(fields: Sequence[LabelledField]) -> list[_Group]:
    groups = [_Group()]
    people = [each.named.label for each in fields if each.named.label in (Label.DEFENDANT, Label.CHARGE)]
    # 罪名：…, 被告人：…, 刑期：…: the name comes after the charge, of each of them.
    charge_first = people[0] is Label.CHARGE and people.count(Label.DEFENDANT) in (1, people.count(Label.CHARGE))
    for each in fields:
        group = groups[-1]
        match each.named.label:
            case Label.DEFENDANT:
                if (group.counts or group.total) and not (charge_first and group.name is None):
                    groups.append(group := _Group())
                group.name = each
            case Label.CHARGE:
                penalized = group.total is not None or any(count.penalties for count in group.counts)
                if charge_first and group.name is not None and penalized:
                    groups.append(group := _Group())
                group.counts.append(_Part(each))
            case Label.TOTAL:
                group.total = _Part(penalties=[each])
            case Label.NOTHING:
                pass
            case _ if group.total:
                group.total.penalties.append(each)
            case _:
                if not group.counts:
                    group.counts.append(_Part())
                group.counts[-1].penalties.append(each)
    return [group for group in groups if group.counts]


def _write(chars: str, written: Rewritten, group: _Group) -> None:
    written.say("。")
    if group.name is not None:
        written.say("被告人")
        _take_list(chars, written, group.name.place)
    for count in group.counts:
        if count.charge is not None:
            written.say("犯")
            _take_list(chars, written, count.charge.place)
        written.say("，判处")
        _write_penalties(chars, written, count.penalties)
        written.say("；")
    if group.total is not None:
        written.say("决定执行")
        _write_penalties(chars, written, group.total.penalties)
    written.say("。")


def _take_list(chars: str, written: Rewritten, place: CharRange) -> None:
    """["甲某", "乙某"] as 甲某、乙某; without 犯 or 被告人 at its beginning."""
    start, end = place
    for lead in ("被告人", "犯"):
        start += len(lead) if chars.startswith(lead, start, end) else 0
    for match in _MARK.finditer(chars, *place):
        if match.start() > start:
            written.take((start, match.start()))
            written.say("、")
        start = match.end()
    written.take((start, end))


def _write_penalties(chars: str, written: Rewritten, fields: Sequence[LabelledField]) -> None:
    for each in fields:
        text = chars[slice(*each.place)]
        if _NONE.fullmatch(text):
            continue
        match each.named.label:
            case Label.KIND:
                written.take(each.place)
                continue  # its term follows
            case Label.SENTENCE:
                kind = _KINDS.get(each.named.words.lower(), each.named.words)
                if _KIND.match(kind) and not _KIND.search(text):
                    written.say(kind)
            case Label.PROBATION:
                written.say("" if "缓刑" in text else "缓刑")
            case Label.RIGHTS:
                written.say("" if "剥夺" in text else "剥夺政治权利")
            case Label.FINE:
                written.say("" if "罚金" in text else "并处罚金")
            case Label.OTHER_PENALTY:
                written.say("" if _SAYS_WHAT.search(text) else "并处罚金")
        written.take(each.place)
        if each.named.unit and _NUMBER.fullmatch(text):
            written.say(each.named.unit)
        written.say("，")
