"""``criminal-law-trainer read FILE…``: read judgments, one JSON line out per document in."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = subparsers.add_parser("read", help="read judgments: one JSON line out per document in")
    parser.add_argument("inputs", nargs="*", default=["-"], metavar="FILE", help="files or folders; - or none: stdin")
    parser.add_argument("--json", action="store_true", help="the output is always JSON lines")


def run(args: argparse.Namespace) -> int:
    """Read every document of every input."""
    raise SystemExit("read: 尚未完成")
