"""The trainer's command line: ``criminal-law-trainer COMMAND …`` (= ``python -m trainer``)."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command."""
    try:
        from trainer.commands.dispatch import main as command

        return command(arguments)
    except KeyboardInterrupt:
        # Before the command began, which tells its own end: nothing was done, and there is nothing to tell.
        from trainer.commands.exit_status import ExitStatus

        return ExitStatus.STOPPED


if __name__ == "__main__":
    sys.exit(main())
