"""How long it will take, and what that rests on; a few cases are asked where nothing is known, or to know better."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.desk.history_keeper import HistoryKeeper
from desktop.evaluation.asked import AskedEvaluation, AskedModel, AskedSuite
from desktop.evaluation.pace import Pace, duration_of, paces_in
from desktop.evaluation.trial import TRIED, tried
from desktop.pages.evaluation.evaluation_words import names_words
from desktop.wording.message_words import message_words
from desktop.wording.time_words import time_words
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from trainer.engines.engine import Engine

NUM_PREDICT = 1024  # as the command has it


class EstimateLine(QWidget):
    """What is known of a model's speed stays known while the page is there."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paces: dict[str, Pace] = {}
        self._looked_up: set[str] = set()
        self._asked: AskedEvaluation | None = None
        self._errand: Errand | None = None
        self._problem: Exception | None = None
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.trial = Button(ButtonRole.PLAIN, "refresh")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.words, 1)
        row.addWidget(self.trial)
        self.trial.clicked.connect(self._try_or_stop)
        self.retranslate()

    def retranslate(self) -> None:
        self._show()

    def show_for(self, asked: AskedEvaluation | None, names: dict[str, str]) -> None:
        """``asked`` is None while something is missing; ``names``: what the history calls each model."""
        self._asked = asked
        if asked is not None:
            models = [(model, names.get(model.spec, "")) for model in asked.models]
            unknown = [each for each in models if each[1] and each[0].spec not in self._looked_up]
            self._looked_up |= {model.spec for model, _ in unknown}
            if unknown:
                self._desk.courier.send(partial(_from_history, self._desk.history, unknown), self._take_history)
        self._show()

    def busy(self) -> bool:
        """Whether a few cases are being asked."""
        return self._errand is not None

    def stop(self) -> None:
        """Asks no more."""
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
            self._show()

    def _take_history(self, paces: dict[str, Pace]) -> None:
        self._paces = paces | self._paces
        self._show()

    def _try_or_stop(self) -> None:
        if self.busy():
            self.stop()
            return
        self._problem = None
        self._try_next()

    def _try_next(self) -> None:
        """One model after the other: two at a time may not fit into memory."""
        self._errand = None
        asked = self._asked
        left = [] if asked is None else [each for each in asked.models if not self._is_tried(each)]
        if asked is not None and left:
            model = left[0]
            work = partial(_try, model, asked.suites)
            self._errand = self._desk.courier.send(
                self._desk.with_engine(model.engine, work), partial(self._tried, model), self._not_tried
            )
        self._show()

    def _is_tried(self, model: AskedModel) -> bool:
        pace = self._paces.get(model.spec)
        return model.engine == "adapter" or (pace is not None and pace.tried)

    def _tried(self, model: AskedModel, pace: Pace) -> None:
        self._paces[model.spec] = pace
        self._try_next()

    def _not_tried(self, error: Exception) -> None:
        self._errand = None
        self._problem = error
        self._show()

    def _show(self) -> None:
        asked = self._asked
        self.setVisible(asked is not None)
        if asked is None:
            return
        self.trial.draw("stop" if self.busy() else "refresh")
        self.trial.say(
            self.tr("停止试问") if self.busy() else self.tr("试问 {count} 案").format(count=TRIED),
            hint=self.tr("只为知道要多久；答案不计入评测"),
        )
        self.trial.setVisible(self.busy() or any(not self._is_tried(model) for model in asked.models))
        self.words.set_role(LabelRole.SOFT if self._problem is None else LabelRole.ERROR)
        self.words.setText(self._said(asked))

    def _said(self, asked: AskedEvaluation) -> str:
        if self.busy():
            return self.tr("正在试问几案，看模型写一份要多久……")
        if self._problem is not None:
            told = self._problem
            return message_words(told.message) if isinstance(told, ToldError) else self.tr("试问没有成功；详情见日志。")
        every = f"{asked.answers_each * len(asked.models):,}"
        count = self.tr("共 {count} 份答复。").format(count=every)
        found = duration_of(asked, self._paces)
        if found.unknown:
            names = names_words(model.label for model in found.unknown)
            return count + self.tr("{models} 写一份要多久还不知道，可以先试问几案。").format(models=names)
        least = self.tr("约 {time}").format(time=time_words(found.seconds))
        rests = (
            self.tr("按刚才试问的速度")
            if found.tried
            else self.tr("按历史中最近 {count} 次预测的速度，不计阅读案情").format(count=found.answers)
        )
        return count + self.tr("{time}（{rests}）；同时问几案时会更快。").format(time=least, rests=rests)


async def _from_history(keeper: HistoryKeeper, models: list[tuple[AskedModel, str]]) -> dict[str, Pace]:
    import asyncio

    return await asyncio.to_thread(lambda: paces_in(keeper.store(), models))


async def _try(model: AskedModel, suites: tuple[AskedSuite, ...], engine: Engine) -> Pace:
    return await tried(engine, model.name, suites, NUM_PREDICT)
