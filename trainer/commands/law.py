"""``criminal-law-trainer law``: what is known of the law, by source, and what an update has to be held against."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from resources.messages.document_words import interpretation_words, number_words
from resources.messages.message import Value, message
from resources.messages.values import Amendment, ChargeName
from resources.messages.wording import say
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from resources.law.interpretations import Interpretation
    from resources.law.thresholds import Threshold
    from resources.messages.catalogue import Language
    from trainer.commands.law_inventory import LawInventory


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "law",
        help="what is known of the law, by source, and up to which day",
        description="Counts the rows of the law's data by the documents they come from, and lists what an update has "
        "to be held against: documents whose text was not at hand, amounts that a later document probably changed, "
        "what rests on one copy or on inference. Nothing is looked up.",
    )
    parser.add_argument("--documents", action="store_true", help="list every interpretation that is known")
    add_output_options(parser, "one JSON object", lines=False)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """DONE. Raises ToldError where the packaged statutes cannot be read."""
    from resources.law.interpretations import interpretations
    from resources.law.statutes import StatutesMissingError
    from trainer.commands.law_inventory import law_inventory
    from trainer.told_error import ToldError

    try:
        inventory = law_inventory()
    except StatutesMissingError as error:
        raise ToldError("library", error.key, detail=error.detail) from error
    documents = interpretations() if args.documents else ()
    if printer.as_json:
        printer.line(_as_json(inventory, interpretations()))
        return ExitStatus.DONE
    print("\n".join(_lines(inventory, documents, printer.language)))
    return ExitStatus.DONE


def _lines(law: LawInventory, documents: tuple[Interpretation, ...], language: Language) -> Iterator[str]:
    def told(key: str, **values: Value) -> str:
        return say(message(key, **values), language)

    yield told("law.checked-to", day=law.checked_to.isoformat())
    yield told(
        "law.statutes",
        package=law.statutes,
        charges=law.charges,
        amendment=Amendment(law.amended.name),
        day=law.amended.since,
        articles=law.amended.articles,
        changed=law.amended.charges,
    )
    yield ""
    yield told("law.interpretations", count=sum(count for _, count in law.sure))
    yield from (told("law.counted", count=count, what=message(f"evidence.{sure}")) for sure, count in law.sure)
    yield ""
    yield told("law.thresholds", count=sum(each.rows for each in law.thresholds))
    for each in law.thresholds:
        name = number_words(each.document, language) if each.document else message("law.no-document")
        key = "law.document" if not each.one_copy and not each.unsure else "law.document-weak"
        weak: dict[str, Value] = {} if key == "law.document" else {"one": each.one_copy, "unsure": each.unsure}
        yield told(key, document=name, count=each.rows, **weak)
    yield ""
    yield told("law.provinces")
    yield from (told("law.counted", count=count, what=message(f"evidence.{name}")) for name, count in law.provinces)
    yield told("law.guideline")
    yield from (
        told("law.document", document=number_words(name, language), count=count) for name, count in law.guideline
    )
    yield ""
    yield told("law.to-check")
    yield from (f"  - {line}" for line in _to_check(law, language))
    if documents:
        yield ""
        yield from (interpretation_words(each, language) for each in reversed(documents))


def _to_check(law: LawInventory, language: Language) -> Iterator[str]:
    """What an update has to be held against, one thing a line."""

    def told(key: str, **values: Value) -> str:
        return say(message(key, **values), language)

    yield told("law.newer", day=law.checked_to.isoformat(), amendment=Amendment(law.amended.name))
    for each in law.unread:
        yield told("law.unread", document=interpretation_words(each, language))
    for (charge, document), count in Counter((row.charge, _document(row, language)) for row in law.unsure).items():
        yield told("law.unsure", crime=ChargeName(charge), document=document, count=count)
    for each in law.moved:
        moved = tuple(ChargeName(name) for name in each.moves)
        yield told("law.moved", document=number_words(each.number or each.title, language), charges=moved)
    yield told("law.without-number", charges=tuple(ChargeName(name) for name in law.without_number))
    yield told("law.inferred", charges=tuple(ChargeName(name) for name in law.inferred))


def _document(row: Threshold, language: Language) -> str:
    return number_words(row.standard.document, language) if row.standard else ""


def _as_json(law: LawInventory, documents: tuple[Interpretation, ...]) -> dict[str, Any]:
    return {
        "law_as_of": law.checked_to.isoformat(),
        "statutes": law.statutes,
        "amended": {**asdict(law.amended), "since": law.amended.since.isoformat()},
        "charges": law.charges,
        "interpretations": [_interpretation(each) for each in documents],
        "thresholds": [asdict(each) for each in law.thresholds],
        "unsure": [{"charge": row.charge, "document": row.standard and row.standard.document} for row in law.unsure],
        "without_number": list(law.without_number),
        "provinces": dict(law.provinces),
        "guideline": dict(law.guideline),
        "inferred": list(law.inferred),
    }


def _interpretation(each: Interpretation) -> dict[str, Any]:
    return {
        "number": each.number,
        "amended": each.amended,
        "title": each.title,
        "from": each.since.isoformat() if each.since else str(each.year),
        "until": each.until.isoformat() if each.until else None,
        "charges": list(each.charges),
        "replaces": list(each.replaces),
        "alters": list(each.alters),
        "moves": list(each.moves),
        "sure": each.sure,
    }
