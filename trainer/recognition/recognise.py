"""A scanned document, page by page, as text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from trainer.corpus.pdf_document import joined_lines
from trainer.recognition.page_images import count_pages, page_images
from trainer.recognition.page_lines import PageLine, RecognisedText, joined_pages
from trainer.recognition.recogniser import Recogniser

Progress = Callable[[int, int], object]
"""Is told how many pages of how many are done."""


def recognise(path: Path, recogniser: Recogniser, told: Progress = lambda _done, _pages: None) -> RecognisedText:
    """Pages that hold text are not recognised but read. Raises ToldError where the file cannot be drawn."""
    pages = count_pages(path)
    told(0, pages)
    parts: list[RecognisedText] = []
    scanned: list[tuple[Sequence[PageLine], float]] = []
    for done, page in enumerate(page_images(path), 1):
        if page.image is not None:
            scanned.append((recogniser.lines(page.image), page.image.height))
        else:
            parts += [joined_pages(scanned), _read(page.text)]
            scanned = []
        told(done, pages)
    return _joined([*parts, joined_pages(scanned)])


def _read(text: str) -> RecognisedText:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return RecognisedText(joined_lines(lines) if lines else "")


def _joined(parts: Sequence[RecognisedText]) -> RecognisedText:
    text, doubtful = "", []
    for part in parts:
        if not part.text:
            continue
        text += "\n" if text else ""
        doubtful += [(start + len(text), end + len(text)) for start, end in part.doubtful]
        text += part.text
    return RecognisedText(text, tuple(doubtful))
