"""Documents in: what kind each is, where its facts stand, and what it states beside them."""

from __future__ import annotations

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from docx import Document as WordDocument

from desktop.documents.intake.files import read_or_recognise
from desktop.documents.intake.kind import DocumentKind
from desktop.documents.intake.opened import Given, OpenedDocument, open_given, open_text
from desktop.judging.document_file import UnreadableDocumentError
from desktop.judging.facts_text import UnreadableFactsError
from tests import intake_texts as forms
from tests.real_data import DATA, needs_real_data
from tests.test_corpus_readers import pdf
from trainer.corpus.json_records import read_json_lines
from trainer.samples.prompt import StatedAttitude

CONFESSED, DENIED = StatedAttitude.CONFESSED, StatedAttitude.DENIED
Expected = tuple[DocumentKind, StatedAttitude | None, date | None, str | None, tuple[str, ...]]
OF_FORMS: dict[str, Expected] = {
    "INDICTMENT": (DocumentKind.INDICTMENT, CONFESSED, date(2023, 6, 8), "四川", ("甲某",)),
    "EVIDENCE_BY_FACT": (DocumentKind.INDICTMENT, None, date(2021, 12, 5), "浙江", ("甲某", "乙某")),
    "FAST_TRACK": (DocumentKind.INDICTMENT, CONFESSED, date(2024, 1, 5), "江苏", ("甲某",)),
    "POLICE_OPINION": (DocumentKind.POLICE_OPINION, DENIED, date(2023, 6, 8), "四川", ("甲某",)),
    "POLICE_SEVERAL": (DocumentKind.POLICE_OPINION, CONFESSED, date(2022, 3, 11), "湖南", ("甲某", "乙某")),
    "PROPOSAL_WITH_FACTS": (DocumentKind.SENTENCING_PROPOSAL, CONFESSED, date(2023, 2, 3), "山东", ("甲某",)),
    "PROPOSAL_WITHOUT_FACTS": (DocumentKind.SENTENCING_PROPOSAL, CONFESSED, None, None, ("甲某",)),
    "NOT_PROSECUTED": (DocumentKind.OTHER, None, date(2023, 3, 2), "福建", ()),
    "QUESTIONING": (DocumentKind.RECORD, None, date(2023, 6, 8), "四川", ()),
    "ADDED": (DocumentKind.INDICTMENT, None, date(2022, 1, 9), None, ("甲某",)),
    "UNIT": (DocumentKind.INDICTMENT, CONFESSED, date(2019, 12, 31), "上海", ("某某贸易有限公司", "甲某")),
    "JUDGMENT": (DocumentKind.JUDGMENT, CONFESSED, date(2021, 3, 5), "广东", ("甲某",)),
    "PRINTED": (DocumentKind.INDICTMENT, DENIED, date(2023, 1, 31), "四川", ("甲某",)),
    "PLAIN_FACTS": (DocumentKind.FACTS, DENIED, date(2023, 5, 31), "湖北", ("甲某",)),
}
# Where the facts of each begin and end, what they must hold, and what they must not.
FACTS: dict[str, tuple[str, str]] = {
    "INDICTMENT": ("2023年4月12日至6月8日间", "如实供述自己的罪行。"),
    "EVIDENCE_BY_FACT": ("一、2021年9月10日", "如实供述了自己的罪行。"),
    "FAST_TRACK": ("2024年1月5日22时30分许", "自愿认罪认罚。"),
    "POLICE_OPINION": ("2023年6月8日21时许", "拒不供认犯罪事实。"),
    "POLICE_SEVERAL": ("（一）2022年2月10日晚", "均如实供述上述犯罪事实。"),
    "PROPOSAL_WITH_FACTS": ("2023年2月3日19时许", "如实供述自己的罪行。"),
    "NOT_PROSECUTED": ("2023年3月2日，被不起诉人甲某", "退还手机。"),
    "ADDED": ("2022年1月9日", "现金人民币3000元。"),
    "UNIT": ("2018年1月至2019年12月间", "如实供述上述犯罪事实。"),
    "JUDGMENT": ("经审理查明，2021年3月5日15时许", "如实供述自己的罪行。"),
    "PRINTED": ("2023年1月31日20时许", "否认指控的犯罪事实。"),
}


def form(name: str) -> str:
    text = getattr(forms, name)
    assert isinstance(text, str)
    return text


def summary(opened: OpenedDocument) -> Expected:
    return (
        opened.kind,
        opened.attitude.value if opened.attitude else None,
        opened.day.value if opened.day else None,
        opened.province.value if opened.province else None,
        opened.defendants,
    )


@pytest.mark.parametrize("name", sorted(OF_FORMS))
def test_each_form_is_known_and_tells_what_it_states(name: str) -> None:
    assert summary(open_text(form(name))) == OF_FORMS[name]


@pytest.mark.parametrize("name", sorted(FACTS))
def test_the_facts_are_found_without_evidence_and_reasoning(name: str) -> None:
    opened = open_text(form(name))
    begin, end = FACTS[name]
    assert opened.facts_found
    assert opened.facts.startswith(begin)
    assert opened.facts.endswith(end)
    for foreign in ("本院认为", "证据如下", "综上", "触犯", "此致", "量刑情节", "- 1 -", "的供述和辩解"):
        assert foreign not in opened.facts


@pytest.mark.parametrize("name", sorted(OF_FORMS))
def test_every_place_is_one_of_the_text(name: str) -> None:
    opened = open_text(form(name))
    found = [each for each in (opened.attitude, opened.day, opened.province) if each is not None]
    assert all(0 <= span.start < span.end <= len(opened.text) for each in found for span in each.places)
    if opened.day is not None:
        shown = "".join(opened.text[opened.day.places[0].start : opened.day.places[0].end].split())
        assert str(opened.day.value.month) in shown.translate(str.maketrans("０１２３４５６７８９", "0123456789"))
    if opened.province is not None:
        assert opened.province.places
    joined = "".join("".join(opened.text[span.start : span.end].split()) for span in opened.facts_at)
    assert not opened.facts_found or len(joined) >= len("".join(opened.facts.split()))


@pytest.mark.parametrize("lead", forms.LEADS)
def test_the_facts_begin_after_any_announcement(lead: str) -> None:
    assert open_text(forms.HEAD + lead + forms.TOLD + forms.ENDS[0] + forms.TAIL).facts == forms.TOLD


@pytest.mark.parametrize("end", forms.ENDS)
def test_the_facts_end_before_any_evidence(end: str) -> None:
    assert open_text(forms.HEAD + forms.LEADS[0] + forms.TOLD + end + forms.TAIL).facts == forms.TOLD


@pytest.mark.parametrize("said", ["如实供述上述事实，自愿认罪认罚。", "如实交代上述犯罪事实，且退赔了被害人。"])
def test_what_he_said_to_the_police_does_not_end_the_facts(said: str) -> None:
    told = f"{forms.TOLD}被告人甲某到案后{said}"
    found = open_text(forms.HEAD + forms.LEADS[0] + told + forms.ENDS[0] + forms.TAIL).facts
    assert found == told


def test_a_document_without_facts_is_taken_whole() -> None:
    opened = open_text(forms.PROPOSAL_WITHOUT_FACTS)
    assert not opened.facts_found
    assert opened.facts == forms.PROPOSAL_WITHOUT_FACTS


def test_the_radicals_of_a_pdf_are_characters_in_the_facts(tmp_path: Path) -> None:
    file = tmp_path / "起诉书.pdf"
    file.write_bytes(
        pdf(
            "起诉书\n被告⼈甲某。\n经依法审查查明：\n2023年3⽉5⽇，被告⼈甲某盗窃⼿机⼀部。\n认定上述事实的证据如下：\n供述。"
        )
    )
    (given,) = read_or_recognise([file])
    assert isinstance(given, Given)
    assert open_given([given]).facts == "2023年3月5日，被告人甲某盗窃手机一部。"


def test_the_rows_of_a_table_stay_apart() -> None:
    rows = "第一笔\u3000手机\u30003200元\n2023年1月15日\u3000金链\u30005000元"
    text = (
        f"起诉书\n被告人甲某。\n经依法审查查明：\n2023年1月，被告人甲某多次盗窃他人财\n物：\n{rows}\n"
        "认定上述事实的证据如下：\n被告人的供述。\n本院认为，甲某构成盗窃罪。"
    )
    assert open_text(text).facts == f"2023年1月，被告人甲某多次盗窃他人财物：\n{rows}"


@pytest.mark.parametrize("signed", ["2023年3月20日", "二〇二三年三月二十日\n（公章）"])
def test_the_day_of_the_document_is_no_act(signed: str) -> None:
    text = "道路交通事故认定书\n基本事实：2023年3月4日20时10分，甲某驾驶小型客车与行人相撞。\n甲某负全部责任。\n"
    day = open_text(f"{text}{signed}\n").day
    assert day is not None
    assert (day.first, day.value) == (date(2023, 3, 4), date(2023, 3, 4))


def test_a_sentence_broken_by_a_page_is_whole_again() -> None:
    assert "现金人民币4600元。" in open_text(forms.PRINTED).facts


def test_of_two_documents_in_one_file_the_indictment_has_the_facts() -> None:
    opened = open_text(f"{forms.PROPOSAL_WITH_FACTS}\n\n{forms.INDICTMENT}")
    assert opened.kind is DocumentKind.INDICTMENT
    assert opened.facts == open_text(forms.INDICTMENT).facts
    span = opened.facts_at[0]
    assert opened.text[span.start : span.end].strip().startswith("2023年4月12日")
    assert opened.attitude is not None
    assert opened.text[opened.attitude.places[0].start : opened.attitude.places[0].end] == "如实供述"


def test_several_files_are_one_case_in_their_order() -> None:
    opened = open_given([Given(forms.INDICTMENT, "起诉书.docx"), Given(forms.ADDED, "追加.docx")])
    assert opened.files == ("起诉书.docx", "追加.docx")
    assert opened.facts == f"{open_text(forms.INDICTMENT).facts}\n{open_text(forms.ADDED).facts}"
    assert opened.day is not None
    assert (opened.day.first, opened.day.value) == (date(2022, 1, 9), date(2023, 6, 8))


def test_a_judgment_can_be_checked_too() -> None:
    opened = open_text(f"{forms.INDICTMENT}\n\n{forms.JUDGMENT}")
    assert opened.kind is DocumentKind.JUDGMENT
    assert opened.judgment is not None
    assert opened.text[opened.judgment.start : opened.judgment.end].startswith("广东省广州市某某区人民法院\n刑事判决书")
    assert open_text(forms.INDICTMENT).judgment is None


def test_one_who_confessed_and_one_who_denied_have_no_attitude_in_common() -> None:
    assert open_text(forms.EVIDENCE_BY_FACT).attitude is None


def texts_of(file: Path) -> list[Given]:
    return [each for each in read_or_recognise([file]) if isinstance(each, Given)]


def word_with_table(text: str) -> bytes:
    document = WordDocument()
    head, facts = text.split("经依法审查查明：", 1)
    for line in head.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "强制措施", "刑事拘留、逮捕"
    for line in ("经依法审查查明：", *facts.strip().splitlines()):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def page(text: str) -> bytes:
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</body></html>".encode()


@pytest.mark.parametrize(("name", "made"), [("a.docx", word_with_table), ("a.html", page), ("a.txt", str.encode)])
def test_the_same_facts_come_out_of_every_format(tmp_path: Path, name: str, made: object) -> None:
    file = tmp_path / name
    file.write_bytes(made(forms.INDICTMENT))  # type: ignore[operator]
    opened = open_given(texts_of(file))
    assert opened.facts == open_text(forms.INDICTMENT).facts
    assert summary(opened) == OF_FORMS["INDICTMENT"]


def test_a_printed_page_gives_the_facts(tmp_path: Path) -> None:
    file = tmp_path / "起诉书.pdf"
    file.write_bytes(pdf(forms.FAST_TRACK))
    opened = open_given(texts_of(file))
    assert opened.facts == open_text(forms.FAST_TRACK).facts


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "check.without-text"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "check.old-word"),
        (b"%PDF-1.4\nnothing", "check.broken"),
    ],
)
def test_what_holds_no_text_is_told(tmp_path: Path, content: bytes, key: str) -> None:
    file = tmp_path / "文书"
    file.write_bytes(content)
    with pytest.raises(UnreadableDocumentError) as caught:
        read_or_recognise([file])
    assert caught.value.message.key == key


def test_too_much_text_is_told(tmp_path: Path) -> None:
    file = tmp_path / "案情.txt"
    file.write_text("盗窃" * 800_000, encoding="utf-8")
    with pytest.raises(UnreadableFactsError):
        read_or_recognise([file])


REAL = DATA / "fulltext_judge.jsonl"


@needs_real_data(REAL)
def test_the_facts_of_real_judgments_are_found() -> None:
    found: Counter[bool] = Counter()
    with REAL.open("rb") as stream:
        for number, document in enumerate(read_json_lines(stream, REAL.name, "utf-8")):
            if number >= 100:
                break
            opened = open_text(document.text)
            found[opened.facts_found and opened.kind is DocumentKind.JUDGMENT and "本院认为" not in opened.facts] += 1
    assert found[True] >= 99
