"""Runs in a history, as the window keeps them: judged by nobody, with texts of our own making."""

from __future__ import annotations

from typing import Any

from desktop.history.history import History
from desktop.history.run import RunInput, RunKind, RunState
from desktop.judging.case import Case
from desktop.judging.checking import check_text
from desktop.judging.judging import read_verdict
from resources.model_card.parameters import Parameters
from tests.scripted_engine import TUNED
from trainer.engines.engine import Finished, Model

FACTS = (
    "2023年4月至6月间，被告人甲某、乙某经预谋，先后四次在某区在建工地盗窃电缆线：1. 4月12日，价值人民币18920元；"
    "2. 5月3日，价值26400元；3. 5月19日，价值14300元；4. 6月8日，剪断电缆线价值8800元后被发现逃离。\n"
    "6月20日，乙某经电话通知主动到案，如实供述；同日甲某被抓获，对第2、3笔予以否认。甲某曾因犯盗窃罪于2019年11月被"
    "判处有期徒刑一年二个月，2020年12月刑满释放。乙某家属退赔20000元，取得谅解。"
)
PARAMETERS = Parameters(seed=7)


def keep(
    history: History,
    text: str,
    case: Case | None = None,
    state: RunState = RunState.FINISHED,
    *,
    model: Model = TUNED,
    parameters: Parameters = PARAMETERS,
    **given: Any,
) -> int:
    """A prediction; ``given`` are further fields of its input."""
    case = case or Case(FACTS, province="四川")
    asked = RunInput(
        RunKind.PREDICTION, case, model, parameters, engine_version="Ollama 0.34.4", prompt_hash="ab" * 32, **given
    )
    run = history.begin(asked)
    history.write(run, text)
    finished = Finished("stop", 412, 300, 9.8, parameters=parameters) if state is RunState.FINISHED else None
    history.finish(run, read_verdict(case, model, parameters, text, finished), state)
    return run


def keep_check(history: History, text: str, case: Case | None = None) -> int:
    """A text of somebody else's that was checked."""
    case = case or Case("")
    run = history.begin(RunInput(RunKind.CHECK, case, given=text))
    history.finish(run, check_text(text, case))
    return run
