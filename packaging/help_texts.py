"""Brings resources/help up to date: ``python packaging/help_texts.py``.

The program's help is the user's part of the README, each language's in a file of its own, so that what is said to the
user is written once. With ``--to FOLDER`` the files are made there.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADINGS = {
    "zh": ("## 首次使用", "## 使用", "### 终端", "## 隐私"),
    "en": ("### First use", "### Using it", "### In the terminal", "### Privacy"),
}
_HEADING = re.compile(r"^#{1,6} ", re.MULTILINE)
_LINK_TO_FILE = re.compile(r"\[([^\]]+)\]\((?!https?:)[^)]+\)")
_STROKE = "\\|"
_PICTURE = re.compile(r"^!\[.*?\]\(.*?\)\n+", re.MULTILINE)


def help_text(readme: str, headings: tuple[str, ...]) -> str:
    """The sections under these headings, each by a heading of the first order. Links to files of the sources become
    words: an installed program has no such files. Raises ValueError where a heading is missing."""
    return "\n".join(_section(readme, heading) for heading in headings)


def _section(readme: str, heading: str) -> str:
    start = readme.index(f"\n{heading}\n") + 1
    body = start + len(heading)
    end = _next_heading(readme, body)
    text = _PICTURE.sub("", _LINK_TO_FILE.sub(r"\1", readme[body:end].strip()))
    # Qt shows the stroke that keeps a table's cells apart.
    return f"# {heading.lstrip('# ')}\n\n{text.replace(_STROKE, '/')}\n"


def _next_heading(readme: str, start: int) -> int:
    """Lines in code are none: a comment of the shell begins like a heading."""
    code = False
    at = start
    for line in readme[start:].splitlines(keepends=True):
        if line.startswith("```"):
            code = not code
        elif not code and at > start and _HEADING.match(line):
            return at
        at += len(line)
    return at


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=ROOT / "resources" / "help")
    folder: Path = parser.parse_args().to
    folder.mkdir(parents=True, exist_ok=True)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for language, headings in HEADINGS.items():
        (folder / f"{language}.md").write_text(help_text(readme, headings), encoding="utf-8")


if __name__ == "__main__":
    main()
