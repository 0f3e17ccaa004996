"""The trainer's command line: ``criminal-law-trainer COMMAND …`` (= ``python -m trainer``)."""

from __future__ import annotations

import sys

from trainer.commands.dispatch import main

if __name__ == "__main__":
    sys.exit(main())
