"""What it takes to read a document (``python -m tests.bench intake``): an indictment as text, and as a scanned page;
and how much of what was printed is recognised.
"""

from __future__ import annotations

import os
import sys
from difflib import SequenceMatcher
from time import perf_counter

from desktop.documents.intake.opened import open_text
from tests import intake_texts as forms
from tests.bench.figure import Figure, print_figure

TIMES = 20


def main(_arguments: list[str]) -> None:
    """Prints the figures."""
    open_text(forms.INDICTMENT)
    started = perf_counter()
    for _ in range(TIMES):
        open_text(forms.INDICTMENT)
    print_figure(Figure("an indictment read", (perf_counter() - started) / TIMES * 1000, "ms", 50.0))
    _recognised()


def _recognised() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from tests.scanned_pages import drawn_pages, pillow
    from trainer.recognition.page_lines import joined_pages
    from trainer.recognition.recogniser import Recogniser

    application = QApplication.instance() or QApplication([])
    started = perf_counter()
    recogniser = Recogniser()
    print_figure(Figure("the recogniser loaded", perf_counter() - started, "s"))
    pages = [pillow(page).convert("RGB") for page in drawn_pages(forms.INDICTMENT)]
    started = perf_counter()
    text = joined_pages([(recogniser.lines(page), page.height) for page in pages]).text
    print_figure(Figure("a page recognised", (perf_counter() - started) / len(pages), "s"))
    wanted, found = "".join(forms.INDICTMENT.split()), "".join(text.split())
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    print_figure(Figure("characters not recognised", 100 - sum(b.size for b in blocks) / len(wanted) * 100, "%", 5.0))
    del application


if __name__ == "__main__":
    main(sys.argv[1:])
