"""Where an answer stands, in one line: how far it came, in what time, by which model."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from desktop.judging.attitude_columns import of_attitudes
from desktop.judging.run_input import RunState
from desktop.pages.case.answer import Answer, AnswerRun
from desktop.pages.case.stage import Stage
from desktop.wording.change_words import changes_words
from desktop.wording.model_words import model_name

translate = QCoreApplication.translate
BETWEEN = "  ·  "


def stage_words(stage: Stage, answer: Answer | None) -> str:
    """What stands above the answer."""
    if stage in (Stage.EMPTY, Stage.WAITING) or answer is None:
        return ""
    return BETWEEN.join(_parts(stage, answer))


def run_words(run: AnswerRun) -> str:
    """What stands above one of several texts."""
    if run.state is RunState.WRITING:
        return translate("AnswerWords", "正在书写……") if run.id else translate("AnswerWords", "等候书写")
    return BETWEEN.join((_ended(run.state, kept=bool(run.text)), *_time_taken(run)))


def _parts(stage: Stage, answer: Answer) -> Iterator[str]:
    several = len(answer.columns) > 1
    if several:
        attitudes = of_attitudes(answer.changes)
        yield translate("AnswerWords", "同一事实，两种态度") if attitudes else translate("AnswerWords", "并列对照")
    elif answer.first.changes:
        yield changes_words(answer.first.changes)
    if stage is Stage.WRITING:
        yield translate("AnswerWords", "正在书写……")
        return
    yield _ended(_STATES[stage], kept=any(run.text for run in answer.runs))
    if not several and len(answer.runs) == 1:
        yield from _time_taken(answer.first)
    if (model := answer.first.model) is not None and len({run.model for run in answer.runs}) == 1:
        yield model_name(model)
    if answer.first.at is not None:
        yield _day_and_time(answer.first.at)


_STATES = {
    Stage.FINISHED: RunState.FINISHED,
    Stage.STOPPED: RunState.STOPPED,
    Stage.INTERRUPTED: RunState.INTERRUPTED,
    Stage.FAILED: RunState.FAILED,
}


def _ended(state: RunState, *, kept: bool) -> str:
    """``kept``: whether anything was written before."""
    if not kept:
        return {
            RunState.FINISHED: translate("AnswerWords", "已完成"),
            RunState.STOPPED: translate("AnswerWords", "已停止"),
            RunState.INTERRUPTED: translate("AnswerWords", "上次未写完"),
            RunState.FAILED: translate("AnswerWords", "未完成"),
        }[state]
    return {
        RunState.FINISHED: translate("AnswerWords", "已完成"),
        RunState.STOPPED: translate("AnswerWords", "已停止（保留）"),
        RunState.INTERRUPTED: translate("AnswerWords", "上次未写完（保留）"),
        RunState.FAILED: translate("AnswerWords", "未完成（已写的保留）"),
    }[state]


def _time_taken(run: AnswerRun) -> Iterator[str]:
    finished = run.verdict.finished if run.verdict is not None else None
    if finished is None or run.state is not RunState.FINISHED:
        return
    yield translate("AnswerWords", "{seconds} 秒").format(seconds=f"{finished.seconds:.1f}")
    if finished.refused:
        names = ", ".join(finished.refused)
        yield translate("AnswerWords", "服务器不接受、没有使用：{names}").format(names=names)


def _day_and_time(at: datetime) -> str:
    """Of today the time alone."""
    local = at.astimezone()
    today = datetime.now().astimezone().date()
    return f"{local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"
