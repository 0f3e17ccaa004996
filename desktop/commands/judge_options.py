"""The options of ``criminal-law-desk judge``."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.commands.output_options import add_output_options
from trainer.samples.prompt import StatedAttitude

WHAT_IF = "--what-if"


def judge_parser(language: Language) -> argparse.ArgumentParser:
    """Its help is in ``language``."""

    def words(key: str) -> str:
        return say(message(key), language)

    parser = argparse.ArgumentParser(prog="criminal-law-desk judge", description=words("desk.judge"))
    parser.add_argument("file", nargs="?", default="-", metavar="FILE|-", help=words("desk.help-file"))
    add_engine_options(parser, words)
    samples = number_within(1, 1000, words("desk.number-of-samples"))
    parser.add_argument("--samples", type=samples, default=1, metavar="N", help=words("desk.help-samples"))
    seed = number_within(0, 2**31 - 1, words("desk.number-of-seed"))
    parser.add_argument("--seed", type=seed, metavar="S", help=words("desk.help-seed"))
    attitudes = [each.value for each in StatedAttitude]
    parser.add_argument(
        "--attitude", choices=attitudes, default=StatedAttitude.NOT_STATED.value, help=words("desk.help-attitude")
    )
    parser.add_argument("--act-date", metavar="YYYY-MM-DD", help=words("desk.help-act-date"))
    parser.add_argument("--province", metavar="NAME", help=words("desk.help-province"))
    parser.add_argument(WHAT_IF, action="append", default=[], metavar="CHANGE", help=words("desk.help-what-if"))
    parser.add_argument("--instead", action="store_true", help=words("desk.help-instead"))
    parser.add_argument("--no-history", dest="keep", action="store_false", help=words("desk.help-no-history"))
    add_output_options(parser, words("desk.help-json"), lines=False, language=language)
    return parser


def add_engine_options(parser: argparse.ArgumentParser, words: Callable[[str], str]) -> None:
    """Who is asked; ``words`` gives the help for a key of the catalogue."""
    engines = ("auto", "ollama", "embedded", "openai")
    parser.add_argument("--engine", choices=engines, default="auto", help=words("desk.help-engine"))
    parser.add_argument("--model", metavar="NAME|FILE", help=words("desk.help-model"))
    parser.add_argument("--allow-host", action="append", default=[], metavar="HOST", help=words("desk.help-allow-host"))


def number_within(least: int, most: int, otherwise: str) -> Callable[[str], int]:
    """What argparse reads a whole number with; ``otherwise`` says what is expected."""

    def read(text: str) -> int:
        if not text.isascii() or not text.isdigit() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(otherwise)
        return int(text)

    return read
