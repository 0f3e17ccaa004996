"""The options that every command has, and what its ``--help`` says of its end."""

from __future__ import annotations

import argparse

from resources.messages.catalogue import Language
from trainer.commands.exit_status import statuses_told
from trainer.commands.printer import Printer


def add_output_options(
    parser: argparse.ArgumentParser,
    json_help: str,
    *,
    lines: bool,
    beside: argparse._MutuallyExclusiveGroup | None = None,
    language: Language = "en",
) -> None:
    """``--json`` and ``--language``. ``lines``: with ``--json`` progress is told too, an object a line.

    ``beside`` are other forms of output, one of which may be asked for. ``language`` is that of the help.
    """
    (beside or parser).add_argument("--json", action="store_true", help=json_help)
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="default: zh")
    parser.set_defaults(progress_as_json=lines)
    parser.epilog = statuses_told(language)


def printer_of(args: argparse.Namespace) -> Printer:
    """The printer that the options ask for."""
    return Printer(as_json=args.json, progress_as_json=args.progress_as_json, language=args.language)
