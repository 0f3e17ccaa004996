"""Every document that is left out has its reason, and the first that holds."""

from __future__ import annotations

import pytest

from resources.messages.catalogue import entries
from tests.corpus_texts import HEADER, civil, dump_row, theft
from trainer.corpus.record import document_of
from trainer.corpus.source import SourceDocument
from trainer.judgment.document import Rejection
from trainer.preparation.duplicates.benchmark import make_benchmark
from trainer.preparation.selection.columns import ColumnReason
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.reason import Reason
from trainer.preparation.selection.select import LeftOut, Selected, Selection, case_number
from trainer.samples.core import NoCore

CARD = Criteria()
ANY = Criteria(years=None)


def reason(document: SourceDocument, criteria: Criteria = CARD) -> Reason | None:
    found = Selection(criteria).select(document)
    return found.reason if isinstance(found, LeftOut) else None


def row(number: int, text: str, **told: str) -> SourceDocument:
    return document_of(dict(zip(HEADER, dump_row(number, text, **told), strict=True)), "row")


def test_a_judgment_of_the_card_is_selected_and_masked() -> None:
    found = Selection(CARD).select(row(3, theft(3)))
    assert isinstance(found, Selected)
    assert found.case_number == "（2021）临0123刑初3号"
    assert found.decided == "2021-03-05"
    assert (found.content.court, found.content.year) == ("临江省安平县人民法院", 2021)
    assert found.content.charges == ("盗窃罪",)
    name = theft(3).partition("被告人")[2].partition("，")[0]
    assert name not in found.content.facts + found.content.answer
    assert len(found.signature) == 512


COLUMNS = {
    ("民事案件", "民事一审", "2021-01-01"): Reason.NOT_CRIMINAL,
    ("刑事案件", "刑事二审", "2021-01-01"): Reason.SECOND_INSTANCE,
    ("刑事案件", "刑事审判监督", "2021-01-01"): Reason.RETRIAL,
    ("刑事案件", "刑罚与执行变更", "2021-01-01"): Reason.OTHER_PROCEDURE,
    ("刑事案件", "刑事一审", "2020-12-31"): Reason.YEAR,
    ("刑事案件", "刑事一审", "2021年1月1日"): None,
    ("", "", ""): None,
    ("刑事附带民事", "一审", "20210101"): None,
}


@pytest.mark.parametrize(("told", "expected"), COLUMNS.items())
def test_columns_tell_the_kind(told: tuple[str, str, str], expected: Reason | None) -> None:
    assert ColumnReason(CARD)(*told) == expected


def test_texts_tell_what_columns_leave_open() -> None:
    good = theft(5)
    assert reason(SourceDocument("x", good)) is None
    assert reason(SourceDocument("x", theft(5, year=2019))) is Reason.YEAR
    assert reason(SourceDocument("x", theft(5, year=2019)), ANY) is None
    assert reason(SourceDocument("x", theft(5, year=2019)), Criteria(years=(2018, 2020))) is None
    assert reason(SourceDocument("x", civil(4)), ANY) is Reason.NOT_CRIMINAL
    assert reason(SourceDocument("x", damage="broken")) is Reason.DAMAGED
    assert reason(SourceDocument("x", fact="事实")) is Reason.FACTS_ONLY
    assert reason(row(5, "")) is Reason.NO_TEXT
    assert reason(SourceDocument("x", good.replace("刑事判决书", "刑事裁定书"))) is Reason.NOT_A_JUDGMENT
    assert reason(row(5, good.partition("判决如下")[0])) in (Reason.NO_VERDICT, Reason.FACTS_ONLY)
    sentence = good.index("判处有期徒刑")
    assert reason(row(5, good[:sentence] + "判处。" + good[sentence + 30 :])) is Reason.UNREADABLE_SENTENCE


def test_options_choose_courts_charges_and_defendants() -> None:
    document = row(6, theft(6))
    assert reason(document, Criteria(courts=("临江省",))) is None
    assert reason(document, Criteria(courts=("江南省", "海南省"))) is Reason.COURT
    assert reason(document, Criteria(charges=("盗窃罪", "抢劫罪"))) is None
    assert reason(document, Criteria(charges=("抢劫罪",))) is Reason.CHARGE
    assert reason(document, Criteria(most_defendants=1)) is None
    assert reason(document, Criteria(most_defendants=0)) is Reason.DEFENDANTS
    assert reason(document, Criteria(shortest=5000)) is Reason.TOO_SHORT


def test_what_the_law_does_not_allow_is_left_out_with_its_rule() -> None:
    text = theft(7)
    start = text.index("判处有期徒刑") + len("判处有期徒刑")
    beyond = text[:start] + "十八年" + text[text.index("，并处罚金") :]
    found = Selection(CARD).select(row(7, beyond))
    assert isinstance(found, LeftOut)
    assert found.reason is Reason.FAILED_CHECK
    assert found.detail


def test_benchmarks_are_kept_out() -> None:
    text = theft(8)
    facts = text[text.index("经审理查明") : text.index("上述事实")]
    selection = Selection(CARD, make_benchmark([("bench 1", facts)]))
    found = selection.select(row(8, text))
    assert isinstance(found, LeftOut)
    assert (found.reason, found.detail) == (Reason.IN_BENCHMARK, "bench 1")
    assert isinstance(selection.select(row(9, theft(9))), Selected)


def test_an_error_of_the_program_is_a_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_args: object, **_told: object) -> None:
        raise ZeroDivisionError("of our own")

    monkeypatch.setattr("trainer.preparation.selection.select.read_document", fails)
    found = Selection(CARD).select(row(1, theft(1)))
    assert isinstance(found, LeftOut)
    assert (found.reason, found.detail) == (Reason.PROGRAM_ERROR, "ZeroDivisionError: of our own")


@pytest.mark.parametrize(
    "written",
    ["（2021）临0123刑初4号", "(2021) 临0123刑初 4 号", "〔2021〕临0123刑初4号", "案号：【2021】临0123刑初4号之后"],
)
def test_case_numbers_are_written_alike(written: str) -> None:
    assert case_number(written) == "（2021）临0123刑初4号"


def test_there_is_a_reason_for_each_refusal() -> None:
    values = {each.value for each in Reason}
    assert {each.value for each in Rejection} <= values
    assert {each.value for each in NoCore} - {NoCore.REJECTED.value} <= values
    assert set(entries("left-out")) == values
