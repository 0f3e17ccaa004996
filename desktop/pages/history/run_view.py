"""A run as it was: what it was made from, the text with its cards, and what it was made with."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.cards.written_view import WrittenView
from desktop.controls.card import FLAT, Card
from desktop.controls.label import Label, LabelRole
from desktop.history.run import RunKind, RunState
from desktop.judging.finding_places import FindingPlaces
from desktop.pages.history.given_view import GivenView
from desktop.pages.history.provenance_view import ProvenanceView
from desktop.pages.history.read_run import ReadRun
from desktop.similar.kept import similar_from
from desktop.wording.message_words import message_words


class RunView(QStackedWidget):
    """``opened`` asks for an article. Of a run that is being written the text grows where it stands."""

    opened = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ReadRun | None = None
        self.given: GivenView | None = None
        self._above: QWidget | None = None
        self._end: QWidget | None = None

    @cached_property
    def predicted(self) -> WrittenView:
        """Of what a model of ours wrote."""
        return self._made(ours=True)

    @cached_property
    def checked(self) -> WrittenView:
        """Of what was given to be checked."""
        return self._made(ours=False)

    @property
    def written(self) -> WrittenView:
        """What is in sight."""
        checks = self.shown is not None and self.shown.run.summary.kind is RunKind.CHECK
        return self.checked if checks else self.predicted

    def retranslate(self) -> None:
        if self.shown is not None:
            self._show_all(self.shown)

    def show_run(self, read: ReadRun) -> None:
        """What is in sight already stays as it is; of the same run only what is new is added."""
        before, self.shown = self.shown, read
        if before == read:
            return
        if before is not None and before.run.summary.id == read.run.summary.id and before.verdict is None:
            self._go_on(before, read)
        else:
            self._show_all(read)
            self.written.verticalScrollBar().setValue(0)

    def _go_on(self, before: ReadRun, read: ReadRun) -> None:
        text = self.written.text
        self.written.paper.setVisible(bool(read.run.text.strip()))
        if read.run.text.startswith(before.run.text):
            text.append_text(read.run.text[len(before.run.text) :])
        else:
            text.show_text(read.run.text)
        self._frame(read)

    def _show_all(self, read: ReadRun) -> None:
        view = self.written
        view.clear()
        view.text.show_text(read.run.text)
        view.paper.setVisible(bool(read.run.text.strip()))
        self.setCurrentWidget(view)
        self._frame(read)

    def _frame(self, read: ReadRun) -> None:
        """What stands around the text."""
        view, verdict = self.written, read.verdict
        for old in (self._above, self._end):
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        self._above = self._head(read)
        view.add_above(self._above)
        self._end = None
        if verdict is not None:
            if view.text.text() != verdict.text:  # the spans of the reading are offsets in verdict.text
                view.text.show_text(verdict.text)
            view.stay()
            view.reading.show_verdict(verdict)
            view.reading.rework(read.run.sheets)
            view.reading.show_similar(similar_from(read.run.similar))
            self._end = ProvenanceView(read.run, verdict)
            view.add_at_end(self._end)

    def _head(self, read: ReadRun) -> QWidget:
        card = Card()
        column = card.column(spacing=8, padding=FLAT)
        self.given = GivenView(read.run)
        column.addWidget(self.given)
        if words := self._unfinished(read):
            failed = read.run.summary.state is RunState.FAILED
            column.addWidget(Label(LabelRole.ERROR if failed else LabelRole.SOFT, wrap=True, text=words))
        return card

    def _unfinished(self, read: ReadRun) -> str:
        """Why there is not the whole of a judgment."""
        words = {
            RunState.WRITING: self.tr("正在书写……"),
            RunState.STOPPED: self.tr("书写时被停止，已写的保留在下面。"),
            RunState.INTERRUPTED: self.tr("程序在书写时结束，已写的保留在下面。"),
            RunState.FAILED: self.tr("没有写完。"),
        }.get(read.run.summary.state, "")
        if read.run.error is not None:
            words = f"{words} {message_words(read.run.error)}".strip()
        return words

    def _made(self, *, ours: bool) -> WrittenView:
        view = WrittenView(ours=ours)
        view.opened.connect(self.opened)
        view.pointed.connect(self._point)
        self.addWidget(view)
        return view

    def _point(self, places: FindingPlaces) -> None:
        if self.given is not None:
            self.given.point(places.facts)
