"""``criminal-law-trainer recognise FILE…``: the text of scanned pages and pictures, recognised on this computer.

With ``--json`` a line for each page that is done, then for each file ``{"event": "recognised", "file", "name", "text",
"doubtful"}``: ``file`` counts from 0, ``doubtful`` are half-open places in ``text``.
"""

from __future__ import annotations

import argparse
import signal
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.commands.ending import needs
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "recognise",
        help="the text of scanned pages and pictures, recognised on this computer",
        description="Recognises the text of scanned PDF files and of pictures (png, jpg, tif, bmp, webp). Nothing "
        "leaves the computer: the models are part of the extra `ocr`.",
    )
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add_output_options(parser, "one JSON object a line, pages first", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """DONE. Raises ToldError where a file cannot be drawn, holds nothing to recognise, or the extra is missing."""
    if printer.as_json:
        # Whoever started this stops it by a signal, and a page takes seconds: there is nothing to be left in order.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
    with needs("ocr"):
        import onnxruntime  # noqa: F401  (named where it is missing)
        import pypdfium2  # noqa: F401
        import rapidocr  # noqa: F401

    from trainer.recognition.recognise import recognise
    from trainer.recognition.recogniser import Recogniser

    recogniser = Recogniser()
    for number, file in enumerate(args.files):

        def tell(done: int, pages: int, number: int = number, file: Path = file) -> None:
            printer.progress("recognise", done, pages, file=number, name=file.name)

        found = recognise(file, recogniser, tell)
        if not found.text.strip():
            raise ToldError("input", "recognition.nothing", file=file.name)
        if printer.as_json:
            doubtful = [list(place) for place in found.doubtful]
            content = {"event": "recognised", "file": number, "name": file.name, "text": found.text}
            printer.line({**content, "doubtful": doubtful})
        else:
            print(found.text)
    return ExitStatus.DONE
