"""The options of ``criminal-law-desk history``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from desktop.commands.judge_options import number_within
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.commands.exit_status import statuses_told
from trainer.commands.output_options import add_output_options

FORMATS = ("json", "md", "docx", "pdf")
_MOST = 2**63 - 1  # of a number in SQLite

Words = Callable[[str], str]


def history_parser(language: Language) -> argparse.ArgumentParser:
    """``what`` is one of list, show, export and delete. Its help is in ``language``."""

    def words(key: str) -> str:
        return say(message(key), language)

    parser = argparse.ArgumentParser(prog="criminal-law-desk history", description=words("kept.history"))
    parser.epilog = statuses_told(language)
    parser.add_argument("--language", choices=("zh", "en"), default="zh", help="default: zh")
    kinds = parser.add_subparsers(dest="what", required=True, metavar="list|show|export|delete")

    def kind(name: str, told: str, json_help: str) -> argparse.ArgumentParser:
        added = kinds.add_parser(name, help=words(told), description=words(told))
        add_output_options(added, words(json_help), lines=False, language=language)
        return added

    _list_options(kind("list", "kept.list", "kept.help-json-lines"), words)
    kind("show", "kept.show", "desk.help-json").add_argument(
        "run", type=_number(words), metavar="ID", help=words("kept.help-run")
    )
    _export_options(kind("export", "kept.export", "kept.help-json-end"), words)
    _delete_options(kind("delete", "kept.delete", "kept.help-json-end"), words)
    return parser


def _list_options(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("--words", default="", metavar="WORDS", help=words("kept.help-words"))
    parser.add_argument("--charge", metavar="NAME", help=words("kept.help-charge"))
    parser.add_argument("--model", metavar="NAME", help=words("kept.help-model"))
    parser.add_argument("--since", metavar="YYYY-MM-DD", help=words("kept.help-since"))
    parser.add_argument("--matter", type=_number(words), metavar="N", help=words("kept.help-matter"))
    limit = number_within(1, 1_000_000, words("kept.number-of-limit"))
    parser.add_argument("--limit", type=limit, default=50, metavar="N", help=words("kept.help-limit"))


def _export_options(parser: argparse.ArgumentParser, words: Words) -> None:
    _which(parser, words)
    parser.add_argument("--format", choices=FORMATS, default="json", help=words("kept.help-format"))
    parser.add_argument("--similar", action="store_true", help=words("kept.help-similar"))
    parser.add_argument("--out", metavar="FILE", help=words("kept.help-out"))
    parser.add_argument("--overwrite", action="store_true", help=words("kept.help-overwrite"))


def _delete_options(parser: argparse.ArgumentParser, words: Words) -> None:
    _which(parser, words)
    parser.add_argument("--yes", action="store_true", help=words("kept.help-yes"))


def _which(parser: argparse.ArgumentParser, words: Words) -> None:
    parser.add_argument("runs", nargs="*", type=_number(words), metavar="ID", help=words("kept.help-runs"))
    parser.add_argument("--matter", type=_number(words), metavar="N", help=words("kept.help-whole-matter"))
    parser.add_argument("--all", action="store_true", help=words("kept.help-all"))


def _number(words: Words) -> Callable[[str], int]:
    return number_within(1, _MOST, words("kept.number-of-run"))
