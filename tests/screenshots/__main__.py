"""``python -m tests.screenshots --out FOLDER [NAME…]`` takes the pictures, all or those whose names begin so;
``python -m tests.screenshots --compare OLD NEW`` tells which of two folders' pictures differ (status 1 where some do).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

from tests.screenshots.shots import Shot, all_shots, named


def main() -> int:
    """0 where all came about, or all are the same."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as card, training, card.zh-dark")
    parser.add_argument("--out", type=Path, metavar="FOLDER", help="where the pictures go")
    parser.add_argument("--compare", type=Path, nargs=2, metavar=("OLD", "NEW"), help="two folders of pictures")
    parser.add_argument("--look", help=argparse.SUPPRESS)  # this process takes those of one look
    args = parser.parse_args()
    if args.compare:
        return _compare(*args.compare)
    if args.out is None:
        parser.error("--out or --compare is needed")
    shots = named(args.names) if args.names else all_shots()
    args.out.mkdir(parents=True, exist_ok=True)
    if args.look:
        return _take_look([shot for shot in shots if str(shot.look) == args.look], args.out)
    return _take(shots, args.out, args.names)


def _take(shots: list[Shot], folder: Path, names: list[str]) -> int:
    """A process for each look, so that theme, language and scale are those of a fresh start."""
    status = 0
    for look in dict.fromkeys(shot.look for shot in shots):
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "QT_SCALE_FACTOR": look.scale}
        command = [sys.executable, "-m", "tests.screenshots", "--out", str(folder), "--look", str(look), *names]
        status |= subprocess.run(command, env=environment, check=False).returncode
    print(f"{len(shots)} pictures in {folder}" if not status else "some pictures did not come about")
    return status


def _take_look(shots: list[Shot], folder: Path) -> int:
    from tests.screenshots.take import take_all

    return int(bool(take_all(shots, shots[0].look, folder)))


def _compare(old: Path, new: Path) -> int:
    from tests.screenshots.compare import count, differences

    found = differences(old, new)
    for each in found:
        print(f"{each.name}: " + ("missing, or of another size" if each.pixels is None else _words(each)))
    print(f"{len(found)} of {count(new)} pictures differ")
    return int(bool(found))


def _words(each: object) -> str:
    return f"{each.pixels:,} pixels, in {each.around}"  # type: ignore[attr-defined]


if __name__ == "__main__":
    raise SystemExit(main())
