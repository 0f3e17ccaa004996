"""Brings resources/i18n/en.ts and en.qm up to date: ``python packaging/translations.py``.

The sources are the window's own texts, which pyside6-lupdate finds. What is data stands in resources/messages, in both
languages. With ``--to FOLDER`` the two files are made there and the committed ones only read.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "i18n" / "en.ts"


def update(folder: Path) -> None:
    """Updates en.ts in ``folder``, keeping what is translated, and compiles en.qm beside it."""
    sources = sorted((ROOT / "desktop").rglob("*.py"))
    _run("pyside6-lupdate", "-locations", "none", "-no-obsolete", *sources, "-ts", folder / TS.name)
    _run("pyside6-lrelease", folder / TS.name, "-qm", folder / "en.qm")


def _run(tool: str, *arguments: object) -> None:
    command = [str(Path(sys.executable).parent / tool), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    # A file that names no language is left as it was, and the tool calls that success.
    if done.returncode or "won't be updated" in done.stdout + done.stderr:
        raise SystemExit(f"{tool} failed:\n{done.stdout}{done.stderr}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=None)
    folder: Path | None = parser.parse_args().to
    if folder is None:
        update(TS.parent)
        return
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(TS, folder / TS.name)
    update(folder)


if __name__ == "__main__":
    main()
