"""Where the facts were sent with their names masked, the answer can be seen, copied and exported with the names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.controls.button import Button, ButtonRole
from desktop.desk.desk import Desk
from desktop.pages.case.answer import Answer, AnswerRun
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane


class AnswerNames(QObject):
    """A button in the answer's head, there while its table is known: since the facts were masked in this window, or
    stand so in its draft. The history has the placeholders alone."""

    def __init__(self, pane: JudgmentPane, facts: FactsPane, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._facts = facts
        self._desk = desk
        self._tables: dict[str, dict[str, str]] = {}  # of each answer, by its group
        self._masked: Answer | None = None  # what stands in the history, while the names are shown
        self._showing = False
        self.button = Button(ButtonRole.QUIET, "mask")
        self.button.setCheckable(True)
        self.button.hide()
        pane.head.insertWidget(pane.head.indexOf(pane.copy), self.button)
        self.button.toggled.connect(self._turn)
        pane.turned.connect(self.follow)
        pane.noted.connect(self.follow)
        facts.translated.connect(self._say)
        self._say()

    def shown(self) -> Mapping[str, str]:
        """Placeholder → name, while the names are shown; else nothing."""
        answer = self._pane.answer
        return self._tables.get(answer.group, {}) if answer is not None and self._masked is not None else {}

    def follow(self) -> None:
        """Another answer stands there, more of it, or all."""
        answer, names = self._pane.answer, self._facts.names
        if self._showing or answer is None:
            return
        if names is not None and answer.first.case.facts == self._facts.case().facts:
            self._tables.setdefault(answer.group, names.persons)
        if self._masked is not None and self._masked.group != answer.group:
            self._masked = None
        self._quietly_check(self._masked is not None)
        whole = not self._pane.under_way() and any(run.verdict is not None for run in answer.runs)
        self.button.setVisible(bool(self._tables.get(answer.group)) and whole)

    def _turn(self, on: bool) -> None:
        answer = self._pane.answer
        if answer is None or self._pane.under_way():
            return
        if on:
            self._masked = answer
            answer = replace(answer, runs=tuple(map(self._named, answer.runs)))
        elif self._masked is not None:
            answer, self._masked = self._masked, None
        sample = self._pane.view.sample
        self._showing = True
        self._pane.show_answer(answer)
        self._pane.show_readings(answer)
        self._pane.show_sample(sample)
        self._showing = False
        self.follow()

    def _named(self, run: AnswerRun) -> AnswerRun:
        """As it reads with the names; the case stays the one that was sent. What the history has no more stays too."""
        if run.verdict is None or not run.id:
            return run
        from desktop.documents.named_run import named_run
        from desktop.history.history_error import HistoryError
        from desktop.history.kept_verdict import verdict_of

        try:
            kept = named_run(self._desk.history.store().run(run.id), self.shown())
        except HistoryError:
            return run
        return replace(run, text=kept.text, verdict=verdict_of(kept))

    def _quietly_check(self, on: bool) -> None:
        self.button.blockSignals(True)
        self.button.setChecked(on)
        self.button.blockSignals(False)

    def _say(self) -> None:
        self.button.say(
            self.tr("姓名"),
            self.tr("换回姓名"),
            self.tr("把代称换回姓名来看、复制和导出；历史记录里仍是代称"),
        )
