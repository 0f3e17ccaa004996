"""Documents of kept runs: what they hold, in Word files opened by other libraries, in Markdown and in HTML."""

from __future__ import annotations

import errno
import json
import re
from datetime import date
from pathlib import Path

import pytest

from desktop.documents.blocks import ArticleText, Document, Heading, Layout, Table, Verbatim
from desktop.documents.kept_report import Wanted, kept_report
from desktop.documents.plain_text import text_of
from desktop.documents.write_problem import write_problem
from desktop.history.history import History
from desktop.history.run import RunState
from desktop.judging.case import Case
from resources.disclaimer.reader import AI_LABEL_EN, AI_LABEL_ZH, CHECKED_LABEL_ZH, disclaimer
from resources.messages.wording import say
from tests.kept_runs import FACTS, keep, keep_check
from tests.window_texts import SEVERAL_CRIMES, THEFT, THEFT_DENIED, UNLAWFUL
from tests.written_documents import document
from trainer.guideline.as_json import sheet_json
from trainer.samples.prompt import StatedAttitude
from trainer.told_error import ToldError

HAN = re.compile(r"[\u4e00-\u9fff]")
SECTIONS = ["依据的事实", "预测的文书", "预测与依据", "与法律和事实不符之处", "量刑计算表", "条文", "出处"]


def headings(made: Document) -> list[str]:
    return [block.text for block in made.blocks if isinstance(block, Heading) and block.level == 1]


def test_one_run_has_every_section_in_its_order(history: History) -> None:
    made = document(history, keep(history, THEFT))
    assert headings(made) == SECTIONS
    told = text_of(made)
    for expected in (
        FACTS.split("\n")[0],
        THEFT.split("\n")[0],
        "拘役五个月",
        "3年以下有期徒刑",
        "事实中的被告人乙某在判决中没有处理",
        "刑法第二百六十四条　《刑法修正案（八）》修改，2011年5月1日起施行",
        "盗窃公私财物，数额较大的",
        "8f3a11c0b2d4e5f6a7b8c9d0e1f2030405060708090a0b0c0d0e0f1011121314",
        "Ollama 0.34.4",
        "温度 0.2",
        disclaimer("zh"),
    ):
        assert expected in told
    assert told.startswith(f"【{AI_LABEL_ZH}】")
    assert told.rstrip().endswith(f"【{AI_LABEL_ZH}】")


def test_an_english_document_is_english_but_for_what_is_quoted(history: History) -> None:
    made = document(history, keep(history, THEFT), language="en")
    assert made.label == AI_LABEL_EN
    assert not any(HAN.search(heading) for heading in headings(made))
    for block in made.blocks:
        if isinstance(block, Table):
            assert not any(HAN.search(title) for title in block.head)
        if isinstance(block, ArticleText):
            assert not HAN.search(block.cited + block.since)
    assert "theft (盗窃罪)" in text_of(made)
    assert THEFT.split("\n")[0] in text_of(made)


def test_an_english_overview_has_english_penalties(history: History) -> None:
    made = document(history, keep(history, THEFT), keep(history, THEFT_DENIED), language="en")
    overview = next(block for block in made.blocks if isinstance(block, Table))
    assert overview.rows[0][2].text == "Criminal detention of 5 months, Probation 8 months, fine of CNY 2,000"


def test_articles_are_those_of_the_day_of_the_act(history: History) -> None:
    case = Case("被告人甲某盗窃他人财物，价值人民币五千元。", act_date=date(2005, 6, 1))
    articles = [
        block for block in document(history, keep(history, THEFT, case)).blocks if isinstance(block, ArticleText)
    ]
    theft = next(block for block in articles if block.cited == "刑法第二百六十四条")
    assert theft.since.startswith("1997年10月1日起施行的文本")
    assert "由《刑法修正案（八）》修改" in theft.since
    assert len({block.cited for block in articles}) == len(articles)


def test_a_text_that_was_checked_is_labelled_as_checked(history: History) -> None:
    made = document(history, keep_check(history, UNLAWFUL))
    assert made.label == CHECKED_LABEL_ZH
    assert made.properties.aigc is None
    assert "核对的文书" in headings(made)
    assert AI_LABEL_ZH not in text_of(made)
    assert "没有使用模型" in text_of(made)


def test_samples_make_one_column_with_their_spread(history: History) -> None:
    answers = [THEFT_DENIED, THEFT_DENIED.replace("八个月", "一年二个月"), THEFT_DENIED.replace("八个月", "一年")]
    runs = [keep(history, text, group="g", sample=place) for place, text in enumerate(answers)]
    made = document(history, *runs)
    assert headings(made) == SECTIONS
    assert "3 份中 3 份罪名一致：8 至 14 个月，中位 12" in text_of(made)
    assert "3 份，本文件载第 3 份" in text_of(made)
    each = next(block for block in made.blocks if isinstance(block, Table) and block.head[0] == "份")
    assert [row[3].text for row in each.rows] == [
        "有期徒刑八个月、罚金 3,000 元",
        "有期徒刑一年二个月、罚金 3,000 元",
        "有期徒刑一年、罚金 3,000 元",
    ]
    assert [row[0].marked for row in each.rows] == [False, False, True]


def test_columns_are_compared_and_what_differs_is_marked(history: History) -> None:
    asked = ((StatedAttitude.CONFESSED, THEFT, ()), (StatedAttitude.DENIED, THEFT_DENIED, (("attitude", "拒不认罪"),)))
    runs = [
        keep(history, text, Case(FACTS, attitude), group="g", column=place, changes=changes)
        for place, (attitude, text, changes) in enumerate(asked)
    ]
    made = document(history, *runs)
    assert headings(made) == [SECTIONS[0], "比较", *SECTIONS[1:]]
    table = next(block for block in made.blocks if isinstance(block, Table))
    assert table.head == ("", "第 1 列：原样", "第 2 列：拒不认罪")
    marked = {row[0].text: row[2].marked for row in table.rows}
    assert marked["到案后的态度"]
    assert marked["刑罚"]
    assert not marked["甲某　盗窃罪"]
    assert sum(isinstance(block, Verbatim) and block.text == FACTS for block in made.blocks) == 1  # the same for both


def test_two_runs_of_the_user_s_choice_are_compared(history: History) -> None:
    runs = [keep(history, THEFT), keep(history, THEFT_DENIED)]
    assert "比较" in headings(document(history, *runs, compared=True))
    assert "案件一览" in headings(document(history, *runs))


def test_a_matter_has_its_notes_and_every_case_on_a_page_of_its_own(history: History) -> None:
    matter = history.add_matter("甲某系列案")
    history.note(matter, "待补：价格认定书。")
    runs = [keep(history, THEFT, matter=matter), keep(history, SEVERAL_CRIMES, Case("甲某醉酒驾驶。"), matter=matter)]
    made = document(history, matter=matter)
    assert headings(made) == ["笔记", "案件一览", *SECTIONS, *SECTIONS]
    assert made.subtitle.startswith("甲某系列案")
    assert "待补：价格认定书。" in text_of(made)
    assert "决定执行" in text_of(made)
    assert len(runs) == 2


def test_a_matter_that_was_deleted_meanwhile_is_told(history: History) -> None:
    with pytest.raises(ToldError) as told:
        document(history, matter=7)
    assert told.value.message.key == "kept.no-matter"


def test_sheets_are_as_the_user_worked_them(history: History) -> None:
    run = keep(history, THEFT)
    report = kept_report(history, Wanted((run,)), "zh")
    sheet = report.runs[0].sheets[0]
    changed = sheet.with_line("margin", low=-10, high=-10).with_minor(True)
    history.keep_sheets(run, [sheet_json(changed)])
    again = kept_report(history, Wanted((run,)), "zh").runs[0].sheets[0]
    assert again.months == changed.months != sheet.months
    assert [(line.key, line.on, line.low, line.high) for line in again.lines] == [
        (line.key, line.on, line.low, line.high) for line in changed.lines
    ]
    assert "−10 %" in text_of(document(history, run))
    assert "按犯罪较轻计算" in text_of(document(history, run))


@pytest.mark.parametrize(
    "kept", [[{}], [{"defendant": 0, "charge": 0, "name": "盗窃罪", "tier": 99, "lines": [{"key": 1}]}]]
)
def test_sheets_that_make_no_sense_are_left_aside(history: History, kept: list[dict[str, object]]) -> None:
    run = keep(history, THEFT)
    history.keep_sheets(run, kept)
    report = kept_report(history, Wanted((run,)), "zh").runs[0]
    assert report.sheets[0].charge == report.verdict.sheets[0].charge


def test_lines_that_read_like_a_signature_stay_text_and_the_document_says_so(history: History) -> None:
    signed = f"{THEFT}\n审判长　丁某\n人民陪审员　戊某\n（院印）"
    for layout in Layout:
        made = document(history, keep(history, signed), layout=layout)
        assert "不是签名或印章" in text_of(made)
        assert (
            "审判长　丁某"
            in next(block for block in made.blocks if isinstance(block, Verbatim) and "丁某" in block.text).text
        )
    assert "不是签名或印章" not in text_of(document(history, keep(history, THEFT)))


@pytest.mark.parametrize(
    ("state", "words"),
    [(RunState.STOPPED, "由用户停止"), (RunState.INTERRUPTED, "书写中断"), (RunState.FAILED, "没有写完")],
)
def test_a_text_that_is_not_whole_says_so(history: History, state: RunState, words: str) -> None:
    assert words in text_of(document(history, keep(history, THEFT[:80], state=state)))


# The implicit label


def test_the_implicit_label_names_producer_and_content(history: History) -> None:
    run = keep(history, THEFT)
    label = json.loads(document(history, run).properties.aigc or "")["AIGC"]
    assert label["Label"] == "1"
    assert label["ContentProducer"].startswith("criminal-law-desk")
    assert re.fullmatch("[0-9a-f]{32}", label["ProduceID"])
    assert all(isinstance(value, str) for value in label.values())
    assert document(history, run).properties.aigc == document(history, run).properties.aigc
    assert document(history, keep(history, THEFT)).properties.aigc != document(history, run).properties.aigc


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "x"), "正在 Word 等程序中打开"),
        (OSError(errno.EROFS, "x"), "不能写入"),
        (OSError(errno.ENOSPC, "x"), "磁盘已满"),
        (FileNotFoundError(errno.ENOENT, "x"), "找不到"),
        (OSError(errno.EIO, "input/output error"), "input/output error"),
        (ValueError("x"), "没有做成"),
    ],
)
def test_why_a_document_was_not_written_is_a_sentence(error: Exception, words: str) -> None:
    assert words in say(write_problem(error, Path("甲某盗窃案.docx")))
