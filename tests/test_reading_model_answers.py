"""Answers in odd forms: lists, tables, JSON, several versions, notes, spans, cut off; each read as a clerk would."""

from __future__ import annotations

import pytest

from tests.reading_lines import Row, lines, rows
from trainer.judgment.checks import check
from trainer.judgment.reader import read_judgment

ROWS = rows("model_answers.toml")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_an_answer_is_read_as_it_stands(row: Row) -> None:
    judgment = read_judgment(row.text)
    assert lines(judgment) == row.reads
    assert len(judgment.further) == row.further


@pytest.mark.parametrize("row", [row for row in ROWS if row.further], ids=lambda row: row.kind)
def test_other_verdicts_are_told(row: Row) -> None:
    judgment = read_judgment(row.text)
    (told,) = [found for found in check(judgment, text=row.text) if found.rule == "verdict-several"]
    assert told.values == {"count": row.further + 1}
    assert told.text_span == judgment.further[0]
    assert "判处" in row.text[told.text_span.start : told.text_span.end]


REASONS = "被告人甲某扒窃他人财物，其行为已构成盗窃罪。被告人甲某归案后如实供述自己的罪行，可以从轻处罚。"
BASIS = "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定，"
VERDICT = "被告人甲某犯盗窃罪，判处有期徒刑七个月。"


@pytest.mark.parametrize(
    "text",
    [
        f"本院认为，{REASONS}{BASIS}判决如下：\n{VERDICT}",
        f"本合议庭认为，{REASONS}{BASIS}判决如下：\n{VERDICT}",
        f"合议庭经评议认为：{REASONS}{BASIS}判决如下：\n{VERDICT}",
        f"**裁判理由**\n{REASONS}\n**裁判结论**\n{BASIS}判决如下：\n{VERDICT}",
        f"【判决理由】{REASONS}{BASIS}\n【判决结果】{VERDICT}",
        f"{REASONS}{BASIS}判决如下：\n{VERDICT}",
        f"综上所述，{REASONS}{BASIS}判决如下：\n{VERDICT}",
        f"判决如下：\n{VERDICT}\n\n本院认为，{REASONS}{BASIS}",
        f"裁判结论：{VERDICT}\n裁判理由：{REASONS}{BASIS}",
    ],
)
def test_reasons_without_their_usual_words_are_read(text: str) -> None:
    judgment = read_judgment(text)
    assert judgment.unread == ()
    assert [(article.number, article.paragraph) for article in judgment.articles] == [(264, None), (67, 3)]
    (defendant,) = judgment.defendants
    assert lines(judgment) == ("甲某 | 盗窃罪 有期徒刑7",)
    assert [found.id for found in defendant.circumstances] == ["confession"]


def test_the_places_of_a_list_lie_in_its_text() -> None:
    text = '{"被告人": "甲某", "罪名": "盗窃罪", "刑罚": "有期徒刑七个月", "罚金": 3000, "法条": ["刑法第264条"]}'
    judgment = read_judgment(text)
    (charge,) = judgment.defendants[0].charges
    assert charge.span is not None
    assert text[charge.span.start : charge.span.end] == "盗窃罪"
    assert charge.sentence is not None
    assert charge.sentence.span is not None
    assert text[charge.sentence.span.start : charge.sentence.span.end] == "有期徒刑七个月"
    assert [article.number for article in judgment.articles] == [264]


UNITS = (
    *(
        "被告人",
        "被告人甲某犯盗窃罪，",
        "以盗窃罪判处",
        "罪名：盗窃罪\n",
        '"罪名": "',
        "| 罪名 | 盗窃罪 |\n",
        "|---|---|\n",
        "{",
    ),
    *(
        "判决如下：判处",
        "“判决如下”",
        "\n判决：",
        "\n注：判处",
        "本院认为，",
        "甲某、",
        "甲某：",
        "判处被告人甲某有期徒刑",
        "一年至",
    ),
    *(
        "三年以上",
        "罚金一千元至",
        "与前罪，",
        "与，并罚",
        "决定执行一年",
        "（并处",
        "曾因犯",
        "缓刑一",
        "剥夺政治权利三",
    ),
)


@pytest.mark.parametrize("unit", UNITS)
def test_no_text_makes_the_reader_slow(unit: str) -> None:
    """Twice the text takes about twice the time; where every place were tried against every other, four times."""
    from time import process_time

    times = []
    for length in (30_000, 120_000):
        text = "本院认为，被告人甲某构成盗窃罪。判决如下：" + unit * (length // len(unit))
        started = process_time()
        read_judgment(text)
        times.append(process_time() - started)
    assert times[1] < 10 * times[0] + 0.5
