"""Which runs a command is about."""

from __future__ import annotations

import argparse

from desktop.history.history import History
from desktop.history.run import Query
from trainer.told_error import ToldError

_ALL = 2**31


def chosen_runs(args: argparse.Namespace, history: History) -> tuple[int, ...]:
    """By their numbers, as they were given; of a matter or all the oldest first. Raises ToldError: "input" where not
    exactly one of the three ways is used or there is none, "missing" for a number that is none."""
    if bool(args.runs) + (args.matter is not None) + args.all != 1:
        raise ToldError("input", "kept.which")
    if args.runs:
        return tuple(history.run(run).summary.id for run in dict.fromkeys(args.runs))
    if args.matter is not None and all(matter.id != args.matter for matter in history.matters()):
        raise ToldError("missing", "kept.no-matter", id=args.matter)
    found = history.found(Query(matter=args.matter), _ALL)
    return tuple(summary.id for summary in reversed(found))
