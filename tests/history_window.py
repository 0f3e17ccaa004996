"""Histories for the window's tests and pictures: a few runs of every kind, or very many of one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from desktop.history.history import History
from desktop.history.kept_text import kept_json
from desktop.history.run import RunInput, RunKind, RunState
from desktop.history.search_words import spaced
from desktop.judging.case import Case
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from tests import kept_runs
from tests.checked_texts import WHOLE
from tests.scripted_engine import STARTER, TUNED
from tests.window_texts import THEFT, THEFT_DENIED, TWO_DEFENDANTS, UNLAWFUL
from trainer.engines.engine import Model
from trainer.samples.prompt import StatedAttitude

THEFT_FACTS = (
    "2021年3月5日14时许，被告人甲某在某市某区某商场内，趁被害人乙某不备，盗走其放在柜台上的手机一部，经鉴定价值人民币"
    "3200元。同月8日，甲某被抓获归案，如实供述了上述事实，其家属代为赔偿并取得谅解。"
)
DRINK_FACTS = "2023年6月1日22时许，被告人丙某酒后驾驶小型轿车行驶至某路口时被查获，血液酒精含量为182毫克/100毫升。"
FRAUD_FACTS = "2022年4月，被告人己某、庚某合谋，虚构代办贷款的事实，骗取丁某人民币42000元。庚某自动投案，如实供述。"


def history_in(folder: Path) -> History:
    """The file that a window opens whose home is ``folder``."""
    return History.open(folder / "history.db")


def keep(
    history: History,
    facts: str,
    text: str,
    *,
    model: Model = TUNED,
    attitude: StatedAttitude = StatedAttitude.NOT_STATED,
    seed: int | None = 7,
    **more: object,
) -> int:
    """A prediction from its beginning to its end."""
    return kept_runs.keep(history, text, Case(facts, attitude), model=model, parameters=Parameters(seed=seed), **more)


def stopped(history: History, facts: str, text: str) -> int:
    """One that the user stopped in the middle."""
    return kept_runs.keep(history, text, Case(facts), RunState.STOPPED, parameters=Parameters())


def failed(history: History, facts: str) -> int:
    """One whose server went away before a word was written."""
    run = history.begin(RunInput(RunKind.PREDICTION, Case(facts), TUNED, Parameters()))
    history.fail(run, message("engines.ollama-cut"))
    return run


def some_runs(folder: Path) -> History:
    """A run of every kind, oldest first: yesterday's, five samples, two columns, a check, one stopped, one failed, two
    to be compared in a matter."""
    history = history_in(folder)
    keep(history, FRAUD_FACTS, TWO_DEFENDANTS)
    keep(history, DRINK_FACTS, UNLAWFUL)
    put_back(folder, days=1)
    for sample in range(5):
        text = THEFT_DENIED.replace("八个月", f"{'六七八九十'[sample]}个月")
        keep(history, THEFT_FACTS, text, seed=sample, group="five", sample=sample)
    for column, attitude in enumerate((StatedAttitude.CONFESSED, StatedAttitude.DENIED)):
        text = (THEFT, THEFT_DENIED)[column]
        changes = (("attitude", attitude.value),)
        keep(history, THEFT_FACTS, text, attitude=attitude, group="two", column=column, changes=changes)
    kept_runs.keep_check(history, WHOLE)
    stopped(history, DRINK_FACTS, UNLAWFUL[:70])
    failed(history, FRAUD_FACTS)
    matter = history.add_matter("甲某盗窃案")
    history.note(matter, "11-26：手机的价格认定书待补。")
    keep(history, THEFT_FACTS, THEFT, matter=matter)
    keep(history, THEFT_FACTS.replace("3200元", "4200元"), THEFT_DENIED, model=STARTER, matter=matter)
    return history


def put_back(folder: Path, *, days: int) -> None:
    """All runs so far were made so many days before."""
    with closing(sqlite3.connect(folder / "history.db")) as connection, connection:
        connection.execute("UPDATE run SET at = at - ?", (days * 86_400,))


def dated(folder: Path, start: str) -> None:
    """The runs were made from that moment on, an hour apart, and in the evening of the day before."""
    first = datetime.fromisoformat(start).timestamp()
    with closing(sqlite3.connect(folder / "history.db")) as connection, connection:
        connection.execute("UPDATE run SET at = ? + (id - 3) * 3600 - (id < 3) * 43200", (first,))
        connection.execute("UPDATE matter SET changed = ?", (first,))


def many_runs(folder: Path, count: int = 10_000) -> None:
    """So many predictions, ten a day up to now, each with a name of its own: a few that were read, copied."""
    with closing(history_in(folder)) as history:
        first = [keep(history, THEFT_FACTS, THEFT), keep(history, DRINK_FACTS, UNLAWFUL)]
        first.append(keep(history, FRAUD_FACTS, TWO_DEFENDANTS))
    start = datetime.now().astimezone() - timedelta(days=count // 10)
    with closing(sqlite3.connect(folder / "history.db", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        copies = [_copied(connection, run) for run in first]
        for number in range(len(first) + 1, count + 1):
            at = (start + timedelta(days=number / 10)).timestamp()
            name = f"{_SURNAMES[number % len(_SURNAMES)]}某{number}"
            _put(connection, copies[number % len(first)], number, at, name)
        connection.execute("COMMIT")


@dataclass(frozen=True)
class _Copied:
    """A run's rows, and its words as the index has them."""

    run: dict[str, object]
    content: dict[str, object]
    charges: tuple[str, ...]
    words: tuple[str, str]


def _copied(connection: sqlite3.Connection, run: int) -> _Copied:
    rows = [_row(connection, table, key, run) for table, key in (("run", "id"), ("content", "run"))]
    charges = connection.execute("SELECT charge FROM run_charge WHERE run = ?", (run,)).fetchall()
    words = spaced(str(rows[1]["facts"])), spaced(str(rows[1]["text"]))
    return _Copied(rows[0], rows[1], tuple(charge for (charge,) in charges), words)


def _put(connection: sqlite3.Connection, copied: _Copied, number: int, at: float, name: str) -> None:
    _insert(connection, "run", copied.run | {"id": number, "at": at, "names": kept_json((name,))})
    _insert(connection, "content", copied.content | {"run": number})
    for charge in copied.charges:
        _insert(connection, "run_charge", {"run": number, "charge": charge})
    facts, text = copied.words
    named = spaced(" ".join((name, *copied.charges)))
    _insert(connection, "words", {"rowid": number, "facts": facts, "text": text, "named": named})


def _row(connection: sqlite3.Connection, table: str, key: str, run: int) -> dict[str, object]:
    found = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", (run,))
    return dict(zip((name for name, *_ in found.description), found.fetchone(), strict=True))


def _insert(connection: sqlite3.Connection, table: str, row: dict[str, object]) -> None:
    places = ", ".join("?" for _ in row)
    connection.execute(f"INSERT INTO {table}({', '.join(row)}) VALUES ({places})", tuple(row.values()))


_SURNAMES = "甲乙丙丁戊己庚辛壬癸"
