"""The options of ``criminal-law-desk batch``."""

from __future__ import annotations

import argparse

from desktop.batch.column_names import Role
from desktop.batch.engine_ways import MOST_AT_A_TIME
from desktop.commands.judge_options import add_engine_options, number_within
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.commands.output_options import add_output_options

MOST_SAMPLES = 100
_COLUMN_OPTIONS = {
    Role.ID: ("--id-column", "batch.head-id"),
    Role.ATTITUDE: ("--attitude-column", "batch.column-attitude"),
    Role.ACT_DATE: ("--act-date-column", "batch.column-act-date"),
    Role.PROVINCE: ("--province-column", "batch.column-province"),
}
"""Each with the key of what stands in the column."""


def batch_parser(language: Language) -> argparse.ArgumentParser:
    """Its help is in ``language``."""

    def words(key: str) -> str:
        return say(message(key), language)

    parser = argparse.ArgumentParser(prog="criminal-law-desk batch", description=words("batch.batch"))
    parser.add_argument("input", metavar="IN", help=words("batch.help-input"))
    parser.add_argument("--out", metavar="OUT", help=words("batch.help-out"))
    parser.add_argument("--sheet", default="", metavar="NAME", help=words("batch.help-sheet"))
    facts = f"column_{Role.FACTS.value}"
    parser.add_argument("--facts-column", metavar="NAME", dest=facts, help=words("batch.help-facts-column"))
    for role, (option, what) in _COLUMN_OPTIONS.items():
        told = say(message("batch.help-other-column", what=message(what)), language)
        parser.add_argument(option, metavar="NAME", dest=f"column_{role.value}", help=told)
    add_engine_options(parser, words)
    samples = number_within(1, MOST_SAMPLES, words("batch.number-of-samples"))
    parser.add_argument("--samples", type=samples, metavar="N", help=words("batch.help-samples"))
    seed = number_within(0, 2**31 - 1, words("desk.number-of-seed"))
    parser.add_argument("--seed", type=seed, metavar="S", help=words("batch.help-seed"))
    parallel = number_within(1, MOST_AT_A_TIME, words("batch.number-of-parallel"))
    parser.add_argument("--parallel", type=parallel, metavar="N", help=words("batch.help-parallel"))
    parser.add_argument("--province", metavar="NAME", help=words("batch.help-province"))
    parser.add_argument("--table", action="store_true", help=words("batch.help-table"))
    add_output_options(parser, words("batch.help-json"), lines=True, language=language)
    return parser
