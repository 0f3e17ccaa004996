"""A Word document as one reads it: with its tracked changes accepted, and with what stands inside other elements."""

from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from desktop.judging.case import Case
from desktop.judging.checking import check_text
from desktop.judging.document_file import read_document_bytes
from tests.checked_texts import WHOLE

TERM = "有期徒刑四年，"
RUN = "<w:r><w:t>{}</w:t></w:r>"
DELETED = "<w:r><w:delText>{}</w:delText></w:r>"


def read(*blocks: str) -> str:
    """The text of a document of these pieces of XML."""
    document = WordDocument()
    for place, block in enumerate(blocks):
        document.element.body.insert(place, parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)))
    out = io.BytesIO()
    document.save(out)
    return read_document_bytes(out.getvalue(), "判决书.docx")


def paragraph(*pieces: str) -> str:
    return f"<w:p>{''.join(pieces)}</w:p>"


@pytest.mark.parametrize(
    "term",
    [
        f'<w:del w:id="1">{DELETED.format("有期徒刑十年，")}</w:del><w:ins w:id="2">{RUN.format(TERM)}</w:ins>',
        f'<w:ins w:id="2">{RUN.format("有期徒刑")}<w:del w:id="3">{DELETED.format("十")}</w:del></w:ins>'
        f'<w:ins w:id="4">{RUN.format("四年，")}</w:ins>',
        f'<w:moveFrom w:id="1">{RUN.format("拘役，")}</w:moveFrom><w:moveTo w:id="2">{RUN.format(TERM)}</w:moveTo>',
        f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN.format(TERM)}</w:sdtContent></w:sdt>",
        f"<w:smartTag>{RUN.format(TERM)}</w:smartTag>",
        f'<w:hyperlink w:anchor="a"><w:sdt><w:sdtContent>{RUN.format(TERM)}</w:sdtContent></w:sdt></w:hyperlink>',
        f'<w:fldSimple w:instr="DATE"><w:r><w:instrText>DATE</w:instrText></w:r>{RUN.format(TERM)}</w:fldSimple>',
    ],
)
def test_what_was_put_in_counts_and_what_was_struck_out_does_not(term: str) -> None:
    before, after = WHOLE.split(TERM)
    lines = before.split("\n")
    pieces = [*(paragraph(RUN.format(line)) for line in lines[:-1])]
    rest = after.split("\n")
    pieces.append(paragraph(RUN.format(lines[-1]), term, RUN.format(rest[0])))
    pieces += [paragraph(RUN.format(line)) for line in rest[1:]]
    text = read(*pieces)
    assert text == WHOLE
    assert check_text(text, Case("")).judgment.defendants[0].total.months == 48  # type: ignore[union-attr]


def test_a_defendant_in_a_tracked_paragraph_is_not_left_out() -> None:
    line = "被告人乙某犯盗窃罪，判处有期徒刑一年。"
    lines = [paragraph(RUN.format(each)) for each in WHOLE.split("\n")]
    place = next(at for at, each in enumerate(lines) if TERM in each) + 1
    text = read(*lines[:place], paragraph(f'<w:ins w:id="9">{RUN.format(line)}</w:ins>'), *lines[place:])
    assert [each.name for each in check_text(text, Case("")).judgment.defendants] == ["甲某", "乙某"]


def test_blocks_inside_others_keep_their_order() -> None:
    cell = "<w:tc>{}</w:tc>"
    table = (
        f"<w:tbl><w:tr>{cell.format(paragraph(RUN.format('表一')))}{cell.format(paragraph(RUN.format('表二')))}</w:tr>"
    )
    struck = f'<w:tr><w:trPr><w:del w:id="4"/></w:trPr>{cell.format(paragraph(RUN.format("删行")))}</w:tr></w:tbl>'
    text = read(
        paragraph(RUN.format("首")),
        f"<w:sdt><w:sdtContent>{paragraph(RUN.format('控件'))}</w:sdtContent></w:sdt>",
        table + struck,
        paragraph('<w:pPr><w:rPr><w:del w:id="5"/></w:rPr></w:pPr>', RUN.format("前半")),
        paragraph(RUN.format("后半"), "<w:r><w:br/></w:r>", RUN.format("新行"), '<w:r><w:br w:type="page"/></w:r>'),
    )
    assert text == "首\n控件\n表一　表二\n前半后半\n新行"


def test_text_boxes_are_read_once_and_hidden_text_is_not() -> None:
    inner = paragraph(RUN.format("内框"), "<w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r>")
    box = f"<w:txbxContent>{inner.format(paragraph(RUN.format('最内')))}</w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = (
        f"<w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r>"
    shown = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>显</w:t></w:r>'
    text = read(paragraph(RUN.format("首"), twice, hidden, shown), paragraph(RUN.format("尾")))
    assert text.split() == ["首显", "内框", "最内", "尾"]
