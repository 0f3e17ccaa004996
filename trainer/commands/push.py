"""``criminal-law-trainer push FILE NAME``: put a GGUF file into Ollama, proven before its tag moves."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.engines.ollama.library import OllamaLibrary


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "push",
        help="put a GGUF file into Ollama as NAME:q4",
        description="Uploads the file, creates NAME:q4-candidate with the model card's template, system text and "
        "parameters, proves that it behaves as the file (and, with --base, as the trained model), and only then "
        "names it NAME:q4-DATE and points NAME:q4 at it. The server is OLLAMA_HOST.",
    )
    parser.add_argument("file", type=Path, nargs="?", metavar="FILE", help="a GGUF file (not with --rollback)")
    parser.add_argument("name", metavar="NAME[:TAG]", help="the tag is q4 unless given")
    parser.add_argument("--host", help="default: OLLAMA_HOST")
    parser.add_argument("--base", type=Path, metavar="DIR", help="the base it was trained on, to be compared with")
    parser.add_argument("--adapter", type=Path, metavar="DIR", help="the adapter, to be compared with")
    parser.add_argument(
        "--run", type=Path, metavar="DIR", help="the training run: the cases that it judged are judged again in Ollama"
    )
    parser.add_argument(
        "--held-out",
        type=Path,
        action="append",
        metavar="PATH",
        help="samples not trained on, to be judged, like --run",
    )
    parser.add_argument("--cases", type=int, default=8, metavar="N", help="so many of them at most (default: 8)")
    parser.add_argument(
        "--num-predict",
        type=int,
        metavar="N",
        help="tokens in which the proof's answers must end (default: the card's)",
    )
    parser.add_argument("--no-proof", action="store_true", help="publish without comparing")
    parser.add_argument(
        "--accept",
        action="store_true",
        help="move the tag although the proof found differences; what --manifest holds is not proven again",
    )
    parser.add_argument("--replace", action="store_true", help="take over a tag that was not published from here")
    parser.add_argument("--rollback", action="store_true", help="point NAME:q4 at the model published before")
    parser.add_argument("--manifest", type=Path, metavar="FILE", help="write the result and the proof there, as JSON")
    add_output_options(parser, "JSON lines: progress, then the result", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Publishes, or goes back to the model before. Raises ToldError; the tag in use has then not moved."""
    from resources.ollama.host import read_host
    from trainer.commands.publishing import Publishing
    from trainer.engines.ollama.library import OllamaLibrary

    with OllamaLibrary(read_host(args.host or os.environ.get("OLLAMA_HOST"))) as server:
        if args.rollback:
            _roll_back(args, server, printer)
        else:
            Publishing(args, server, printer).run()
    return ExitStatus.DONE


def _roll_back(args: argparse.Namespace, server: OllamaLibrary, printer: Printer) -> None:
    from trainer.publish.names import read_published_name
    from trainer.publish.roll_back import roll_back

    name = read_published_name(args.name)
    current, dated = roll_back(name, server, today=date.today(), replace=args.replace)
    told = message("commands.rolled-back", name=current, dated=dated)
    printer.result("rolled_back", {"current": current, "dated": dated}, told)
