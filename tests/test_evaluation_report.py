"""The report's page: whole in both languages, needs nothing but itself, and nothing from outside breaks out of it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from resources.disclaimer.reader import disclaimer, label
from resources.messages.catalogue import Language
from tests.evaluation_about import digest
from tests.evaluation_made import HOSTILE, MODELS, made_evaluation
from tests.html_page import Page
from trainer.evaluation.figures.results import Results
from trainer.evaluation.reporting.published import PublishedScore
from trainer.evaluation.reporting.report_files import write_report
from trainer.evaluation.reporting.report_page import report_page
from trainer.evaluation.reporting.visible import visible

LANGUAGES: tuple[Language, ...] = ("zh", "en")
PUBLISHED = (
    PublishedScore("zero_shot", "3-3", "GPT4", 0.526, 0.0),
    PublishedScore("zero_shot", "3-3", "=evil<b>", 0.1, 0.9),
    PublishedScore("one_shot", "3-3", "not asked so", 0.9, 0.0),
    PublishedScore("zero_shot", "3-1", "of another task", 0.9, 0.0),
)


def page(models: tuple[str, ...] = MODELS, language: Language = "zh", cases: int = 60) -> str:
    made = made_evaluation(cases, models)
    return report_page(made.results, made.rows, made.suites, language, PUBLISHED)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("models", [MODELS, HOSTILE, MODELS[:1]])
def test_every_element_is_closed_and_none_comes_from_outside(models: tuple[str, ...], language: Language) -> None:
    read = Page(page(models, language))
    assert read.wrong == []
    assert not {"script", "img", "iframe", "object", "embed", "link", "base", "form", "b"} & set(read.tags)
    assert [name for _, name, _ in read.attributes if name.startswith("on")] == []
    links = [value for _, name, value in read.attributes if name in ("src", "href", "xlink:href", "action", "data")]
    assert links
    assert all(value.startswith("#") for value in links)


def test_nothing_is_loaded_from_anywhere() -> None:
    text = page()
    assert not re.search(r"https?://|//[a-z]+\.|@import|url\(", text)
    assert "default-src 'none'" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_a_reader_needs_is_there(language: Language) -> None:
    read = Page(page(language=language))
    assert ("html", "lang", "zh-CN" if language == "zh" else "en") in read.attributes
    assert label(language) in read.of("span")
    assert disclaimer(language) in read.of("p")
    names = read.of("th")
    assert all(model in names for model in MODELS)
    words = {
        "zh": ["测了什么", "差异", "分组", "校准", "答案", "刑期：模型与法院", "最常见的 20 个罪名", "如何重做"],
        "en": ["What was measured", "Differences", "By group", "Calibration", "Answers", "Terms: model against court"],
    }[language]
    assert set(words) <= {*read.of("h2"), *read.of("h3")}
    assert {digest(0), digest(1), digest(9), digest(20)} <= set(read.of("code"))
    assert {"MIT", "Apache-2.0", "Nothing of it was trained on."} <= set(read.of("dd"))
    assert any("{facts}" in text for text in read.of("pre"))


def test_plots_are_told_in_words() -> None:
    read = Page(page(language="en"))
    plots = read.tags.count("svg")
    assert plots == read.tags.count("title") - 1 == read.tags.count("desc") == 12
    told = [value for tag, name, value in read.attributes if (tag, name) == ("svg", "aria-label")]
    assert len(told) == plots
    assert any(re.search(r"\d+ cases; [\d.]+ % within ±20 %, \d+ longer, \d+ shorter", words) for words in told)


def test_the_best_of_a_column_is_marked_and_the_one_that_is_told_the_truth_is_not() -> None:
    text = page()
    row = text[text.index("真实罪名的通常结果") :]
    assert "best" not in row[: row.index("</tr>")]
    best = text[text.index(f'<th scope="row">{MODELS[0]}') :]
    assert best[: best.index("</tr>")].count('class="best"') == 6


def test_published_scores_stand_beside_ours_only_where_they_are_given() -> None:
    made = made_evaluation()
    with_them = Page(report_page(made.results, made.rows, made.suites, "zh", PUBLISHED))
    assert {"GPT4", "=evil<b>"} <= set(with_them.of("th"))
    assert not {"not asked so", "of another task"} & set(with_them.of("th"))
    assert with_them.of("span").count("52.6") == 0
    assert "52.6" in with_them.of("td")
    without = Page(report_page(made.results, made.rows, made.suites, "zh"))
    assert "GPT4" not in without.of("th")
    assert "LawBench 公布的得分" not in without.of("h3")


def test_cases_in_which_models_differ_stand_beside_the_court() -> None:
    read = Page(page())
    assert read.tags.count("section") == 20
    assert any(text.startswith("被告人甲于") for text in read.of("pre"))
    written = [text for text in read.of("pre") if text.startswith("本院认为")]
    assert sum("号）" in text for text in written) == 20  # the court's own
    assert len(written) > 20
    assert "法院" in read.of("th")


def test_what_cannot_be_seen_is_shown() -> None:
    read = Page(page(HOSTILE))
    shown = visible(HOSTILE[1])
    assert "<U+001B>[31m<U+202E><U+0000>模型" in shown
    assert shown in read.of("th")
    assert visible("a\r\nb\tc\u200bd\ud800\u3000 龘", lines=True) == "a\nb\tc<U+200B>d<U+D800>\u3000 龘"


def test_nothing_that_a_case_holds_breaks_out() -> None:
    made = made_evaluation(20)
    evil = HOSTILE[1]
    rows = {
        key: {
            name: [
                replace(
                    row,
                    question=replace(
                        row.question,
                        id=f"{evil}{row.question.id}",
                        facts=evil,
                        groups={"charge": evil, "odd": evil},
                        own={"answer": evil},
                    ),
                    said=row.said and replace(row.said, charges=frozenset({*row.said.charges, evil})),
                    text=evil,
                    answer=row.answer and replace(row.answer, text=evil),
                )
                for row in of_one
            ]
            for name, of_one in predictors.items()
        }
        for key, predictors in made.rows.items()
    }
    about = {**made.results.about, evil: {evil: [evil]}, "command": evil}
    read = Page(report_page(replace(made.results, about=about), rows, made.suites, "en", PUBLISHED))
    assert read.wrong == []
    assert not {"script", "img"} & set(read.tags)
    assert [name for _, name, _ in read.attributes if name.startswith("on")] == []
    assert visible(evil, lines=True) in read.of("pre")
    assert visible(evil) in read.of("dd")
    assert not any(sign in text for _, text in read.texts for sign in "\x00\x1b\u202e")


def test_little_is_enough_for_a_report(tmp_path: Path) -> None:
    made = made_evaluation(1, MODELS[:1])
    bare = Results(tuple(replace(each, differences=(), calibrations=()) for each in made.results.suites))
    write_report(tmp_path, bare, made.rows, made.suites, "en")
    assert Page((tmp_path / "report.html").read_text(encoding="utf-8")).wrong == []
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        f"report.{kind}" for kind in ("csv", "html", "json", "tex")
    ]


def test_folders_and_models_that_did_not_come_through_are_told() -> None:
    made = made_evaluation(3)
    digests = {"model.safetensors": digest(30), "config.json": digest(31)}
    data = [{"suite": "cail", "prompt": "product", "file": "folder", "sha256": digests}]
    why = {"message": "磁盘已满。", "key": "plain.words", "values": {"words": "磁盘已满。"}}
    about = {"data": data, "unfinished": [{"model": "late", "suite": "cail", "prompt": "product", "why": why}]}
    read = Page(report_page(replace(made.results, about=about), made.rows, made.suites, "zh"))
    assert {digest(30), digest(31)} <= set(read.of("code"))
    assert {"model.safetensors", "config.json"} <= set(read.of("dt"))
    assert "未完成：late · cail。" in read.of("strong")
    assert "磁盘已满。" in read.of("p")


def test_files_are_the_same_again(tmp_path: Path) -> None:
    made = made_evaluation()
    for folder in ("one", "two"):
        write_report(tmp_path / folder, made.results, made.rows, made.suites, "zh", PUBLISHED)
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes()
