"""``criminal-law-trainer read FILE…``: read judgments, one JSON line out per document in.

A line is ``{"id", "rejected", "fact", "reasoning", "result", "judgment", "findings"}``: ``rejected`` is null or a value
of `trainer.judgment.document.Rejection`, for a damaged document followed by what is damaged; ``judgment`` and
``findings`` are as `trainer.judgment.as_json` describes them.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import Message, message
from resources.messages.values import Names
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.corpus.source import SourceDocument


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "read",
        help="read judgments: one JSON line out per document in",
        description="Reads first-instance criminal judgments, or what a model wrote of them: text files, JSON lines, "
        "JSON, court XML, CSV, in UTF-8, UTF-16 or GB18030. What is none, or cannot be read, is a line with the "
        "reason in `rejected`.",
    )
    parser.add_argument("inputs", nargs="*", default=["-"], metavar="FILE", help="files or folders; - or none: stdin")
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one for each processor)")
    add_output_options(parser, "the output is always JSON lines", lines=False)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Reads every document of every input; BAD_INPUT where one could not be opened."""
    from trainer.corpus.parallel import cores, map_batches

    failed: list[str] = []
    tally: Counter[str] = Counter()
    documents = _documents(args.inputs, failed, printer)
    try:
        for lines, counts in map_batches(
            read_batch, documents, lambda document: len(document.text), args.workers or cores()
        ):
            sys.stdout.buffer.write(lines)
            tally.update(counts)
        sys.stdout.buffer.flush()
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return ExitStatus.DONE
    printer.tell(_tally_told(tally))
    return ExitStatus.BAD_INPUT if failed else ExitStatus.DONE


def read_batch(documents: Sequence[SourceDocument]) -> tuple[bytes, Counter[str]]:
    """The lines of ``documents``, and how often each reason of rejection ("" for none) came up."""
    lines = []
    counts: Counter[str] = Counter()
    for document in documents:
        line = _line(document)
        lines.append(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))
        counts[str(line["rejected"] or "").partition(":")[0]] += 1
    return b"".join(line + b"\n" for line in lines), counts


def _line(source: SourceDocument) -> dict[str, object]:
    from trainer.judgment.as_json import finding_json, judgment_json
    from trainer.judgment.checks import check
    from trainer.judgment.document import Document, Rejection, read_document

    findings: Sequence[object] = ()
    if source.damage is not None:
        document = Document(source.id, Rejection.DAMAGED)
    elif not source.text and source.fact:
        document = Document(source.id, Rejection.FACTS_ONLY, source.fact)
    else:
        document = read_document(source.text, source.id, source.title, source.case_type)
        if document.judgment is not None:
            found = check(document.judgment, facts=document.fact or "", text=source.text)
            findings = [finding_json(finding) for finding in found]
    rejected = document.rejected
    return {
        "id": document.id,
        "rejected": rejected.value + (f": {source.damage}" if source.damage else "") if rejected else None,
        "fact": document.fact,
        "reasoning": document.reasoning,
        "result": document.result,
        "judgment": judgment_json(document.judgment) if document.judgment else None,
        "findings": findings,
    }


def _documents(inputs: Sequence[str], failed: list[str], printer: Printer) -> Iterator[SourceDocument]:
    from trainer.corpus.sources import read_path, read_stream

    for given in inputs:
        try:
            yield from read_stream(sys.stdin.buffer, "stdin") if given == "-" else read_path(Path(given))
        except OSError as error:
            failed.append(given)
            printer.tell(message("commands.cannot-open", path=given, reason=str(error.strerror)))


def _tally_told(tally: Counter[str]) -> Message:
    from trainer.judgment.document import Rejection

    accepted = tally.pop("", 0)
    if not tally:
        return message("commands.all-read", count=accepted)
    counted = tuple(
        message("commands.rejected", reason=Rejection(reason).named, count=count)
        for reason, count in tally.most_common()
    )
    return message("commands.some-read", count=accepted + tally.total(), accepted=accepted, rejected=Names(counted))
