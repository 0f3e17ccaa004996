"""The pages of a scanned PDF, or of a picture, as pictures to be recognised."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from trainer.told_error import ToldError

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 2000
"""Pixels of the longer side of a page: about 170 dots an inch on A4, which the recogniser works with at most."""
MOST_PAGES = 300
_LARGEST = 400_000_000  # pixels of a picture
_LEAST_TEXT = 20
"""Characters from which on a page is taken to be text: a scan may have a stamp or a number laid over it."""


class PageImage(NamedTuple):
    """``text``: what the page says of itself, where it is no scan; then there is no picture."""

    image: Image | None
    text: str = ""


def count_pages(path: Path) -> int:
    """Raises ToldError where the file holds no page that can be drawn, or far too many."""
    pages = _pdf_pages(path) if _is_pdf(path) else _frames(path)
    if pages > MOST_PAGES:
        raise ToldError("input", "recognition.too-many-pages", file=path.name, pages=pages, most=MOST_PAGES)
    return pages


def page_images(path: Path) -> Iterator[PageImage]:
    """One after another, in their order. Raises ToldError."""
    yield from _of_pdf(path) if _is_pdf(path) else _of_picture(path)


def has_scanned_page(path: Path) -> bool:
    """Whether a page of a PDF is a picture without text; False for what cannot be opened."""
    import pypdfium2
    import pypdfium2.raw as pdfium

    try:
        with pypdfium2.PdfDocument(path) as document:
            return any(
                len("".join(page.get_textpage().get_text_range().split())) < _LEAST_TEXT
                and next(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]), None) is not None
                for page in document
            )
    except pypdfium2.PdfiumError:
        return False


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return b"%PDF-" in file.read(1024)
    except OSError as error:
        raise ToldError("input", "desk.file-not-opened", repr(error), file=path.name) from error


def _pdf_pages(path: Path) -> int:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise _broken(path, error) from error


def _of_pdf(path: Path) -> Iterator[PageImage]:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                text = page.get_textpage().get_text_range()
                if len("".join(text.split())) >= _LEAST_TEXT:
                    yield PageImage(None, text.replace("\r\n", "\n"))
                    continue
                scale = LONGEST_SIDE / max(page.get_width(), page.get_height(), 1)
                yield PageImage(page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB"))
    except pypdfium2.PdfiumError as error:
        raise _broken(path, error) from error


def _frames(path: Path) -> int:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = _LARGEST
    try:
        with Image.open(path) as picture:
            return int(getattr(picture, "n_frames", 1))
    except _broken_picture() as error:
        raise _broken(path, error) from error


def _of_picture(path: Path) -> Iterator[PageImage]:
    from PIL import Image, ImageOps, ImageSequence

    Image.MAX_IMAGE_PIXELS = _LARGEST
    try:
        with Image.open(path) as picture:
            for frame in ImageSequence.Iterator(picture):
                upright = ImageOps.exif_transpose(frame)
                # What is see-through is paper, not ink.
                paper = Image.new("RGB", upright.size, "white")
                shown = upright.convert("RGBA")
                paper.paste(shown, mask=shown.getchannel("A"))
                paper.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                yield PageImage(paper)
    except _broken_picture() as error:
        raise _broken(path, error) from error


def _broken_picture() -> tuple[type[Exception], ...]:
    from PIL import Image, UnidentifiedImageError

    return (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError, EOFError)


def _broken(path: Path, error: Exception) -> ToldError:
    locked = "password" in str(error).lower()
    return ToldError("input", "check.locked" if locked else "check.broken", repr(error), file=path.name)
