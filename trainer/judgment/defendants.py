"""Who is convicted of what, and to which penalties: 主文 read clause by clause.

A clause either opens a count (被告人甲犯盗窃罪), opens the combined sentence (决定执行), speaks of an earlier judgment
(与前罪…并罚, 撤销…缓刑), or says more of what was opened before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from trainer.judgment.charges import separate_charges
from trainer.judgment.compact import Compact
from trainer.judgment.penalties import Penalties, read_penalties
from trainer.judgment.sections import Place
from trainer.judgment.types import Charge, Defendant, SentenceKind

UNNAMED = "被告人"
"""The name of a defendant whom the text does not name."""

_BLANK = "\x00"
_BRACKETS = re.compile(r"（(?!缓期|缓刑|死缓|边）|境）)[^（）]*）")
_OPEN_BRACKET = re.compile(
    r"（(?=[^（）]{0,12}(?:刑期|缓刑考验|羁押|罚金))[^（）]*\Z"
)  # an answer cut off inside a bracket
_CLAUSE = re.compile(r"[^。；：，]+")
_ITEM = re.compile(r"\x00*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.]\x00*")
_ROLE = re.compile(r"被告(?:人|单位)?|罪犯")
_SITE = re.compile(r"(?<![原因曾前系触侵违从主累初偶惯罪共])犯(?!罪)|(?<!不)(?<!未)构成(?=[^，。；]{1,60}罪)")
_CHARGE = re.compile(r"(?P<name>.{1,70}?(?<!犯)罪)(?=[、和及与\x00]|判|处|免|单|各|均|分别|但|且|的|一案|，|\Z)")
_JOIN = re.compile(r"\x00*[、和及与]?\x00*(?:犯)?")
_SENTENCED = re.compile(r"判处|单处|免[予于除]|处(?:有期|拘役|管制|罚金|无期|死刑)")
_TOTAL = re.compile(r"(?:决定|合并|应|总共|总和|最终|实际|共同?)(?:合并)?执行|数罪并罚|决定判处")
_PRIOR = re.compile(
    r"(?:与|连同|和|同|将|对|以及|加上|并|合并)?(?:本院|其|被告人)?[^，。；]{0,30}?"
    r"(?:总和刑期|刑期总和|总刑期|前罪|原犯|前犯|原判|前判|尚未执行|未执行|余刑|剩余刑|没有执行|曾犯|曾因|原因犯|漏罪前|先前)"
)
_REVOKED = re.compile(r"\x00*(?:依法)?(?:撤销|维持)")
_INNOCENT = re.compile(r"无罪|不负刑事责任|不承担刑事责任|不构成犯罪")
_ENUMERATION = re.compile(r"、|[和及与](?=被告)")
_CONJUNCTION = re.compile(r"[和及与]")
_SENTENCE = re.compile(r"[^。；]+")
_SENTENCE_END = re.compile(r"[。；]")
_CONSTITUTES = re.compile(r"(?<!不)(?<!未)构成(?!犯罪)(?P<name>[^，。；：]{1,60}?罪)(?=[，。；：（、]|和|及|与|\Z)")
_NAME = r"[^，。；：、犯的]{2,4}?"
_ACTS = re.compile(
    rf"被告人({_NAME}(?:[、和及与](?:被告人)?{_NAME}){{0,20}})"
    r"(?=，|违反|以|明知|无视|酒后|醉酒|伙同|非法|为|在|的行为|故意|因|结伙|多次|身为|利用|采取|采用|驾驶|其行为|均)"
)


class _Opens(Enum):
    COUNT = auto()
    TOTAL = auto()
    EARLIER = auto()  # an earlier judgment, or an item that concerns no penalty
    OUTCOME = auto()  # 无罪, 免予刑事处罚 and sentences that name no charge


@dataclass(slots=True)
class _Event:
    opens: _Opens
    start: int  # of the words that open it
    end: int  # of what it governs
    names: tuple[str, ...] = ()
    charges: tuple[tuple[str, Place], ...] = ()
    named: bool = False  # the names stand in this very clause


@dataclass(slots=True)
class _Person:
    name: str
    start: int
    end: int
    counts: list[tuple[_Event, Penalties]] = field(default_factory=list)
    total: Penalties | None = None


def read_result(compact: Compact, place: Place) -> tuple[Defendant, ...]:
    """The defendants of 主文 at ``place``, in the order they first appear."""
    chars = _without_brackets(compact.chars, *place)
    people: list[_Person] = []
    for event in _events(chars, compact.chars, *place):
        if event.opens is _Opens.EARLIER:
            continue
        penalties = read_penalties(compact, chars, event.start, event.end)
        for name in event.names or (UNNAMED,):
            person = _person(people, name, event)
            person.end = event.end
            if event.opens is _Opens.TOTAL:
                person.total = penalties if penalties.sentence or person.total is None else person.total
            else:
                person.counts.append((event, penalties))
    return tuple(_defendant(compact, person) for person in people)


def read_convictions(compact: Compact, place: Place) -> tuple[Defendant, ...]:
    """What a reasoning without 主文 (an answer cut off) says: who is found guilty of what, no sentence."""
    chars = compact.chars
    found: dict[str, dict[str, Charge]] = {}
    for sentence in _SENTENCE.finditer(chars, *place):
        named = _ACTS.search(chars, *sentence.span())
        names = _split_names(named[1]) if named else tuple(found) or (UNNAMED,)
        for match in _CONSTITUTES.finditer(chars, *sentence.span()):
            for name in separate_charges(match["name"]):
                charge = Charge(name, span=compact.span(*match.span("name")))
                for who in names:
                    found.setdefault(who, {}).setdefault(name, charge)
    return tuple(Defendant(name, tuple(each.values()), unread=("sentence",)) for name, each in found.items())


def _split_names(text: str) -> tuple[str, ...]:
    return tuple(name for part in re.split("[、和及与]", text) if (name := part.removeprefix("被告人")))


def _without_brackets(chars: str, start: int, end: int) -> str:
    """``chars`` up to ``end``, with the brackets of 主文 (刑期自…起至…止) blanked, offsets kept."""
    result = chars[start:end]
    for _ in range(3):  # brackets in brackets
        blanked = _BRACKETS.sub(_blank, result)
        if blanked == result:
            break
        result = blanked
    return chars[:start] + _OPEN_BRACKET.sub(_blank, result)


def _blank(match: re.Match[str]) -> str:
    return _BLANK * len(match.group())


def _events(chars: str, full: str, start: int, end: int) -> list[_Event]:
    events: list[_Event] = []
    names: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()  # 被告人甲，犯…
    revoked_until = start
    for clause in _CLAUSE.finditer(chars, start, end):
        at = clause.start()
        item = _ITEM.match(chars, at, clause.end())
        at = item.end() if item else at
        text = chars[at : clause.end()]
        total = _TOTAL.search(text)
        if at < revoked_until and not total:
            continue
        if _REVOKED.match(text):
            stop = _SENTENCE_END.search(chars, at, end)
            revoked_until = stop.start() if stop else end
            if not total:
                _open(events, _Event(_Opens.EARLIER, at, end))
                continue
        site = _SITE.search(text)
        if total and (site is None or total.start() < site.start()):
            subject = _subject(text[: total.start()], full, start)
            names = subject or names
            _open(events, _Event(_Opens.TOTAL, at + total.end(), end, names, named=bool(subject)))
            continue
        prior = _PRIOR.match(text)
        if prior and (site is None or prior.start() <= site.start()) and events:
            _open(events, _Event(_Opens.EARLIER, at, end))
            continue
        if site:
            charges = _charges(chars, at + site.end(), clause.end(), end)
            if charges:
                subject = _subject(text[: site.start()], full, start)
                names = subject or pending or names
                pending = ()
                last = charges[-1][1][1]
                if total:
                    _open(events, _Event(_Opens.COUNT, at, at + total.start(), names, charges, named=bool(subject)))
                else:
                    _open(events, _Event(_Opens.COUNT, at, end, names, charges, named=bool(subject)))
                events[-1].start = last
                continue
        innocent = _INNOCENT.search(text)
        role = _ROLE.search(text)
        if role and innocent:
            names = _subject(text[: innocent.start()], full, start) or names
            _open(events, _Event(_Opens.OUTCOME, at + innocent.start(), end, names, named=True))
            continue
        if role and role.start() <= 3 and len(text) <= 40 and not item and not events and not _SENTENCED.search(text):
            pending = _subject(text, full, start)
            continue
        if role and _SENTENCED.search(text) and not events:
            sentenced = _SENTENCED.search(text, role.end())
            subject = _subject(text[: sentenced.start()] if sentenced else text[:12], full, start)
            names = subject or names
            _open(events, _Event(_Opens.OUTCOME, at, end, names, named=bool(subject)))
            continue
        if item and events and not _SENTENCED.search(text):
            _open(events, _Event(_Opens.EARLIER, at, end))
    return events


def _open(events: list[_Event], event: _Event) -> None:
    if events:
        events[-1].end = min(events[-1].end, event.start)
    events.append(event)


def _charges(chars: str, start: int, end: int, limit: int) -> tuple[tuple[str, Place], ...]:
    """The charges named from ``start``: 盗窃罪、诈骗罪 are two, 走私、贩卖毒品罪 is one."""
    found: list[tuple[str, Place]] = []
    at = start
    while match := _CHARGE.match(chars, at, end):
        found.extend((name, match.span("name")) for name in separate_charges(match["name"].replace(_BLANK, "")))
        join = _JOIN.match(chars, match.end(), end)
        at = join.end() if join else match.end()
        if at == match.end() or "罪" not in chars[at:end]:
            break
        if _SENTENCED.match(chars, at, end):
            break
    if not found:
        # 犯交通肇事，判处…: the word 罪 forgotten.
        sentenced = _SENTENCED.search(chars, start, min(limit, start + 40))
        stop = min(end, sentenced.start()) if sentenced else end
        name = chars[start:stop].replace(_BLANK, "")
        if sentenced and 2 <= len(name) <= 20:
            found.append((name + "罪", (start, stop)))
    return tuple(found)


def _subject(text: str, full: str, start: int) -> tuple[str, ...]:
    """The defendants that ``text``, what stands before 犯, names; () where it names none."""
    text = text.replace(_BLANK, "")
    role = _ROLE.search(text)
    if role is None:
        bare = text.strip("、对以")
        return (bare,) if 2 <= len(bare) <= 4 and "被告人" + bare in full[:start] else ()
    names: list[str] = []
    for part in _ENUMERATION.split(text[role.end() :]):
        name = _ROLE.sub("", part).strip("，、")
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


def _person(people: list[_Person], name: str, event: _Event) -> _Person:
    """The person of that name; another one where the same charge is found against the same (masked) name again."""
    for person in reversed(people):
        if person.name == name:
            again = {charge for charge, _ in event.charges} & {
                charge for count, _ in person.counts for charge, _ in count.charges
            }
            if event.opens is _Opens.COUNT and event.named and again and person.total is None:
                break
            return person
    people.append(_Person(name, event.start, event.end))
    return people[-1]


def _defendant(compact: Compact, person: _Person) -> Defendant:
    charges: list[Charge] = []
    unread: list[str] = []
    for event, penalties in person.counts:
        for position, (name, place) in enumerate(event.charges):
            last = position == len(event.charges) - 1
            mine = penalties if last else Penalties()
            charges.append(
                Charge(
                    name,
                    sentence=mine.sentence,
                    fine_yuan=mine.fine_yuan,
                    political_rights_months=mine.political_rights_months,
                    confiscation=mine.confiscation,
                    span=compact.span(*place),
                )
            )
    all_penalties = [penalties for _, penalties in person.counts]
    combined = person.total
    total = combined.sentence if combined else None
    if total is None and len(all_penalties) == 1:
        total = all_penalties[0].sentence
    if total is None:
        kinds = {penalties.sentence.kind for penalties in all_penalties if penalties.sentence}
        if len(kinds) == 1 and kinds <= {SentenceKind.EXEMPT, SentenceKind.NOT_GUILTY, SentenceKind.SUPPLEMENTARY_ONLY}:
            total = all_penalties[0].sentence
    final = [*([combined] if combined else []), *reversed(all_penalties)]
    innocent = total is not None and total.kind is SentenceKind.NOT_GUILTY
    if not charges and not innocent:
        unread.append("charge")
    if total is None:
        unread.append("sentence")
    if any(penalties.fine_unread for penalties in final):
        unread.append("fine")
    return Defendant(
        name=person.name,
        charges=tuple(charges),
        total=total,
        total_fine_yuan=_total_fine(combined, all_penalties),
        political_rights_months=_first(penalties.political_rights_months for penalties in final),
        probation_months=_first(
            penalties.probation_months for penalties in ([combined] if combined else all_penalties[-1:])
        ),
        deportation=any(penalties.deportation for penalties in final),
        unread=tuple(unread),
        span=compact.span(person.start, person.end),
    )


def _total_fine(combined: Penalties | None, counts: list[Penalties]) -> int | None:
    """What 决定执行 says of the fine, else the sum of the fines: fines are all executed (刑法 69 III)."""
    if combined is not None and combined.fine_yuan is not None:
        return combined.fine_yuan
    fines = [penalties.fine_yuan for penalties in counts if penalties.fine_yuan is not None]
    return sum(fines) if fines else None


def _first(values: Iterable[int | None]) -> int | None:
    return next((value for value in values if value is not None), None)
