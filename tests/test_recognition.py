"""Text recognised in scanned pages and pictures, on this computer and without a network."""

from __future__ import annotations

import io
import socket
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from PySide6.QtWidgets import QApplication

from desktop.documents.intake.files import read_or_recognise
from desktop.documents.intake.opened import Given, open_given, open_text
from tests import intake_texts as forms
from tests.scanned_pages import drawn_pages, pillow, png, scanned_pdf
from tests.test_corpus_readers import pdf
from trainer.recognition.page_lines import PageLine, in_reading_order, joined_pages
from trainer.recognition.recognise import recognise
from trainer.recognition.recogniser import Recogniser
from trainer.told_error import ToldError

SHORT = "被告人甲某盗窃手机一部，价值人民币3200元。"


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    """Made and used while nothing can be connected to."""
    return Recogniser()


@pytest.fixture(autouse=True)
def without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_more: object) -> None:
        raise AssertionError("something wanted to reach the network")

    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def share_right(expected: str, found: str) -> float:
    """The share of the expected characters that were found in their order, white space left out."""
    wanted, got = "".join(expected.split()), "".join(found.split())
    blocks = SequenceMatcher(None, wanted, got, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(wanted)


@pytest.mark.slow
def test_a_scanned_indictment_is_read_as_it_was_printed(
    qapp: QApplication, recogniser: Recogniser, tmp_path: Path
) -> None:
    file = tmp_path / "扫描.pdf"
    file.write_bytes(scanned_pdf(drawn_pages(forms.INDICTMENT)))
    told: list[tuple[int, int]] = []
    found = recognise(file, recogniser, lambda done, pages: told.append((done, pages)))
    assert told == [(0, 2), (1, 2), (2, 2)]
    assert share_right(forms.INDICTMENT, found.text) >= 0.95
    assert "- 1 -" not in found.text
    assert "-1-" not in found.text.replace(" ", "")
    opened = open_given([Given(found.text, "扫描.pdf", ())])
    assert opened.recognised
    assert share_right(open_text(forms.INDICTMENT).facts, opened.facts) >= 0.95
    assert opened.facts.startswith("2023年4月12日")


@pytest.mark.parametrize("kind", ["png", "jpeg", "tiff", "bmp", "webp"])
def test_a_picture_of_any_kind_is_read(qapp: QApplication, recogniser: Recogniser, tmp_path: Path, kind: str) -> None:
    file = tmp_path / f"照片.{kind}"
    pillow(drawn_pages(SHORT, 500)[0]).convert("RGB").crop((100, 100, 1140, 400)).save(file, kind)
    assert read_or_recognise([file]) == [file]
    assert share_right(SHORT, recognise(file, recogniser).text) >= 0.95


@pytest.mark.slow
def test_all_frames_of_a_picture_and_see_through_paper_are_read(
    qapp: QApplication, recogniser: Recogniser, tmp_path: Path
) -> None:
    ink = pillow(drawn_pages(SHORT, 500)[0]).crop((100, 100, 1140, 400))
    clear = Image.new("RGBA", ink.size, (0, 0, 0, 0))
    clear.putalpha(ink.point(lambda light: 255 - light))
    file = tmp_path / "两页.tif"
    clear.save(file, "TIFF", save_all=True, append_images=[clear])
    assert recognise(file, recogniser).text.count("3200") == 2


def test_what_is_hardly_legible_is_named(qapp: QApplication, recogniser: Recogniser, tmp_path: Path) -> None:
    page = pillow(drawn_pages(f"{SHORT}\n{SHORT}")[0]).crop((100, 100, 1140, 600))
    lower = page.crop((0, 125, 1040, 265))
    page.paste(lower.resize((173, 23)).resize(lower.size), (0, 125))  # as of a fax
    file = tmp_path / "模糊.png"
    page.save(file)
    found = recognise(file, recogniser)
    assert all(0 <= start < end <= len(found.text) for start, end in found.doubtful)
    assert found.doubtful
    sharp = found.text[: found.doubtful[0][0]]
    assert share_right(SHORT, sharp) >= 0.95


def test_an_empty_page_holds_nothing(recogniser: Recogniser, tmp_path: Path) -> None:
    file = tmp_path / "空白.png"
    Image.new("RGB", (800, 600), "white").save(file)
    assert recognise(file, recogniser).text == ""


@pytest.mark.slow
def test_of_a_document_half_scanned_the_text_is_read_and_the_rest_recognised(
    qapp: QApplication, recogniser: Recogniser, tmp_path: Path
) -> None:
    writer = PdfWriter()
    for content in (
        pdf("被告人甲某，男，一九九〇年出生，汉族，住某市某区某街道。"),
        scanned_pdf(drawn_pages(SHORT, 500)),
    ):
        writer.append(PdfReader(io.BytesIO(content)))
    file = tmp_path / "混合.pdf"
    writer.write(file)
    assert read_or_recognise([file]) == [file]
    first, second = recognise(file, recogniser).text.split("\n")
    assert first == "被告人甲某，男，一九九〇年出生，汉族，住某市某区某街道。"
    assert share_right(SHORT, second) >= 0.95


@pytest.mark.parametrize("content", [b"%PDF-1.4\nnothing", b"\x89PNG\r\n\0\0\0\xff\xfe", b"RIFF1234WEBPnothing"])
def test_a_damaged_file_is_told(recogniser: Recogniser, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "坏了"
    file.write_bytes(content)
    with pytest.raises(ToldError) as caught:
        recognise(file, recogniser)
    assert caught.value.message.key == "check.broken"


def test_a_locked_document_is_told(qapp: QApplication, recogniser: Recogniser, tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.append(PdfReader(io.BytesIO(scanned_pdf(drawn_pages(SHORT, 500)))))
    writer.encrypt("secret", algorithm="RC4-128")
    file = tmp_path / "有密码.pdf"
    writer.write(file)
    with pytest.raises(ToldError) as caught:
        recognise(file, recogniser)
    assert caught.value.message.key == "check.locked"


def row(text: str, left: float, top: float, right: float, score: float = 1.0) -> PageLine:
    return PageLine(text, left, top, right, top + 30, score)


def test_lines_come_in_reading_order_and_a_table_row_by_row() -> None:
    lines = [row("乙", 400, 102, 430), row("二", 100, 150, 130), row("甲", 100, 98, 130), row("丙", 435, 100, 460)]
    assert [line.text for line in in_reading_order(lines)] == ["甲　乙丙", "二"]


def test_paragraphs_go_on_over_a_page_and_its_number() -> None:
    first = [
        row("　　被告人甲某于二〇二三年六月八日在某市某区盗", 160, 100, 1000),
        row("窃被害人乙某电动自行车一辆，价值人民币三千二百", 100, 150, 1000, 0.8),
        row("— 1 —", 500, 1400, 560),
    ]
    second = [row("元。", 100, 100, 160), row("　　次日，甲某被抓获。", 160, 150, 600), row("2", 500, 1400, 520)]
    found = joined_pages([(first, 1500), (second, 1500)])
    assert found.text.splitlines() == [
        "　　被告人甲某于二〇二三年六月八日在某市某区盗窃被害人乙某电动自行车一辆，价值人民币三千二百元。",
        "　　次日，甲某被抓获。",
    ]
    (place,) = found.doubtful
    assert found.text[slice(*place)] == first[1].text


def test_a_page_of_nothing_is_nothing() -> None:
    assert joined_pages([]).text == ""
    assert joined_pages([([], 1500), ([], 1500)]).text == ""


def test_a_picture_waits_for_its_recognition(qapp: QApplication, tmp_path: Path) -> None:
    picture, text = tmp_path / "1.png", tmp_path / "2.txt"
    picture.write_bytes(png(drawn_pages(SHORT)[0]))
    text.write_text(SHORT, encoding="utf-8")
    assert read_or_recognise([picture, text]) == [picture, Given(SHORT, "2.txt")]
