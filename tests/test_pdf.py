"""PDFs of kept runs: opened again by two other libraries, their text looked for, their pages looked at as pictures."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pypdf
import pypdfium2
import pytest
from PySide6.QtCore import QBuffer, QMarginsF
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QApplication

from desktop.documents.blocks import ArticleText, Document, Heading, Layout, Listing, Paragraph, Table, Verbatim
from desktop.history.history import History
from desktop.judging.case import Case
from desktop.printing.page_breaks import divided
from desktop.printing.page_painter import PagePainter
from desktop.printing.pdf import write_pdf
from desktop.printing.searchable import corrected
from desktop.printing.stopped import Stopped
from resources.messages.catalogue import Language
from tests.kept_runs import FACTS, keep
from tests.window_texts import SEVERAL_CRIMES, THEFT, THEFT_DENIED, TWO_DEFENDANTS
from tests.written_documents import document

RADICALS = re.compile("[\u2e80-\u2fdf\ufb00-\ufb06\t]")
MARGIN_MM = {Layout.PLAIN: 23, Layout.COURT: 26}  # at the right, where nothing may stand


@pytest.fixture(scope="module")
def history(qapp: QApplication) -> Iterator[History]:
    made = History.open(None)
    yield made
    made.close()


def text_of(file: Path) -> list[str]:
    """Of each page, without blanks: a line ends where it has to."""
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(file).pages]


def squeezed(text: str) -> str:
    return "".join(text.split())


def expected(made: Document) -> Iterator[str]:
    """What must be found of each block."""
    for block in made.blocks:
        match block:
            case Heading(text) | Paragraph(text) if text != made.label:
                yield text
            case Verbatim(text):
                yield from text.split("\n")
            case Listing(items):
                yield from (part for item in items for part in (item.text, *item.notes))
            case ArticleText(cited, since, paragraphs):
                yield from (cited, since, *(line for text in paragraphs for line in text.split("\n")))
            case Table(_, rows):
                yield from (line for row in rows for cell in row for line in cell.text.split("\n"))


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_label_is_on_every_page_and_in_the_properties(
    history: History, tmp_path: Path, layout: Layout, language: Language
) -> None:
    made = document(history, keep(history, THEFT), language=language, layout=layout)
    write_pdf(made, tmp_path / "one.pdf")
    reader = pypdf.PdfReader(tmp_path / "one.pdf")
    pages = text_of(tmp_path / "one.pdf")
    assert len(pages) > 2
    assert all(squeezed(made.label) in page and squeezed(made.footer) in page for page in pages)
    count = len(pages)
    numbered = [
        f"第{number}页，共{count}页" if language == "zh" else f"Page{number}of{count}" for number in range(1, count + 1)
    ]
    assert all(words in page for words, page in zip(numbered, pages, strict=True))
    info = reader.metadata
    assert info is not None
    assert info.title == made.properties.title
    assert info["/Subject"] == made.label
    assert json.loads(info["/AIGC"]) == json.loads(made.properties.aigc or "")
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    assert made.label in metadata
    assert '"Label": "1"' in metadata.replace("&quot;", '"')


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_is_there_and_can_be_looked_for(history: History, tmp_path: Path, language: Language) -> None:
    made = document(history, keep(history, TWO_DEFENDANTS), language=language)
    write_pdf(made, tmp_path / "one.pdf")
    pages = text_of(tmp_path / "one.pdf")
    frame = (made.label, made.footer)
    whole = "".join(pages)
    for words in frame:  # what stands between two pages is no part of the text
        whole = whole.replace(squeezed(words), "")
    whole = re.sub(r"第\d+页，共\d+页|Page\d+of\d+", "", whole)
    missing = [words for words in expected(made) if squeezed(words).replace("−", "-") not in whole.replace("−", "-")]
    assert [words for words in missing if len(words) < 30] == []
    assert len(missing) <= 2  # a paragraph over the end of a page
    assert not RADICALS.search("".join(page.extract_text() for page in pypdf.PdfReader(tmp_path / "one.pdf").pages))
    found = pypdfium2.PdfDocument(tmp_path / "one.pdf")
    assert any(page.get_textpage().search("被告人").get_next() for page in found)


def test_the_cases_of_a_document_are_found_by_its_outline(history: History, tmp_path: Path) -> None:
    runs = [keep(history, THEFT), keep(history, SEVERAL_CRIMES, Case("甲某醉酒驾驶。"))]
    write_pdf(document(history, *runs), tmp_path / "two.pdf")
    reader = pypdf.PdfReader(tmp_path / "two.pdf")
    pages = [reader.get_destination_page_number(each) for each in reader.outline]
    assert [each.title.split("（")[0] for each in reader.outline] == ["1．甲某盗窃案", "2．甲某盗窃、危险驾驶案"]
    assert all("一、依据的事实" in reader.pages[page].extract_text() for page in pages)
    assert 0 < pages[0] < pages[1]


def test_every_font_is_embedded(history: History, tmp_path: Path) -> None:
    write_pdf(document(history, keep(history, THEFT)), tmp_path / "one.pdf")
    for page in pypdf.PdfReader(tmp_path / "one.pdf").pages:
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
            assert "/ToUnicode" in font.get_object()


@pytest.mark.parametrize("layout", list(Layout))
def test_nothing_stands_beyond_the_margins(history: History, tmp_path: Path, layout: Layout) -> None:
    facts = "甲" * 3000 + " " + "https://example.org/" + "a" * 400  # long facts, and a word without end
    runs = [
        keep(history, text, group="wide", column=place) for place, text in enumerate([SEVERAL_CRIMES, THEFT_DENIED])
    ]
    made = document(history, *runs, layout=layout)
    write_pdf(replace(made, blocks=(Verbatim(facts), *made.blocks)), tmp_path / "wide.pdf")
    pages = list(pypdfium2.PdfDocument(tmp_path / "wide.pdf"))
    assert len(pages) > 6
    for page in pages:
        picture = np.asarray(page.render(scale=1).to_pil().convert("L"))
        outside = round(MARGIN_MM[layout] / 25.4 * 72) - 3
        assert picture[:, -outside:].min() > 250
        assert picture[:, :outside].min() > 250
        assert picture.min() < 100  # no page is empty


@pytest.mark.parametrize("layout", list(Layout))
def test_no_row_is_divided_and_no_heading_left_behind(history: History, layout: Layout) -> None:
    """Wherever the pages end."""
    run = document(history, keep(history, THEFT), layout=layout)
    for lines in range(0, 40, 3):
        made = replace(run, blocks=(Verbatim("事实\n" * lines), *run.blocks))
        for text in laid_out(made):
            assert divided(text) == []


def laid_out(made: Document) -> Iterator[QTextDocument]:
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    pages = PagePainter(made, writer, writer.resolution())
    yield from pages.texts


def test_a_pdf_that_is_stopped_leaves_nothing(history: History, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []

    def painted(page: int, pages: int) -> bool:
        told.append((page, pages))
        return page < 2

    (tmp_path / "one.pdf").write_text("what was there before")
    with pytest.raises(Stopped):
        write_pdf(document(history, keep(history, THEFT)), tmp_path / "one.pdf", painted)
    assert [page for page, _ in told] == [1, 2]
    assert (tmp_path / "one.pdf").read_text() == "what was there before"
    assert [file.name for file in tmp_path.iterdir()] == ["one.pdf"]


def test_two_are_written_at_once_beside_the_window(history: History, tmp_path: Path) -> None:
    made = document(history, keep(history, THEFT))
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda name: write_pdf(made, tmp_path / name), ["one.pdf", "two.pdf"]))
    assert text_of(tmp_path / "one.pdf") == text_of(tmp_path / "two.pdf")


def test_a_folder_that_is_not_there_cannot_be_made_in_a_file(history: History, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(FileExistsError):
        write_pdf(document(history, keep(history, THEFT)), tmp_path / "file" / "one.pdf")


def test_facts_go_on_over_pages(history: History, tmp_path: Path) -> None:
    facts = "\n".join(f"第{number}笔：{FACTS[:60]}" for number in range(200))
    write_pdf(replace(document(history, keep(history, THEFT)), blocks=(Verbatim(facts),)), tmp_path / "long.pdf")
    whole = "".join(text_of(tmp_path / "long.pdf"))
    assert all(f"第{number}笔：" in whole for number in range(200))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("<0005> <0005> <2F3E>", "<0005> <0005> <6237>"),
        ("<0001> <0002> [<2F08> <4EBA> ]", "<0001> <0002> [<4EBA> <4EBA> ]"),
        ("<0003> <0003> <0009>", "<0003> <0003> <0020>"),
        ("<0004> <0006> <2F08>", "<0004> <0006> [<4EBA> <513F> <5165> ]"),
        ("<2F08> <2F08> <4E00>", "<2F08> <2F08> <4E00>"),
    ],
)
def test_a_glyph_stands_for_the_character_that_texts_have(written: str, told: str) -> None:
    assert corrected(written, "用户") == told
