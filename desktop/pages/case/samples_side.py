"""Several answers to the case: how many are done, how long the rest takes, and the middle one as what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.judging.run_input import RunState
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.predict_side import PredictSide
from trainer.commands.pace import Pace

if TYPE_CHECKING:
    from desktop.cards.samples_card import ListedSample, SamplesCard
    from desktop.judging.sampling import Samples
    from desktop.pages.case.answer import Answer, AnswerRun

_EVERY_MS = 1000
_STEP = "samples"


class SamplesSide(QObject):
    """Follows the pane. The middle answer takes the place of the first when no more is to come, unless the user has
    opened one himself."""

    def __init__(self, pane: JudgmentPane, predicting: PredictSide, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._card: SamplesCard | None = None
        self._group = ""
        self._chosen = False
        self._pace = Pace()
        self._left = QTimer(self)
        self._left.setInterval(_EVERY_MS)
        self._left.timeout.connect(pane.say_stage)
        pane.detail = self._words
        pane.turned.connect(self.follow)
        pane.noted.connect(self.follow)
        predicting.moved.connect(self.follow)

    def follow(self) -> None:
        """Shows what is known of the answers by now."""
        answer = self._answer()
        if self._card is not None and (answer is None or answer.group != self._group):
            self._card.hide()
        if answer is None:
            self._left.stop()
            return
        if answer.group != self._group:
            self._group, self._chosen, self._pace = answer.group, False, Pace()
        under_way = self._pane.under_way()
        if under_way != self._left.isActive():
            self._left.start() if under_way else self._left.stop()
        samples = _samples(answer)
        middle = _counted(answer)[samples.typical_at].place[1] if samples is not None else None
        if not under_way and not self._chosen and middle is not None and middle != self._pane.view.sample:
            self._pane.show_sample(middle)
        self._show(answer, samples)
        self._pane.say_stage()

    def _answer(self) -> Answer | None:
        answer = self._pane.answer
        return answer if answer is not None and len(answer.columns) == 1 and len(answer.samples) > 1 else None

    def _show(self, answer: Answer, samples: Samples | None) -> None:
        if all(run.verdict is None for run in answer.samples):
            return  # nothing to be opened yet, and the first is still being written above
        self._made().show_samples([_listed(run) for run in answer.samples], samples, self._pane.view.sample)
        self._made().show()

    def _made(self) -> SamplesCard:
        """Made for the first that has several: no start waits for it."""
        if self._card is None:
            from desktop.cards.samples_card import SamplesCard

            self._card = SamplesCard()
            self._card.setObjectName("samples")
            self._card.wanted.connect(self._open)
            self._card.opened.connect(self._pane.opened)
            self._pane.view.written.add_below(self._card)
        return self._card

    def _open(self, sample: int) -> None:
        self._chosen = True
        self._pane.show_sample(sample)
        self.follow()
        if self._card is not None and sample in self._card.buttons:
            self._card.buttons[sample].setFocus()

    def _words(self) -> str:
        """What stands in the head of several answers."""
        answer = self._answer()
        if answer is None:
            return ""
        counted, wanted = _counted(answer), len(answer.samples)
        if self._pane.under_way():
            seconds = self._pace.seconds_left(_STEP, len(counted), wanted)
            if seconds is None:
                return self.tr("{done}/{wanted} 份，正在书写……").format(done=len(counted), wanted=wanted)
            from desktop.wording.time_words import time_words

            form = self.tr("{done}/{wanted} 份，约剩 {time}")
            return form.format(done=len(counted), wanted=wanted, time=time_words(seconds))
        if len(counted) < wanted:
            form = self.tr("应写 {wanted} 份，完成 {done} 份")
            parts = [form.format(wanted=wanted, done=len(counted))]
        else:
            parts = [self.tr("{done} 份已完成").format(done=wanted)]
        return "  ·  ".join([*parts, *self._in_sight(answer)])

    def _in_sight(self, answer: Answer) -> list[str]:
        shown, samples = self._pane.view.sample, _samples(answer)
        middle = _counted(answer)[samples.typical_at].place[1] if samples is not None else None
        words = self.tr("显示居中的一份") if shown == middle else self.tr("显示第 {number} 份").format(number=shown + 1)
        run = next((run for run in answer.samples if run.place[1] == shown), None)
        seed = _seed(run) if run is not None else None
        return [words] if seed is None else [words, self.tr("种子 {seed}").format(seed=seed)]


def _counted(answer: Answer) -> list[AnswerRun]:
    """Those that came to their end."""
    return [run for run in answer.samples if run.state is RunState.FINISHED and run.verdict is not None]


def _samples(answer: Answer) -> Samples | None:
    from desktop.judging.sampling import agreement_of

    verdicts = [run.verdict for run in _counted(answer) if run.verdict is not None]
    return agreement_of(verdicts) if verdicts else None


def _listed(run: AnswerRun) -> ListedSample:
    from desktop.cards.samples_card import ListedSample

    counted = run.state is RunState.FINISHED and run.verdict is not None
    return ListedSample(run.place[1], run.verdict, _seed(run), counted)


def _seed(run: AnswerRun) -> int | None:
    parameters = run.verdict.parameters if run.verdict is not None else None
    return parameters.seed if parameters is not None else None
