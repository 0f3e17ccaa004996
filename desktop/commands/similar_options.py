"""The options of ``criminal-law-desk similar``."""

from __future__ import annotations

import argparse

from desktop.commands.judge_options import number_within
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.commands.output_options import add_output_options

SHOWN = 10


def similar_parser(language: Language) -> argparse.ArgumentParser:
    """Its help is in ``language``."""

    def words(key: str) -> str:
        return say(message(key), language)

    parser = argparse.ArgumentParser(prog="criminal-law-desk similar", description=words("similar.command"))
    parser.add_argument("file", nargs="?", default="-", metavar="FACTS|-", help=words("desk.help-file"))
    parser.add_argument("--index", metavar="FOLDER", help=words("similar.help-index"))
    parser.add_argument("--charge", action="append", default=[], metavar="NAME", help=words("similar.help-charge"))
    number = number_within(1, 200, words("similar.number-of-cases"))
    parser.add_argument("--number", type=number, default=SHOWN, metavar="N", help=words("similar.help-number"))
    parser.add_argument("--act-date", metavar="YYYY-MM-DD", help=words("desk.help-act-date"))
    parser.add_argument("--province", metavar="NAME", help=words("desk.help-province"))
    add_output_options(parser, words("desk.help-json"), lines=False, language=language)
    return parser
