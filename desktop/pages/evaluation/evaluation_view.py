"""An evaluation at work, or done: how far it is, and what it came to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.question import Answer, ask
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.evaluation.evaluation_process import stop
from desktop.evaluation.evaluation_seen import PAGE, EvaluationSeen, EvaluationState, look
from desktop.evaluation.finished import read_finished
from desktop.pages.evaluation.asked_card import AskedCard
from desktop.pages.evaluation.evaluation_head import EvaluationHead
from desktop.pages.evaluation.launching import launched
from desktop.pages.evaluation.results_view import ResultsView
from desktop.wording.language import language
from resources.messages.message import message
from trainer.evaluation.figures.results import Results
from trainer.told_error import ToldError

_LOOK_MS = 500


class EvaluationView(QWidget):
    """Reads the folder again and again, beside the window; so it does not matter who works on it.

    ``seen`` tells each look; ``delete_wanted`` that the user said so; ``case_wanted`` asks for a case on the case page.
    """

    seen = Signal(object)  # EvaluationSeen
    delete_wanted = Signal(object)  # Path
    case_wanted = Signal(object)  # KeptCase

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home = home
        self.folder: Path | None = None
        self.shown: EvaluationSeen | None = None
        self.results_of: Path | None = None
        self._errand: Errand | None = None
        self.head = EvaluationHead()
        self.asked = AskedCard()
        self.results = ResultsView(desk)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.asked)
        column.addWidget(self.results, 1)
        column.addStretch()
        self.head.go_on_wanted.connect(self.start)
        self.head.stop_wanted.connect(self._stop)
        self.head.report_wanted.connect(lambda: self._open(PAGE))
        self.head.folder_wanted.connect(lambda: self._open(""))
        self.head.delete_wanted.connect(self._ask_to_delete)
        self.results.case_wanted.connect(self.case_wanted)
        self.results.hide()
        self.asked.hide()

    def retranslate(self) -> None:
        self.head.retranslate()
        self.asked.retranslate()
        if self.shown is not None:
            self._take(self.shown)

    def show_evaluation(self, folder: Path) -> None:
        """Another one; one that is in sight stays as it is."""
        if self.folder != folder:
            self.folder, self.shown, self.results_of = folder, None, None
            self.head.begin()
            self.results.hide()
            self.asked.hide()
        self._look()
        self._timer.start()

    def rest(self) -> None:
        """Out of sight: no more looks."""
        self._timer.stop()

    def start(self) -> None:
        """Has a process begin, or go on with it, which outlives the window."""
        folder, seen = self.folder, self.shown
        asked = seen.asked if seen is not None else None
        if folder is None:
            return
        if asked is None:
            from desktop.evaluation.asked import read_asked

            asked = read_asked(folder)
        if asked is None:
            return
        self._timer.stop()  # until there is a process, a look would find that nobody works on it
        self.head.show_starting()
        work = partial(launched, folder, asked, self._desk.settings, self._desk.servers, self._home, language())
        self._desk.courier.send(work, lambda _none: self._started(), partial(self._not_started, folder))

    def _started(self) -> None:
        if self.isVisible():
            self._timer.start()
            self._look()

    def _not_started(self, folder: Path, error: Exception) -> None:
        if folder == self.folder:
            told = (
                error.message
                if isinstance(error, ToldError)
                else message("desk.evaluation-not-started", folder=str(folder))
            )
            self.head.show_failure(told)

    def _stop(self) -> None:
        if self.folder is not None:
            stop(self.folder)

    def _look(self) -> None:
        folder = self.folder
        if folder is not None and self._errand is None:
            self._errand = self._desk.courier.send(partial(_looked, folder), self._arrived, self._lost)

    def _lost(self, _error: Exception) -> None:
        self._errand = None

    def _arrived(self, seen: EvaluationSeen) -> None:
        self._errand = None
        if seen.folder == self.folder:
            self._take(seen)
        else:
            self._look()

    def _take(self, seen: EvaluationSeen) -> None:
        before, self.shown = self.shown, seen
        self.head.show_evaluation(seen)
        if seen.state is EvaluationState.FINISHED and self.results_of != seen.folder:
            self.results_of = seen.folder
            folder = seen.folder
            self._desk.courier.send(
                partial(_results, folder), partial(self._show_results, folder), partial(self._not_read, folder)
            )
        elif seen.state is not EvaluationState.FINISHED:
            self.results_of = None
            self.results.hide()
            if seen.asked is not None and self.asked.isHidden():
                self.asked.show_asked(seen.asked)
                self.asked.show()
        if seen.state is not EvaluationState.RUNNING and before is not None and before.state is seen.state:
            self._timer.stop()
        self.seen.emit(seen)

    def _show_results(self, folder: Path, results: Results) -> None:
        if folder == self.folder and self.shown is not None:
            self.asked.hide()
            self.results.show()
            self.results.show_results(folder, results, self.shown.asked)

    def _not_read(self, folder: Path, error: Exception) -> None:
        if folder == self.folder:
            told = error.message if isinstance(error, ToldError) else message("report.not-results")
            self.head.show_failure(told)

    def _open(self, name: str) -> None:
        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder / name)))

    def _ask_to_delete(self) -> None:
        folder = self.folder
        if folder is not None:
            delete = Answer(self.tr("删除"), lambda: self.delete_wanted.emit(folder))
            more = self.tr("答案、成绩与报告一起删除，不能恢复。案件的原文件不动。")
            ask(self, self.tr("删除这次评测吗？"), more, [delete])


async def _looked(folder: Path) -> EvaluationSeen:
    import asyncio

    return await asyncio.to_thread(look, folder)


async def _results(folder: Path) -> Results:
    import asyncio

    return await asyncio.to_thread(read_finished, folder)
