"""A run's state in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.controls.step_bar import StepState
from desktop.training.run_seen import RunSeen, RunState
from desktop.wording.message_words import message_words

translate = QCoreApplication.translate


def state_name(state: RunState) -> str:
    """In a word or two."""
    return {
        RunState.EMPTY: translate("run_words", "未开始"),
        RunState.STARTING: translate("run_words", "正在启动"),
        RunState.RUNNING: translate("run_words", "训练中"),
        RunState.PAUSED: translate("run_words", "已暂停"),
        RunState.FINISHED: translate("run_words", "已完成"),
        RunState.FAILED: translate("run_words", "未成功"),
        RunState.BROKEN: translate("run_words", "已中断"),
    }[state]


def state_message(seen: RunSeen) -> str:
    """What happened, and what can be done."""
    match seen.state:
        case RunState.STARTING:
            return translate("run_words", "正在载入程序库、数据与底座模型，约需一分钟。")
        case RunState.RUNNING:
            return translate("run_words", "正在训练。关闭窗口不影响训练，再打开时会接着显示。")
        case RunState.PAUSED:
            return translate("run_words", "已暂停，进度保存在第 {step} 步。").format(step=f"{seen.done:,}")
        case RunState.FINISHED:
            return translate("run_words", "训练完成。下一步：导出并发布。")
        case RunState.BROKEN:
            return translate("run_words", "训练进程意外结束（被关闭或断电）。进度在最近的检查点里，可以继续。")
        case RunState.FAILED:
            return message_words(seen.failure) if seen.failure else ""
        case RunState.EMPTY:
            return ""


def step_state(state: RunState) -> StepState:
    """For the step bar."""
    return {
        RunState.STARTING: StepState.RUNNING,
        RunState.RUNNING: StepState.RUNNING,
        RunState.FINISHED: StepState.DONE,
        RunState.FAILED: StepState.FAILED,
        RunState.BROKEN: StepState.FAILED,
    }.get(state, StepState.NOT_BEGUN)
