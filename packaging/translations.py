"""Brings resources/i18n/en.ts and en.qm up to date: ``python packaging/translations.py``.

Sources are the window's own texts (pyside6-lupdate finds them) and the texts that are data elsewhere: the checks'
findings, the names of circumstances and facts, the examples' titles, the recipe's reasons. With ``--to FOLDER`` the two
files are made there and the committed ones only read.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
TS = ROOT / "resources" / "i18n" / "en.ts"


def sentences_elsewhere() -> dict[str, list[str]]:
    """Texts by translation context that no ``tr`` names, because they are data."""
    from desktop.judging.examples import examples
    from resources.law.case_facts import case_facts
    from resources.law.circumstances import circumstances
    from trainer.judgment.checks.messages import RULES
    from trainer.preparation.selection.reason import SHOWN
    from trainer.recipe.reasons import REASONS

    return {
        "findings": [rule.sentence for rule in RULES.values()],
        "circumstances": [circumstance.name for circumstance in circumstances()],
        "case_facts": [text for fact in case_facts() for text in (fact.name, fact.why)],
        "examples": [example.title for example in examples()],
        "left_out_reasons": list(SHOWN.values()),
        "recipe_reasons": list(REASONS.values()),
    }


def as_source(texts: dict[str, list[str]]) -> str:
    """Python that lupdate can read."""
    lines = [f"translate({context!r}, {text!r})" for context, found in texts.items() for text in dict.fromkeys(found)]
    return "\n".join(lines) + "\n"


def update(folder: Path) -> None:
    """Updates en.ts in ``folder``, keeping what is translated, and compiles en.qm beside it."""
    with TemporaryDirectory() as scratch:
        elsewhere = Path(scratch) / "elsewhere.py"
        elsewhere.write_text(as_source(sentences_elsewhere()), encoding="utf-8")
        sources: Iterable[Path] = sorted((ROOT / "desktop").rglob("*.py"))
        _run("pyside6-lupdate", "-locations", "none", "-no-obsolete", *sources, elsewhere, "-ts", folder / TS.name)
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
