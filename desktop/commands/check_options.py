"""The options of ``criminal-law-desk check``."""

from __future__ import annotations

import argparse

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.commands.output_options import add_output_options


def check_parser(language: Language) -> argparse.ArgumentParser:
    """Its help is in ``language``."""

    def words(key: str) -> str:
        return say(message(key), language)

    parser = argparse.ArgumentParser(prog="criminal-law-desk check", description=words("check.check"))
    parser.add_argument("file", nargs="?", default="-", metavar="FILE|-", help=words("check.help-file"))
    parser.add_argument("--facts", metavar="FILE", help=words("check.help-facts"))
    parser.add_argument("--act-date", metavar="YYYY-MM-DD", help=words("desk.help-act-date"))
    parser.add_argument("--province", metavar="NAME", help=words("desk.help-province"))
    add_output_options(parser, words("desk.help-json"), lines=False, language=language)
    return parser
