"""Runs for a history to keep: with made persons, by a model that a test names."""

from __future__ import annotations

from desktop.history.history import History
from desktop.history.run import RunInput, RunKind
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from resources.model_card.parameters import Parameters
from tests.scripted_engine import TUNED
from trainer.engines.engine import Finished, Model

FACTS = "2021年3月5日，被告人甲某在某商场盗走乙某的手机一部，价值人民币3200元。次日被抓获，如实供述了上述事实。"
TEXT = (
    "本院认为，被告人甲某以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。甲某如实供述，可以从轻处罚。"
    "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元。"
)
ASKED = Parameters(seed=7)


def prediction(facts: str = FACTS, model: Model = TUNED, **more: object) -> RunInput:
    """What is committed before it is sent."""
    return RunInput(RunKind.PREDICTION, Case(facts), model, ASKED, **more)  # type: ignore[arg-type]


def verdict(facts: str = FACTS, text: str = TEXT, model: Model = TUNED) -> Verdict:
    """What was read of a whole answer."""
    return read_verdict(Case(facts), model, ASKED, text, Finished("stop", 412, 90, 2.5, parameters=ASKED))


def keep(history: History, facts: str = FACTS, text: str = TEXT, **more: object) -> int:
    """A run from its beginning to its end."""
    run = history.begin(prediction(facts, **more))
    for start in range(0, len(text), 20):
        history.write(run, text[start : start + 20])
    history.finish(run, verdict(facts, text))
    return run
