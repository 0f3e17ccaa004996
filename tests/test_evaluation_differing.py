"""Which cases are shown, what the plots are made of, and the scores that were published."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from resources.law.sentence_kind import SentenceKind
from resources.messages.catalogue import Language
from tests.evaluation_made import MODELS, made_evaluation
from tests.real_data import DATA, needs_real_data
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.figures.results import MeasureCard, SuiteResults
from trainer.evaluation.reporting.differing import court_distance, differing, farthest_from_court, outcome_distance
from trainer.evaluation.reporting.figure_tables import figures_table
from trainer.evaluation.reporting.main_measures import main_measures
from trainer.evaluation.reporting.outcome_text import outcome_lines
from trainer.evaluation.reporting.plots.confusion_plot import confusion_plot
from trainer.evaluation.reporting.plots.term_plot import term_plot
from trainer.evaluation.reporting.published import PublishedScore, of_task, read_published

THEFT = Outcome(frozenset({"盗窃"}), frozenset({264}), 12)
LONGER = replace(THEFT, months=36)
FRAUD = Outcome(frozenset({"诈骗"}), frozenset({266}), 12)
PUBLISHED = DATA / "lawbench_published_scores.csv"


def rows(*pairs: tuple[Outcome, Outcome | None]) -> list[Row]:
    return [Row(Question(str(place), "…", truth), said, "") for place, (truth, said) in enumerate(pairs)]


def test_the_farthest_apart_come_first_and_unreadable_ones_are_no_opinion() -> None:
    said = [[THEFT, THEFT], [THEFT, LONGER], [THEFT, None], [FRAUD, LONGER], [None, None], [THEFT, FRAUD]]
    assert differing(said) == [3, 1, 5]
    assert differing(said, 1) == [3]
    assert differing([]) == []


def test_distance_counts_charges_and_terms() -> None:
    assert outcome_distance(THEFT, THEFT) == 0
    assert outcome_distance(THEFT, FRAUD) == 1
    both = replace(THEFT, charges=frozenset({"盗窃", "诈骗"}))
    assert outcome_distance(THEFT, both) == 0.5
    life = replace(THEFT, months=0, life=True)
    assert outcome_distance(life, replace(THEFT, months=300)) == 0
    assert outcome_distance(THEFT, LONGER) == pytest.approx(1.0460, abs=1e-4)  # ln 37 - ln 13


def test_what_the_court_is_not_known_to_have_decided_is_no_distance() -> None:
    charges, articles = Outcome(THEFT.charges), Outcome(articles=THEFT.articles)
    assert court_distance(charges, LONGER) == court_distance(articles, LONGER) == 0
    assert court_distance(charges, FRAUD) == court_distance(articles, FRAUD) == 1
    assert court_distance(THEFT, LONGER) == outcome_distance(THEFT, LONGER)
    assert farthest_from_court([charges, THEFT, articles, THEFT], [LONGER, LONGER, FRAUD, None]) == [1, 2]
    assert farthest_from_court([charges, THEFT, articles, THEFT], [LONGER, LONGER, FRAUD, None], 1) == [1]


@pytest.mark.parametrize(
    ("outcome", "language", "lines"),
    [
        (None, "en", ("unreadable", "–", "–", "–", "–")),
        (THEFT, "zh", ("盗窃", "第264条", "1年", "–", "–")),
        (
            replace(THEFT, kind=SentenceKind.DETENTION, months=5, fine_yuan=2000, probation_months=6),
            "en",
            ("theft (盗窃)", "Art. 264", "Criminal detention of 5 months", "CNY 2,000", "6 months"),
        ),
        (replace(THEFT, months=0, death=True, fine_yuan=0), "zh", ("盗窃", "第264条", "死刑", "无", "–")),
        (replace(THEFT, months=0), "en", ("theft (盗窃)", "Art. 264", "–", "–", "–")),
    ],
)
def test_decisions_are_worded(outcome: Outcome | None, language: Language, lines: tuple[str, ...]) -> None:
    assert outcome_lines(outcome, language) == lines


def test_terms_are_counted_on_either_side_of_the_band() -> None:
    months = [(10, 12), (10, 13), (10, 7), (10, 8)]
    pairs = [(replace(THEFT, months=true), replace(THEFT, months=said)) for true, said in months]
    drawn = str(term_plot("m", rows(*pairs, (THEFT, None), (replace(THEFT, months=0), THEFT)), "en"))
    assert "4 cases; 50.0 % within ±20 %, 1 longer, 1 shorter; 1 more were unreadable" in drawn
    assert len(re.findall(r"h0", drawn)) == 4
    assert term_plot("m", rows((THEFT, None)), "en") is None


def test_the_diagonal_of_terms_is_straight() -> None:
    equal = [(replace(THEFT, months=each),) * 2 for each in (1, 12, 300)]
    drawn = str(term_plot("m", rows(*equal), "en"))
    path = re.search(r'class="dots s0" d="([^"]+)"', drawn)
    assert path
    points = [tuple(map(float, each.split())) for each in re.findall(r"M([\d. ]+)h0", path[1])]
    assert points[-1] == (354, 28)
    for x, y in points:
        assert (x - 50) / (354 - 50) == pytest.approx((320 - y) / (320 - 28), abs=0.002)


def test_confusions_are_told_and_the_true_one_of_several_counts() -> None:
    both = replace(FRAUD, charges=frozenset({"诈骗", "盗窃"}))
    pairs = [(THEFT, THEFT), (THEFT, FRAUD), (THEFT, FRAUD), (FRAUD, both), (FRAUD, None)]
    drawn = str(confusion_plot("m", rows(*pairs, (both, both)), "zh"))
    assert "5 案，正确 40.0%；最常见的混淆：盗窃 判为 诈骗 2 案；诈骗 判为 不可读 1 案" in drawn
    assert confusion_plot("m", rows((THEFT, THEFT)), "zh") is None


def test_a_table_has_room_for_eight_figures() -> None:
    names = ("official-a", "term-exact", "charges-exact", "readable", "a", "b", "c", "term-log-distance", "d")
    cards = tuple(MeasureCard(name, "share", "higher", name.startswith("official")) for name in names)
    suite = SuiteResults("cail", "product", 3, cards, ())
    assert [card.name for card in main_measures(suite)] == [
        *("official-a", "charges-exact", "readable", "term-log-distance")
    ]
    assert main_measures(replace(suite, measures=cards[:8])) == cards[:8]
    many = ("k", "l", "m-recall", "m-precision", "m-f1", "n", "o")
    official = tuple(MeasureCard(name, "score", "higher", True) for name in many)
    chosen = main_measures(replace(suite, measures=(*official, *cards)))
    assert [card.name for card in chosen] == [
        "k",
        "l",
        "m-f1",
        "n",
        "o",
        "official-a",
        "charges-exact",
        "term-log-distance",
    ]


def test_figures_that_look_alike_are_marked_alike() -> None:
    suite = made_evaluation().results.suites[0]
    best = suite.predictors[0]
    twin = replace(
        best, predictor="twin", values=tuple(replace(each, value=(each.value or 0) + 1e-7) for each in best.values)
    )
    table = figures_table(replace(suite, predictors=(best, twin)), "en")
    assert [[cell.strong for cell in line.cells] for line in table.lines] == [[False, *[True] * 6]] * 2
    assert table.lines[0].cells[0].text == MODELS[0]


def test_published_scores_are_read_in_any_encoding(tmp_path: Path) -> None:
    file = tmp_path / "scores.csv"
    head = "shot,task,model_name,score,abstention_rate,score_pct"
    lines = f"{head}\nzero_shot,3-1,模型,0.4,0.01,40\nzero_shot,3-1,b,0.5,,50\n"
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        file.write_bytes(lines.encode(encoding))
        assert of_task(read_published(file), "3-1") == [
            PublishedScore("zero_shot", "3-1", "b", 0.5, None),
            PublishedScore("zero_shot", "3-1", "模型", 0.4, 0.01),
        ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("shot,task,model_name,score,abstention_rate\na,3-1,m,0.4,0\na,3-1,m,x,0\n", 3),
        ("shot,task,model_name,score,abstention_rate\na,3-1,m,41.5,0\n", 2),
        ("shot,task,model_name,score,abstention_rate\na,3-1,m,nan,0\n", 2),
        ("shot,task,model_name,score,abstention_rate\na,3-1\n", 2),
        ("model,points\na,3\n", None),
        ("", None),
    ],
)
def test_what_is_no_table_of_scores_is_refused_with_its_line(tmp_path: Path, text: str, line: int | None) -> None:
    file = tmp_path / "scores.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError) as refused:
        read_published(file)
    assert refused.value.kind == "data"
    assert refused.value.message.values.get("line") == line


@needs_real_data(PUBLISHED)
def test_the_published_file_is_read() -> None:
    scores = read_published(PUBLISHED)
    assert len(scores) == 408
    assert len(of_task(scores, "3-3")) == 51
