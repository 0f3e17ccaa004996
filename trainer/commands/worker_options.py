"""How many processes read, and on which computers: options of every command that goes through dumps of judgments."""

from __future__ import annotations

import argparse


def add_worker_options(parser: argparse.ArgumentParser) -> None:
    """--workers and --cluster."""
    parser.add_argument("--workers", type=int, metavar="N", help="processes (default: one for each processor)")
    parser.add_argument(
        "--cluster",
        default="",
        metavar="ADDRESS",
        help="let the workers of this Dask scheduler read (tcp://HOST:8786); they must have this program, and see the "
        "files and the output folder by the same paths; texts do not travel over the network",
    )
