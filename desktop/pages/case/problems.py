"""What is said of a failure on the case page, and which ways out of it there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from desktop.pages.case.problem_panel import ProblemPanel, WayOut
from desktop.wording.message_words import message_words
from resources.messages.message import Message
from trainer.engines.engine import EngineError, Model
from trainer.told_error import ToldError

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Exits:
    """Where the ways out lead. ``start_server`` is None where the server is not ours to start; ``starter`` is the
    built-in model, None where there is none; ``use`` takes it.
    """

    again: Callable[[], object]
    models: Callable[[], object]
    settings: Callable[[], object]
    start_server: Callable[[], object] | None
    use: Callable[[Model], object]
    starter: Model | None


def failure_panel(error: Exception, exits: Exits) -> ProblemPanel:
    """For whatever ended a judging."""
    if isinstance(error, EngineError):
        return error_panel(error, exits)
    if isinstance(error, ToldError):
        return kept_failure_panel(error.message, exits)
    return unforeseen_panel(exits)


def kept_failure_panel(told: Message, exits: Exits) -> ProblemPanel:
    """For a failure of which only the words are known, as of a run that is kept."""
    again = WayOut(translate("problems", "再试一次"), exits.again)
    title = translate("problems", "模型没有写成判决")
    return ProblemPanel(title, message_words(told), (again, WayOut(translate("problems", "换一个模型"), exits.models)))


def error_panel(error: EngineError, exits: Exits) -> ProblemPanel:
    """The title, the message and the ways out for an engine's error."""
    again = WayOut(translate("problems", "再试一次"), exits.again)
    another = WayOut(translate("problems", "换一个模型"), exits.models)
    ways: tuple[WayOut, ...] = (again, another)
    title = translate("problems", "模型没有写成判决")
    if error.kind == "absent":
        title = translate("problems", "连接不上模型服务")
        ways = (*_without_server(exits), again)
    elif error.kind == "no_model":
        title = translate("problems", "找不到这个模型")
        ways = (_to_models(exits),)
    elif error.kind in ("key", "unconfirmed"):
        title = translate("problems", "模型服务没有接受请求")
        if error.kind == "unconfirmed":
            title = translate("problems", "案情没有发出")
        ways = (_to_settings(exits), another)
    elif error.kind == "too_long":
        title = translate("problems", "事实太长，放不进模型的上下文")
        ways = (WayOut(translate("problems", "调整上下文长度"), exits.settings), another)
    elif error.kind == "died":
        title = translate("problems", "模型在中途停了下来")
    elif error.kind in ("bad_file", "refused"):
        title = translate("problems", "这个模型不能用")
        ways = (another,)
    return ProblemPanel(title, message_words(error.message), ways, _excess(error))


def unforeseen_panel(exits: Exits) -> ProblemPanel:
    """For an error of the program itself, which the log has."""
    return ProblemPanel(
        translate("problems", "模型没有写成判决"),
        translate("problems", "发生了意外的错误，详情已写入日志。您写的内容都还在。"),
        (
            WayOut(translate("problems", "再试一次"), exits.again),
            WayOut(translate("problems", "换一个模型"), exits.models),
        ),
    )


def no_model_panel(exits: Exits) -> ProblemPanel:
    """Before any model is there."""
    return ProblemPanel(
        translate("problems", "还没有可用的模型"),
        translate("problems", "请在“模型”页拉取推荐的模型，或打开一个 GGUF 模型文件。"),
        (_to_models(exits),),
    )


def _to_models(exits: Exits) -> WayOut:
    return WayOut(translate("problems", "前往模型页"), exits.models)


def _to_settings(exits: Exits) -> WayOut:
    return WayOut(translate("problems", "打开设置"), exits.settings)


def _without_server(exits: Exits) -> tuple[WayOut, ...]:
    first = _to_settings(exits)
    if exits.start_server is not None:
        first = WayOut(translate("problems", "启动 Ollama"), exits.start_server)
    starter = exits.starter
    if starter is None:
        return (first,)
    return (first, WayOut(translate("problems", "改用内置模型"), lambda: exits.use(starter)))


def _excess(error: EngineError) -> tuple[int, int] | None:
    """How many tokens there are and how many would fit, where the error tells."""
    tokens, most = error.message.values.get("tokens"), error.message.values.get("limit")
    if error.kind == "too_long" and isinstance(tokens, int) and isinstance(most, int):
        return tokens, most
    return None
