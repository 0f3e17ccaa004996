"""The options of ``criminal-law-desk carry``."""

from __future__ import annotations

import argparse

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.commands.output_options import add_output_options


def carry_parser(language: Language) -> argparse.ArgumentParser:
    """Its help is in ``language``."""

    def words(key: str) -> str:
        return say(message(key), language)

    parser = argparse.ArgumentParser(prog="criminal-law-desk carry", description=words("carry.carry"))
    parser.add_argument("folder", metavar="FOLDER", help=words("carry.help-folder"))
    parser.add_argument("--model", metavar="NAME|FILE", help=words("carry.help-model"))
    parser.add_argument("--program", metavar="FOLDER|FILE", help=words("carry.help-program"))
    add_output_options(parser, words("carry.help-json"), lines=True, language=language)
    return parser
