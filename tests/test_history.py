"""What is kept of a judging, found again, put into matters."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.history.history import History
from desktop.history.history_error import HistoryError
from desktop.history.kept_verdict import verdict_of
from desktop.history.run import Query, RunInput, RunKind, RunState
from desktop.judging.case import Case
from desktop.judging.checking import check_text
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from tests.history_help import ASKED, FACTS, TEXT, keep, prediction, verdict
from tests.scripted_engine import STARTER, TUNED
from trainer.engines.own_parameters import OwnParameters
from trainer.samples.prompt import StatedAttitude


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    opened = History.open(tmp_path / "history.db")
    yield opened
    opened.close()


def test_a_run_comes_back_as_it_was_given(history: History) -> None:
    model = replace(TUNED, own=OwnParameters(temperature=0.5, stop=("完",)), system="你是法官")
    given = RunInput(
        RunKind.PREDICTION,
        Case(FACTS, StatedAttitude.CONFESSED, date(2021, 3, 5), "浙江"),
        model,
        Parameters(seed=7, chosen=frozenset({"seed"})),
        engine_version="0.30.1",
        system="你是法官",
        prompt_hash="ab" * 32,
        matter=history.add_matter("甲某盗窃案"),
        group="g",
        column=1,
        sample=2,
        changes=(("attitude", "坦白"), ("attitude", "未记载")),
    )
    run = history.begin(given)
    assert history.run(run).input == given
    assert history.run(run).summary.state is RunState.WRITING


def test_what_is_written_is_there_at_once(history: History, tmp_path: Path) -> None:
    run = history.begin(prediction())
    history.write(run, "本院")
    history.write(run, "认为")
    other = History.open(tmp_path / "history.db")
    assert other.run(run).text == "本院认为"
    assert other.run(run).summary.state is RunState.WRITING
    other.close()


def test_a_finished_run_has_its_card(history: History) -> None:
    run = history.run(keep(history))
    assert run.text == TEXT
    assert run.summary.state is RunState.FINISHED
    assert run.summary.names == ("甲某",)
    assert run.summary.charges == ("盗窃罪",)
    assert run.summary.outcome == ("有期徒刑八个月，缓刑一年，罚金 2,000 元",)
    assert run.summary.months == 8
    assert run.summary.model == TUNED.name
    assert run.card is not None
    assert run.card["judgment"]["defendants"][0]["name"] == "甲某"
    assert run.sent == ASKED.as_options()
    assert (run.seconds, run.answer_tokens) == (2.5, 90)
    assert run.law_as_of == run.card["law_as_of"]


def test_before_it_is_written_the_facts_tell_who_and_what_for(history: History) -> None:
    run = history.begin(prediction("公诉机关指控被告人张某犯诈骗罪。被告人张某骗取他人五万元。"))
    (listed,) = history.found(Query())
    assert listed.id == run
    assert listed.names == ("张某",)
    assert listed.charges == ("诈骗罪",)
    assert history.charges() == ("诈骗罪",)


def test_a_stopped_run_keeps_what_was_read(history: History) -> None:
    run = history.begin(prediction())
    history.finish(run, verdict(text="本院认为，被告人甲某"), RunState.STOPPED)
    kept = history.run(run)
    assert kept.summary.state is RunState.STOPPED
    assert kept.text == "本院认为，被告人甲某"
    assert kept.summary.names == ("甲某",)


def test_a_failed_run_keeps_its_text_and_why(history: History) -> None:
    run = history.begin(prediction())
    history.write(run, "本院")
    error = message("engines.child-died")
    history.fail(run, error)
    assert history.run(run).text == "本院"
    assert history.run(run).error == error
    assert history.run(run).summary.state is RunState.FAILED


def test_a_kept_run_is_read_again_as_it_was_read(history: History) -> None:
    run = history.run(keep(history))
    assert verdict_of(run) == verdict()


def test_a_checked_text_is_read_again(history: History) -> None:
    given = "公诉机关指控：" + FACTS + "\n" + TEXT
    run = history.begin(RunInput(RunKind.CHECK, Case(""), given=given))
    checked = check_text(given, Case(""))
    history.finish(run, checked)
    assert verdict_of(history.run(run)) == checked


def test_runs_of_a_group_come_by_column_and_sample(history: History) -> None:
    for column, sample in ((1, 0), (0, 1), (0, 0)):
        history.begin(prediction(group="together", column=column, sample=sample))
    history.begin(prediction())
    places = [(run.summary.column, run.summary.sample) for run in history.runs_of("together")]
    assert places == [(0, 0), (0, 1), (1, 0)]
    assert history.runs_of("") == ()


def test_the_newest_come_first_a_page_at_a_time(history: History) -> None:
    runs = [history.begin(prediction()) for _ in range(5)]
    assert [each.id for each in history.found(Query(), limit=2)] == [runs[4], runs[3]]
    assert [each.id for each in history.found(Query(), limit=2, offset=4)] == [runs[0]]
    assert history.count(Query()) == 5


def test_every_filter_narrows(history: History) -> None:
    theft, fraud = keep(history), history.begin(prediction("被告人张某犯诈骗罪，指控被告人张某犯诈骗罪。", STARTER))
    matter = history.add_matter("案")
    history.move([fraud], matter)
    now = datetime.now(UTC)
    hour = timedelta(hours=1)
    for query, wanted in (
        (Query(charge="诈骗罪"), [fraud]),
        (Query(charge="诈骗罪", words="手机"), []),
        (Query(model=TUNED.name), [theft]),
        (Query(kind=RunKind.CHECK), []),
        (Query(matter=matter), [fraud]),
        (Query(since=now - hour, until=now + hour), [fraud, theft]),
        (Query(since=now + hour), []),
        (Query(until=now - hour), []),
    ):
        assert [each.id for each in history.found(query)] == wanted
        assert history.count(query) == len(wanted)
    assert history.models() == (STARTER.name, TUNED.name)


def test_matters_hold_runs_and_notes(history: History) -> None:
    first, second = history.add_matter("甲某案"), history.add_matter("乙某案")
    run = history.begin(prediction(matter=first))
    assert [(each.id, each.name, each.runs) for each in history.matters()] == [
        (first, "甲某案", 1),
        (second, "乙某案", 0),
    ]
    history.rename_matter(second, "乙某、丙某案")
    history.note(second, "价格认定书待补")
    assert (history.matters()[0].name, history.matters()[0].notes) == ("乙某、丙某案", "价格认定书待补")
    history.move([run], second)
    assert history.run(run).input.matter == second
    history.delete_matter(second, runs=False)
    assert history.run(run).input.matter is None
    history.move([run], first)
    history.delete_matter(first, runs=True)
    assert history.count(Query()) == 0


def test_what_is_not_there_is_said(history: History) -> None:
    for missing in (
        lambda: history.run(7),
        lambda: history.rename_matter(7, "案"),
        lambda: history.note(7, "案"),
        lambda: history.begin(prediction(matter=7)),
    ):
        with pytest.raises(HistoryError) as raised:
            missing()
        assert raised.value.kind == "missing"
    assert history.count(Query()) == 0


def test_a_run_that_was_deleted_while_it_was_written_stays_deleted(history: History, tmp_path: Path) -> None:
    run = history.begin(prediction())
    history.delete([run])
    history.write(run, "本院")
    history.finish(run, verdict())
    history.fail(run, message("engines.child-died"))
    assert history.count(Query()) == 0
    with sqlite3.connect(tmp_path / "history.db") as connection:
        assert connection.execute("SELECT count(*) FROM piece").fetchone() == (0,)
    connection.close()


def test_in_memory_nothing_is_written(tmp_path: Path) -> None:
    history = History.open(None)
    keep(history)
    assert history.count(Query(words="手机")) == 1
    history.close()
    assert list(tmp_path.iterdir()) == []
