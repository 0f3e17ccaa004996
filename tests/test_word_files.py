"""Word files of kept runs, opened again by another library and looked at as XML."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import mammoth
import pytest
from docx.oxml.ns import nsmap

from desktop.documents.blocks import Layout, Listing, Verbatim
from desktop.documents.word import write_word
from desktop.history.history import History
from resources.messages.catalogue import Language
from tests.kept_runs import keep
from tests.window_texts import THEFT, THEFT_DENIED
from tests.written_documents import document, parts, texts

SECTIONS = ["依据的事实", "预测的文书", "预测与依据", "与法律和事实不符之处", "量刑计算表", "条文", "出处"]


@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_word_file_has_the_label_in_its_head_on_every_page_and_in_its_properties(
    history: History, tmp_path: Path, layout: Layout, language: Language
) -> None:
    made = document(history, keep(history, THEFT), language=language, layout=layout)
    write_word(made, tmp_path / "one.docx")
    found = parts(tmp_path / "one.docx")
    assert made.label in texts(found["docProps/core.xml"])
    assert made.properties.aigc in texts(found["docProps/custom.xml"])
    assert "docProps/app.xml" not in found  # the template's own: made by another program
    section = found["word/document.xml"].findall(".//w:sectPr", nsmap)
    assert len(section) == 1
    assert section[0].find("w:titlePg", nsmap) is None  # no other head on the first page
    heads = [part for name, part in found.items() if name.startswith("word/header")]
    assert [made.label in texts(part) for part in heads] == [True]
    fields = {each.get(f"{{{nsmap['w']}}}instr") for each in heads[0].iter(f"{{{nsmap['w']}}}fldSimple")}
    assert fields == {"PAGE", "NUMPAGES"}
    foot = next(part for name, part in found.items() if name.startswith("word/footer"))
    assert made.footer in texts(foot)


def test_a_word_file_is_read_whole_by_another_library(history: History, tmp_path: Path) -> None:
    made = document(history, keep(history, THEFT))
    write_word(made, tmp_path / "one.docx")
    with (tmp_path / "one.docx").open("rb") as file:
        result = mammoth.convert_to_html(file)
    text = "".join(ElementTree.fromstring(f"<div>{result.value}</div>").itertext())
    for block in made.blocks:
        if isinstance(block, Verbatim):
            assert all(line in text for line in block.text.split("\n"))
        if isinstance(block, Listing):
            assert all(item.text in text for item in block.items)
    assert [part for part in SECTIONS if f"{part}</h1>" not in result.value] == []


def test_a_word_file_is_a4_with_chinese_type_numbers_and_whole_rows(history: History, tmp_path: Path) -> None:
    write_word(document(history, keep(history, THEFT)), tmp_path / "one.docx")
    found = parts(tmp_path / "one.docx")
    page, body = found["word/document.xml"].find(".//w:pgSz", nsmap), found["word/document.xml"]
    word = f"{{{nsmap['w']}}}"
    assert page is not None
    assert (page.get(f"{word}w"), page.get(f"{word}h")) == ("11906", "16838")
    normal = found["word/styles.xml"].find(".//w:style[@w:styleId='Normal']//w:rFonts", nsmap)
    assert normal is not None
    assert normal.get(f"{word}eastAsia") == "宋体"
    tables = body.findall(".//w:tbl", nsmap)
    assert len(tables) == 3
    for table in tables:
        rows = table.findall("w:tr", nsmap)
        assert rows[0].find("w:trPr/w:tblHeader", nsmap) is not None
        assert all(row.find("w:trPr/w:cantSplit", nsmap) is not None for row in rows)
        widths = [int(column.get(f"{word}w", 0)) for column in table.findall("w:tblGrid/w:gridCol", nsmap)]
        assert sum(widths) <= 9300  # of a line, in twentieths of a point
    formats = {each.get(f"{word}val") for each in found["word/numbering.xml"].iter(f"{word}numFmt")}
    assert formats == {"chineseCountingThousand", "decimal", "bullet"}


def test_headings_are_numbered_from_one_in_each_part(history: History, tmp_path: Path) -> None:
    runs = [keep(history, THEFT), keep(history, THEFT_DENIED)]
    write_word(document(history, *runs), tmp_path / "two.docx")
    found = parts(tmp_path / "two.docx")
    word = f"{{{nsmap['w']}}}"
    numbers = [
        number.get(f"{word}val")
        for paragraph in found["word/document.xml"].iter(f"{word}p")
        if (style := paragraph.find("w:pPr/w:pStyle", nsmap)) is not None and style.get(f"{word}val") == "Heading1"
        if (number := paragraph.find("w:pPr/w:numPr/w:numId", nsmap)) is not None
    ]
    assert len(set(numbers)) == 3  # the front, and two parts
    assert numbers == sorted(numbers, key=numbers.index)
