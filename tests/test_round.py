"""Several answers to several columns: what is kept, told and asked for, in which order."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from desktop.history.history import History
from desktop.history.run import RunInput, RunState
from desktop.judging.case import Case
from desktop.judging.parallel import answers_at_a_time
from desktop.judging.prompt_hash import prompt_hash
from desktop.judging.round import Column, Round, judge_round
from desktop.judging.sampling import agreement_of
from desktop.judging.verdict import Verdict
from resources.messages.message import Message
from resources.model_card.parameters import Parameters
from tests.async_help import until
from tests.fixtures_ollama import TINY
from tests.ollama_server import OllamaServer
from tests.round_help import Told
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, EngineError
from trainer.engines.ollama.engine import OllamaEngine
from trainer.samples.prompt import StatedAttitude, prompt_turns

CASE = Case("2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。")
JUDGMENT = (
    "本院认为，被告人甲某的行为已构成盗窃罪。判决如下：\n被告人甲某犯盗窃罪，判处有期徒刑{}，并处罚金人民币二千元。"
)
ONE, TWO, THREE = (JUDGMENT.format(term) for term in ("八个月", "一年", "十个月"))


def of(*engines: Engine) -> Callable[[str], Awaitable[Engine]]:
    """The engine of that name among these."""

    async def engine_for(name: str) -> Engine:
        for engine in engines:
            if engine.name == name:
                return engine
        raise EngineError("absent", "engines.ollama-absent", host="127.0.0.1:1")

    return engine_for


def column(seed: int | None = 7, **changed: object) -> Column:
    return replace(Column(CASE, TUNED, Parameters(seed=seed)), **changed)  # type: ignore[arg-type]


def judged(round: Round, *engines: Engine, history: History | None = None, parallel: int = 1) -> Told:
    told = Told()
    kept = history or History.open(None)
    asyncio.run(judge_round(round, of(*engines), kept, told, parallel=parallel))
    return told


@dataclass
class Watched:
    """A real history that writes down into ``log`` what it has committed."""

    history: History
    log: list[tuple[object, ...]]

    def begin(self, given: RunInput) -> int:
        run = self.history.begin(given)
        self.log.append(("kept", given.column, given.sample))
        return run

    def write(self, run: int, piece: str) -> None:
        self.history.write(run, piece)
        self.log.append(("written", run, piece))

    def finish(self, run: int, verdict: Verdict, state: RunState = RunState.FINISHED) -> None:
        self.history.finish(run, verdict, state)

    def fail(self, run: int, error: Message, verdict: Verdict | None = None) -> None:
        self.history.fail(run, error, verdict)


def test_all_is_committed_before_it_is_sent_or_told(tmp_path: Path) -> None:
    engine, told = ScriptedEngine(ONE), Told()
    history = History.open(tmp_path / "history.db")
    sent: list[int] = []

    async def engine_for(_name: str) -> Engine:
        judge = engine.judge

        def noted(request):  # type: ignore[no-untyped-def]
            sent.append(len(told.log))
            return judge(request)

        engine.judge = noted  # type: ignore[method-assign]
        return engine

    asyncio.run(judge_round(Round((column(),)), engine_for, Watched(history, told.log), told))
    assert [row[0] for row in told.log[:2]] == ["kept", "began"]
    assert sent == [2]
    pieces = [row for row in told.log if row[0] in ("written", "text")]
    assert [row[0] for row in pieces] == ["written", "text"] * (len(pieces) // 2)
    assert all(one[2] == other[3] for one, other in zip(pieces[::2], pieces[1::2], strict=True))
    history.close()


def test_a_run_is_kept_with_what_it_was_made_from() -> None:
    history = History.open(None)
    told = judged(Round((column(changes=(("attitude", "坦白"),)),), group="g"), ScriptedEngine(ONE), history=history)
    run = history.run(told.places[0, 0])
    assert (run.text, run.summary.state, run.summary.months) == (ONE, RunState.FINISHED, 8)
    given = run.input
    assert (given.case, given.group, given.changes) == (CASE, "g", (("attitude", "坦白"),))
    assert given.model is not None
    assert (given.model.name, given.model.digest) == (TUNED.name, TUNED.digest)
    assert given.prompt_hash == prompt_hash(prompt_turns(CASE.facts, CASE.attitude))
    assert given.parameters is not None
    assert given.parameters.seed == 7


def test_a_system_text_of_the_users_own_is_sent_and_kept() -> None:
    history, engine = History.open(None), ScriptedEngine(ONE)
    told = judged(Round((column(system="你是书记员。"),)), engine, history=history)
    assert engine.requests[0].turns[0]["content"] == "你是书记员。"
    assert history.run(told.places[0, 0]).input.system == "你是书记员。"


def test_each_sample_has_a_seed_of_its_own_and_all_stand_in_one_group() -> None:
    history, engine = History.open(None), ScriptedEngine(ONE, TWO, THREE)
    asked = Round((column(),), samples=3)
    told = judged(asked, engine, history=history)
    assert [request.parameters.seed for request in engine.requests] == [7, 8, 9]
    runs = history.runs_of(asked.group)
    assert [(run.summary.sample, run.summary.months) for run in runs] == [(0, 8), (1, 12), (2, 10)]
    samples = agreement_of(list(told.verdicts.values()))
    assert samples.typical.judgment.defendants[0].total.months == 10  # type: ignore[union-attr]


@pytest.mark.parametrize(("seed", "seeds"), [(None, [None, None]), (2**31 - 1, [2**31 - 1, 0])])
def test_no_seed_stays_none_and_the_last_is_followed_by_the_first(seed: int | None, seeds: list[int | None]) -> None:
    engine = ScriptedEngine(ONE)
    judged(Round((column(seed),), samples=2), engine)
    assert [request.parameters.seed for request in engine.requests] == seeds


def test_columns_are_asked_one_after_the_other_each_with_all_its_samples() -> None:
    denied = column(case=replace(CASE, attitude=StatedAttitude.DENIED))
    told = judged(Round((column(), denied), samples=2), ScriptedEngine(ONE))
    assert told.of("began") == told.of("judged") == [(0, 0), (0, 1), (1, 0), (1, 1)]


def test_others_wait_until_the_model_has_read_the_prompt_and_are_then_asked_together() -> None:
    engine = ScriptedEngine(ONE, pause=0.002)
    told = judged(Round((column(),), samples=3), engine, parallel=3)
    first_piece = next(number for number, row in enumerate(told.log) if row[0] == "text")
    began = [number for number, row in enumerate(told.log) if row[0] == "began"]
    first_end = next(number for number, row in enumerate(told.log) if row[0] == "judged")
    assert began[0] < first_piece < began[1] < began[2] < first_end
    assert sorted(told.of("judged")) == [(0, 0), (0, 1), (0, 2)]


def test_no_more_are_under_way_than_was_said() -> None:
    told = judged(Round((column(),), samples=6), ScriptedEngine(ONE, pause=0.001), parallel=2)
    under_way, most = 0, 0
    for row in told.log:
        under_way += (row[0] == "began") - (row[0] == "judged")
        most = max(most, under_way)
    assert (most, len(told.verdicts)) == (2, 6)


def test_two_models_are_never_asked_at_a_time() -> None:
    engines = ScriptedEngine(ONE, pause=0.001), ScriptedEngine(TWO, name="embedded", models=(STARTER,))
    told = judged(Round((column(), column(model=STARTER))), *engines, parallel=4)
    assert [row[:2] for row in told.log if row[0] != "text"] == [
        *(("began", 0), ("judged", 0)),
        *(("began", 1), ("judged", 1)),
    ]


def test_what_fails_does_not_take_the_other_columns_with_it() -> None:
    history, asked = History.open(None), Round((column(model=STARTER), column()), samples=2)
    told = judged(asked, ScriptedEngine(ONE), history=history)
    assert told.of("failed") == [(0, 0)]  # the second sample would fail likewise: it is not asked for
    assert told.of("judged") == [(1, 0), (1, 1)]
    failed = history.runs_of(asked.group)[0]
    assert (failed.summary.state, failed.text) == (RunState.FAILED, "")
    assert failed.error is not None
    assert failed.error.key == "engines.ollama-absent"
    assert failed.input.case == CASE


def test_an_answer_that_breaks_off_is_kept_read_and_followed_by_the_next() -> None:
    history, asked = History.open(None), Round((column(),), samples=2)
    error = EngineError("died", "engines.child-died")
    told = judged(asked, ScriptedEngine(ONE, TWO, error=error), history=history)
    assert told.of("failed") == [(0, 0), (0, 1)]
    assert [verdict.judgment.defendants[0].total.months for verdict in told.verdicts.values()] == [8, 12]  # type: ignore[union-attr]
    assert [(run.summary.state, run.text) for run in history.runs_of(asked.group)] == [
        (RunState.FAILED, ONE),
        (RunState.FAILED, TWO),
    ]


def test_an_error_that_nobody_foresaw_is_told_as_one() -> None:
    history, asked = History.open(None), Round((column(),))
    told = judged(asked, ScriptedEngine("", error=ZeroDivisionError()), history=history)  # type: ignore[arg-type]
    run = history.runs_of(asked.group)[0]
    assert isinstance(told.errors[run.summary.id], ZeroDivisionError)
    assert run.error is not None
    assert run.error.key == "desk.judging-failed"


def test_a_stop_keeps_and_reads_what_is_there() -> None:
    history, asked = History.open(None), Round((column(),), samples=4)
    engine, told = ScriptedEngine(ONE, TWO, step=len(ONE), hold_after=1), Told()

    async def stop_in_the_middle() -> None:
        task = asyncio.create_task(judge_round(asked, of(engine), history, told, parallel=2))
        assert await until(lambda: len(told.of("text")) == 2)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stop_in_the_middle())
    assert engine.cancelled == 2
    assert sorted(told.of("judged")) == [(0, 0), (0, 1)]
    assert all(verdict.finished is None for verdict in told.verdicts.values())
    runs = history.runs_of(asked.group)
    assert [(run.summary.state, run.text, run.summary.months) for run in runs] == [
        (RunState.STOPPED, ONE, 8),
        (RunState.STOPPED, TWO, 12),
    ]


def test_a_stop_before_the_first_word_is_kept_and_not_told() -> None:
    history, asked = History.open(None), Round((column(),))
    engine, told = ScriptedEngine(ONE, hold_after=0), Told()

    async def stop_at_once() -> None:
        task = asyncio.create_task(judge_round(asked, of(engine), history, told))
        assert await until(lambda: engine.requests)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stop_at_once())
    assert [row[0] for row in told.log] == ["began"]
    assert [(run.summary.state, run.text) for run in history.runs_of(asked.group)] == [(RunState.STOPPED, "")]


def test_a_stop_stays_one_where_the_history_cannot_be_written_any_more() -> None:
    history, told = History.open(None), Told()
    engine = ScriptedEngine(ONE, step=len(ONE), hold_after=1)

    async def stop_without_a_history() -> None:
        task = asyncio.create_task(judge_round(Round((column(),)), of(engine), history, told))
        assert await until(lambda: told.of("text"))
        history.close()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stop_without_a_history())
    assert [verdict.text for verdict in told.verdicts.values()] == [ONE]


def test_a_stop_while_a_failure_is_read_keeps_what_was_written() -> None:
    history, asked, told = History.open(None), Round((column(),)), Told()
    broken = ScriptedEngine(ONE, error=EngineError("died", "engines.ollama-absent", host="127.0.0.1:1"))

    async def stop_while_it_is_read() -> None:
        task = asyncio.create_task(judge_round(asked, of(broken), history, told))
        while "".join(told.texts.values()) != ONE:
            await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(stop_while_it_is_read())
    (run,) = history.runs_of(asked.group)
    assert (run.summary.state, run.text) == (RunState.STOPPED, ONE)


def test_what_cannot_be_kept_is_not_sent() -> None:
    history, engine = History.open(None), ScriptedEngine(ONE)
    history.close()
    told = judged(Round((column(),)), engine, history=history)
    assert [row[0] for row in told.log] == ["failed"]
    assert engine.requests == []


def test_the_built_in_engine_writes_one_after_the_other_and_a_server_several() -> None:
    assert [answers_at_a_time(name, 20) for name in ("embedded", "ollama", "openai")] == [1, 4, 4]
    assert answers_at_a_time("ollama", 1) == 1


def test_a_real_model_writes_every_sample(tiny_gguf: Path) -> None:
    history, told = History.open(None), Told()
    facts = CASE.facts * 20
    round_of = Round((column(),), samples=2)

    async def judge() -> None:
        engine = EmbeddedEngine([tiny_gguf])
        try:
            model = await engine.find(str(tiny_gguf))
            asked = Column(Case(facts), model, Parameters(seed=1, num_predict=16))
            await judge_round(replace(round_of, columns=(asked,)), of(engine), history, told)
        finally:
            await engine.close()

    asyncio.run(judge())
    one, other = history.runs_of(round_of.group)
    assert one.text
    assert other.text
    assert (one.input.parameters.seed, other.input.parameters.seed) == (1, 2)  # type: ignore[union-attr]


@pytest.mark.slow
def test_a_real_server_is_asked_for_several_at_a_time(ollama_server: OllamaServer) -> None:
    history, told = History.open(None), Told()
    asked = Round((), samples=5)

    async def judge() -> None:
        engine = OllamaEngine(ollama_server.host)
        try:
            model = await engine.find(TINY)
            columns = (Column(CASE, model, Parameters(seed=3, num_predict=12)),)
            await judge_round(replace(asked, columns=columns), of(engine), history, told, parallel=4)
        finally:
            await engine.close()

    asyncio.run(judge())
    runs = history.runs_of(asked.group)
    assert [run.input.parameters.seed for run in runs] == [3, 4, 5, 6, 7]  # type: ignore[union-attr]
    assert {run.input.engine_version for run in runs} != {""}
    # What random weights write may be one token over and over, at which Ollama breaks off.
    assert all(run.summary.state in (RunState.FINISHED, RunState.FAILED) and run.text for run in runs)
    assert sum(run.summary.state is RunState.FINISHED for run in runs) > 0
