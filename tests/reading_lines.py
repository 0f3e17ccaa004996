"""A reading in one line for each defendant, as the tables of tests/readings have it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from trainer.judgment.types import Charge, Defendant, Judgment, Sentence, SentenceRange

FOLDER = Path(__file__).resolve().parent / "readings"


@dataclass(frozen=True)
class Row:
    """One text with what a careful clerk reads in it."""

    kind: str
    text: str
    reads: tuple[str, ...]
    further: int
    names: tuple[str, ...]


def rows(file: str) -> list[Row]:
    """The rows of one table, its «…» filled with what it says they stand for."""
    table = tomllib.loads((FOLDER / file).read_text(encoding="utf-8"))
    return [_row(each, table.get("stands_for", {})) for each in table["row"]]


def _row(plain: dict[str, object], stands_for: dict[str, str]) -> Row:
    text = str(plain["text"])
    for sign, words in stands_for.items():
        text = text.replace(f"«{sign}»", words)
    reads, names = plain["reads"], plain.get("names", [])
    assert isinstance(reads, list)
    assert isinstance(names, list)
    return Row(str(plain["kind"]), text, tuple(reads), int(str(plain.get("further", 0))), tuple(names))


def lines(judgment: Judgment) -> tuple[str, ...]:
    """甲某 | 盗窃罪 有期徒刑12 2000元 | 缓18: months, days as +15d; 共 is what is served for several crimes."""
    return tuple(_line(defendant) for defendant in judgment.defendants)


def _line(defendant: Defendant) -> str:
    parts = [defendant.name, *map(_charge, defendant.charges)]
    one = defendant.charges[0] if len(defendant.charges) == 1 else None
    total = _words(
        _term(defendant.total, defendant.total_range), _yuan(defendant.total_fine_yuan, defendant.total_fine_range)
    )
    if one is None or total != _words(_term(one.sentence, one.sentence_range), _yuan(one.fine_yuan, one.fine_range)):
        parts.append(f"共 {total}".rstrip())
    if defendant.control_after is not None:
        parts.append(f"再 {_term(defendant.control_after, None)}")
    if defendant.probation_months is not None:
        parts.append(f"缓{defendant.probation_months}")
    if defendant.political_rights_months is not None:
        parts.append(f"剥{defendant.political_rights_months or '终身'}")
    if defendant.deportation:
        parts.append("驱逐")
    if defendant.unread:
        parts.append("未读 " + " ".join(defendant.unread))
    return " | ".join(parts)


def _charge(charge: Charge) -> str:
    term, yuan = _term(charge.sentence, charge.sentence_range), _yuan(charge.fine_yuan, charge.fine_range)
    return _words(charge.name, term, yuan, charge.confiscation)


def _words(*parts: str | None) -> str:
    return " ".join(filter(None, parts))


def _term(sentence: Sentence | None, between: SentenceRange | None) -> str:
    if sentence is None:
        return f"{_term(between.least, None)}~{_term(between.most, None)}" if between else ""
    months = "" if sentence.months is None else str(sentence.months)
    return sentence.kind.value + months + (f"+{sentence.days}d" if sentence.days else "")


def _yuan(yuan: int | None, between: tuple[int, int] | None) -> str:
    if yuan is None:
        return f"{between[0]}~{between[1]}元" if between else ""
    return f"{yuan}元"
