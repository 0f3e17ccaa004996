"""The language of a command's help, which is printed before its options are read."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from resources.messages.catalogue import Language


def asked_language(arguments: Sequence[str]) -> Language:
    """What ``--language`` says; Chinese where it says nothing that is known."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    parser.add_argument("--language", choices=("zh", "en"), default="zh")
    try:
        language: Language = parser.parse_known_args(arguments)[0].language
    except argparse.ArgumentError:
        return "zh"
    return language
