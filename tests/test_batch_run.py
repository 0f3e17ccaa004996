"""A batch as it runs: in order, several at a time, with errors by row, and whatever ends it, it goes on."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.batch.batch_folder import RESULTS, Batch, begin_batch, held, open_batch
from desktop.batch.counts import counts_of
from desktop.batch.engine_ways import usual_ways, ways_to
from desktop.batch.errors import BatchError
from desktop.batch.history_entry import HistoryEntry
from desktop.batch.manifest import manifest_plain, refuse_other
from desktop.batch.preparing import Wish, manifest_of, prepare
from desktop.batch.result import Head
from desktop.batch.result_index import indexed
from desktop.batch.result_log import ResultLog
from desktop.batch.row_samples import samples_of
from desktop.batch.running import BatchRun
from desktop.history.history import History
from desktop.history.run import Query, RunKind, RunState
from resources.messages.message import Message
from resources.model_card.parameters import Parameters
from tests.batch_help import STARTER, write_lines
from tests.scripted_engine import TUNED, ScriptedEngine
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.engines.llama_cpp.llama_threads import physical_cores

JUDGED = (
    "本院认为，被告人{name}以非法占有为目的，盗窃他人财物，数额较大，其行为已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，"
    "判决如下：\n被告人{name}犯盗窃罪，判处有期徒刑{months}个月，并处罚金人民币一千元。"
)
MONTHS = ("六", "七", "八", "九", "十")


class Office(ScriptedEngine):
    """Answers by what it is asked, out of order, and fails where it is told to."""

    def __init__(self, fails: Callable[[Request], EngineError | None] = lambda _: None) -> None:
        super().__init__()
        self.fails = fails
        self.most = self.now = 0

    async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
        self.requests.append(request)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            number = len(self.requests)
            await asyncio.sleep(0.02 if number % 2 else 0.001)
            if (error := self.fails(request)) is not None:
                raise error
            seed = request.parameters.seed or 0
            yield Piece(JUDGED.format(name=name_in(request), months=MONTHS[seed % 5]))
            yield Finished("stop", 400, 80, 0.01)
        finally:
            self.now -= 1


def name_in(request: Request) -> str:
    text = request.turns[-1]["content"]
    return text[text.index("被告人") + 3 :][:2]


class Heard:
    def __init__(self) -> None:
        self.results: list[Head] = []
        self.waited: list[float] = []

    def kept(self, answer: Head) -> None:
        self.results.append(answer)

    def waits(self, error: Message, seconds: float) -> None:
        self.waited.append(seconds)


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    return begun(tmp_path, 9)


def begun(tmp_path: Path, rows: int, samples: int = 1) -> Batch:
    prepared = prepare(Wish(write_lines(tmp_path / "案件.jsonl", rows)))
    manifest = manifest_of(prepared.given, Office(), TUNED, Parameters(seed=3), samples)
    begin_batch(tmp_path / "out", manifest, prepared.rows)
    return open_batch(tmp_path / "out")


def run(batch: Batch, engine: Office, at_a_time: int = 1) -> Heard:
    heard = Heard()
    with ResultLog(batch.folder) as log:
        asyncio.run(BatchRun(batch, TUNED, log, heard, pauses=(0.001, 0.002)).run([engine] * at_a_time))
    return heard


def text_of(row: int, batch: Batch) -> str:
    return indexed(batch.folder).of_row(row)[0].text


def test_several_at_a_time_come_in_any_order_and_are_kept_by_row(batch: Batch) -> None:
    engine = Office()
    heard = run(batch, engine, 3)
    assert engine.most == 3
    assert [result.row for result in heard.results] != sorted(result.row for result in heard.results)
    assert sorted(result.row for result in heard.results) == list(range(1, 10))
    for row in batch.rows:
        assert f"被告人{'甲乙丙丁戊己庚辛壬癸'[row.number % 10]}某犯盗窃罪" in text_of(row.number, batch)
    assert all(request.parameters.seed == 3 for request in engine.requests)


def test_samples_have_a_seed_each_and_the_middle_one_stands_for_all(tmp_path: Path) -> None:
    batch = begun(tmp_path, 2, samples=5)
    run(batch, Office(), 2)
    samples = samples_of(indexed(batch.folder).of_row(1))
    assert [result.head.seed for result in samples.results] == [3, 4, 5, 6, 7]
    assert samples.spread is not None
    assert (samples.spread.least, samples.spread.median, samples.spread.most) == (6, 8, 10)
    assert samples.spread.agreement == 1.0
    assert samples.typical is not None
    assert "八个月" in samples.typical.text


def test_facts_that_are_too_long_are_that_rows_error_and_final(batch: Batch) -> None:
    def fails(request: Request) -> EngineError | None:
        return (
            EngineError("too_long", "engines.too-long", tokens=9000, limit=3072) if name_in(request) == "丁某" else None
        )

    engine = Office(fails)
    run(batch, engine)
    counts = counts_of(batch)
    assert (counts.done, counts.failed, counts.wanted) == (8, 1, 9)
    run(batch, engine)
    assert len(engine.requests) == 9


def test_an_engine_that_died_is_asked_again(batch: Batch) -> None:
    deaths = iter([EngineError("died", "engines.child-died"), EngineError("absent", "engines.ollama-absent", host="x")])
    heard = run(batch, Office(lambda _: next(deaths, None)))
    assert heard.waited == [0.001, 0.002]
    assert counts_of(batch).done == 9


def test_a_row_that_fails_for_the_servers_sake_leaves_the_others_and_is_asked_again_later(batch: Batch) -> None:
    broken = [True]

    def fails(request: Request) -> EngineError | None:
        found = broken[0] and name_in(request) == "丙某"
        return EngineError("server", "engines.ollama-failed", message="boom") if found else None

    engine = Office(fails)
    assert run(batch, engine).waited == [0.001, 0.002]
    assert counts_of(batch).failed == 1
    broken[0] = False
    assert [result.row for result in run(batch, engine).results] == [2]
    assert counts_of(batch).failed == 0
    assert text_of(2, batch)


def test_three_rows_that_fail_alike_end_the_batch_and_not_a_thousand(batch: Batch) -> None:
    engine = Office(lambda _: EngineError("server", "engines.ollama-failed", message="boom"))
    with pytest.raises(EngineError, match="boom"):
        run(batch, engine)
    assert counts_of(batch).failed == 3
    run(batch, Office())
    assert counts_of(batch).done == 9


@pytest.mark.parametrize("kind", ["no_model", "key", "unconfirmed"])
def test_what_no_row_could_change_ends_it_at_once(batch: Batch, kind: str) -> None:
    engine = Office(lambda _: EngineError(kind, "engines.ollama-failed", message="no"))
    with pytest.raises(EngineError):
        run(batch, engine)
    assert len(engine.requests) == 1
    assert counts_of(batch).failed == 0


def test_a_server_that_stays_away_ends_it_and_marks_no_row(batch: Batch) -> None:
    engine = Office(lambda _: EngineError("absent", "engines.ollama-absent", host="x"))
    with pytest.raises(EngineError):
        run(batch, engine, 2)
    assert counts_of(batch) == replace(counts_of(batch), done=0, failed=0)


def test_cancelled_it_keeps_what_was_answered(batch: Batch) -> None:
    class Slow(Office):
        async def judge(self, request: Request) -> AsyncIterator[Piece | Finished]:
            if len(self.requests) == 4:
                await asyncio.sleep(3600)
            async for item in super().judge(request):
                yield item

    async def stopped() -> None:
        heard = Heard()
        with ResultLog(batch.folder) as log:
            task = asyncio.create_task(BatchRun(batch, TUNED, log, heard).run([Slow()]))
            while len(heard.results) < 4:
                await asyncio.sleep(0.005)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(stopped())
    assert counts_of(batch).done == 4
    engine = Office()
    run(batch, engine)
    assert len(engine.requests) == 5


def test_a_line_cut_in_the_middle_is_asked_for_again(batch: Batch) -> None:
    run(batch, Office())
    file = batch.folder / RESULTS
    whole = file.read_bytes()
    file.write_bytes(whole[:-30])
    engine = Office()
    run(batch, engine)
    assert len(engine.requests) == 1
    lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    assert sorted(line["row"] for line in lines) == list(range(1, 10))


def test_another_model_option_or_table_is_not_mixed_in(batch: Batch, tmp_path: Path) -> None:
    begun_with = batch.manifest
    refuse_other(begun_with, begun_with)
    given = begun_with.given
    for other, told in (
        (replace(begun_with, model=replace(TUNED, digest="ff" * 32)), "模型不同"),
        (replace(begun_with, parameters=replace(begun_with.parameters, temperature=0.9)), "选项 temperature 不同"),
        (replace(begun_with, samples=3), "份数不同"),
        (replace(begun_with, given=replace(given, digest="00")), "表格不同或已改动"),
        (replace(begun_with, given=replace(given, columns=replace(given.columns, id=""))), "列的用途"),
    ):
        with pytest.raises(BatchError, match=told):
            refuse_other(begun_with, other)
    with pytest.raises(BatchError, match="已有别的内容"):
        begin_batch(tmp_path, begun_with, [])


def test_a_process_killed_while_it_begins_a_batch_leaves_a_folder_that_can_be_used(batch: Batch) -> None:
    (batch.folder / "manifest.json").unlink()
    (batch.folder / ".manifest.json.1-2-3.part").write_bytes(b"{")
    begin_batch(batch.folder, batch.manifest, batch.rows)
    assert open_batch(batch.folder).rows == batch.rows
    (batch.folder / "manifest.json").unlink()
    (batch.folder / "rows.jsonl").write_text('{"number": "of the user"}', encoding="utf-8")
    with pytest.raises(BatchError, match="已有别的内容"):
        begin_batch(batch.folder, batch.manifest, batch.rows)


def test_one_process_at_a_time_has_a_batch(batch: Batch) -> None:
    with held(batch.folder), pytest.raises(BatchError, match="另一个进程"), held(batch.folder):
        pass


def test_a_newer_or_damaged_batch_is_refused(batch: Batch) -> None:
    file = batch.folder / "manifest.json"
    plain = manifest_plain(batch.manifest)
    file.write_text(json.dumps({**plain, "version": 99}), encoding="utf-8")
    with pytest.raises(BatchError, match="更新的版本"):
        open_batch(batch.folder)
    file.write_text("{", encoding="utf-8")
    with pytest.raises(BatchError, match="已损坏"):
        open_batch(batch.folder)
    file.unlink()
    with pytest.raises(BatchError, match="没有批量"):
        open_batch(batch.folder)


def test_the_history_has_one_entry_however_often_it_goes_on(batch: Batch, tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    for state in (RunState.STOPPED, RunState.FINISHED):
        history = History.open(file)
        entry = HistoryEntry(history, batch)
        run(batch, Office())
        entry.end(counts_of(batch), state)
        history.close()
    history = History.open(file)
    (summary,) = history.found(Query(kind=RunKind.BATCH))
    kept = history.run(summary.id)
    history.close()
    assert summary.state is RunState.FINISHED
    assert kept.input.given == str(batch.folder.resolve())
    assert summary.facts_start == "案件.jsonl，9 案"
    assert kept.text == "共 9 行，0 行未预测；应写 9 份，已写 9 份，出错 0 份。"


def test_the_built_in_engine_is_several_where_several_are_wanted() -> None:
    async def ways(engine: EmbeddedEngine | Office, count: int) -> list[object]:
        async with ways_to(engine, count) as found:
            return list(found)

    own = EmbeddedEngine()
    assert asyncio.run(ways(own, 1)) == [own]
    assert len(set(map(id, asyncio.run(ways(own, 3))))) == 3
    office = Office()
    assert asyncio.run(ways(office, 4)) == [office] * 4
    assert usual_ways(TUNED) == 2
    assert usual_ways(Model(str(STARTER), "embedded")) == min(4, physical_cores())
    assert usual_ways(Model("/nowhere.gguf", "embedded")) == 1
