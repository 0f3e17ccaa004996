"""The report on similar cases: by itself, as a part of a case's document, and where there is nothing to report."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.blocks import Document, Heading, Table
from desktop.documents.document import document_of
from desktop.documents.kept_report import Wanted, kept_report
from desktop.documents.plain_text import text_of
from desktop.documents.similar_report import similar_document_of
from desktop.documents.word import write_word
from desktop.history.history import History
from desktop.history.kept_verdict import verdict_of
from desktop.judging.case import Case
from desktop.similar.asking import WEIGHTS, ask, asked_again
from desktop.similar.choosing import Choice, Order
from desktop.similar.figures import fines_of, origins_of, probation_of
from desktop.similar.kept import KeptSimilar, similar_from, similar_plain
from desktop.similar.passages import shared_passages
from resources.disclaimer.reader import AI_LABEL_ZH
from tests.kept_runs import keep
from tests.similar_made import CORPUS, similar_index
from tests.written_documents import parts, texts
from trainer.similar.index import CaseIndex, open_index
from trainer.told_error import ToldError

HAN = re.compile(r"[\u4e00-\u9fff]")
FACTS = "2021年3月5日，被告人甲某在超市趁人不备，窃得被害人乙某的手机一部，价值人民币3200元，到案后如实供述了上述事实。"
TEXT = (
    "本院认为，被告人甲某的行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。"
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> CaseIndex:
    return open_index(similar_index(tmp_path_factory.mktemp("similar")))


def searched(history: History, index: CaseIndex) -> tuple[int, KeptSimilar]:
    """A kept run with the similar cases beside it."""
    run = keep(history, TEXT, Case(FACTS))
    kept = ask(index, verdict_of(history.run(run)))
    assert kept is not None
    history.keep_similar(run, similar_plain(kept))
    return run, kept


def headings(made: Document) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]


def test_the_report_has_the_items_that_courts_ask_for(history: History, index: CaseIndex, tmp_path: Path) -> None:
    run, kept = searched(history, index)
    made = similar_document_of(kept_report(history, Wanted((run,)), "zh"))
    assert headings(made) == ["检索说明", "待决案件", "检索结果与比对", "类案裁判要点", "争议焦点与结果运用", "说明"]
    told = text_of(made)
    for expected in (
        *("检索主体", "检索时间", "检索平台", "检索方法", "第八条", "第四条", "（请填写）"),
        f"{CORPUS}，共 60 案",
        "以被告人的罪名（盗窃罪）为条件",
        "数额、态度、情节",
        FACTS,
        "本案预测",
        "八成在 ",
        "件缓刑（",
        "相同之处",
        "不同之处",
    ):
        assert expected in told
    cases = next(block for block in made.blocks if isinstance(block, Table) and len(block.head) == 5)
    assert len(cases.rows) == 20
    assert cases.rows[0][2].text.startswith("有期徒刑")
    assert told.startswith(f"【{AI_LABEL_ZH}】")
    file = tmp_path / "报告.docx"
    write_word(made, file)
    written = texts(parts(file)["word/document.xml"])
    assert "类案检索报告" in written
    assert all(case.gist[:20] in written for case in kept.parts[0].neighbours)


def test_in_english_what_is_ours_is_english(history: History, index: CaseIndex) -> None:
    run, _ = searched(history, index)
    made = similar_document_of(kept_report(history, Wanted((run,)), "en"))
    assert not any(HAN.search(heading) for heading in headings(made))
    assert "Fixed-term imprisonment of" in text_of(made)
    for block in made.blocks:
        if isinstance(block, Table):
            assert not any(HAN.search(title) for title in block.head)


def test_a_cases_document_has_it_where_that_is_wanted(history: History, index: CaseIndex) -> None:
    run, _ = searched(history, index)
    without, with_it = (
        document_of(kept_report(history, Wanted((run,), similar=similar), "zh")) for similar in (False, True)
    )
    assert "类案检索" not in headings(without)
    assert headings(with_it)[4:6] == ["量刑计算表", "类案检索"]
    assert "相似" in text_of(with_it)
    other = keep(history, TEXT, Case(FACTS))
    told = text_of(document_of(kept_report(history, Wanted((other,), similar=True), "zh")))
    assert "没有检索过类案。" in told


def test_without_a_search_there_is_no_report(history: History) -> None:
    run = keep(history, TEXT, Case(FACTS))
    with pytest.raises(ToldError) as raised:
        similar_document_of(kept_report(history, Wanted((run,)), "zh"))
    assert raised.value.message.key == "similar-report.nothing-to-report"


def test_what_is_kept_comes_back_as_it_was(history: History, index: CaseIndex) -> None:
    run, kept = searched(history, index)
    assert similar_from(history.run(run).similar) == kept
    assert similar_from(None) is None
    assert similar_from({"parts": []}) is None
    again = asked_again(index, verdict_of(history.run(run)), kept, 0, ("amount",))
    assert again.parts[0].weighed == ("amount",)
    assert kept.parts[0].weighed == WEIGHTS


def test_cases_are_narrowed_and_ordered(history: History, index: CaseIndex) -> None:
    neighbours = searched(history, index)[1].parts[0].neighbours
    assert Choice().of(neighbours) == tuple(sorted(neighbours, key=lambda each: -each.score))
    years = [each.year for each in Choice(order=Order.YEAR).of(neighbours)]
    assert years == sorted(years, reverse=True)
    assert {each.province for each in Choice(province="江苏").of(neighbours)} == {"江苏"}
    assert Choice(circumstance="surrender").of(neighbours) == ()
    first = replace(neighbours[0], life=True, months=0)
    assert Choice(order=Order.TERM).of((first, *neighbours[1:]))[-1] is first


def test_figures_tell_what_is_known_alone(history: History, index: CaseIndex) -> None:
    neighbours = searched(history, index)[1].parts[0].neighbours
    labels = [replace(each, probation_months=None, fine_yuan=0, court="", year=None) for each in neighbours]
    assert probation_of(labels) is None
    assert fines_of(labels) is None
    assert origins_of(labels).years is None
    assert origins_of(labels).courts == 0
    counted = probation_of(neighbours)
    assert counted == (sum(bool(each.probation_months) for each in neighbours), 20)
    fines = fines_of(neighbours)
    assert fines is not None
    assert fines.values[0] <= fines.p10 <= fines.p50 <= fines.p90 <= fines.values[-1]
    assert origins_of(neighbours).courts == 2


@pytest.mark.parametrize(
    ("text", "other", "shared"),
    [
        ("被告人甲某在超市趁人不备窃得手机", "被告人乙某在超市趁人不备窃得电脑", ["某在超市趁人不备窃得"]),
        ("价值人民币1000元，后被民警抓获", "价值人民币3000元，后被民警抓获", ["元，后被民警抓获"]),
        ("2021年3月5日12时30分", "2021年3月5日12时30分", []),
        ("短文", "短文", []),
    ],
)
def test_passages_are_words_that_both_have(text: str, other: str, shared: list[str]) -> None:
    assert [text[span.start : span.end] for span in shared_passages(text, other)] == shared
