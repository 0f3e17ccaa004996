"""Step 4: the model to one file, the file to Ollama, and Ollama's model into use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import ButtonRole
from desktop.controls.columns import Columns
from desktop.controls.scrolling import scrolled
from desktop.controls.step_bar import StepState
from desktop.desk.desk import Desk
from desktop.pages.training.publish.export_panel import ExportPanel
from desktop.pages.training.publish.proof_view import ProofView
from desktop.pages.training.publish.publish_source import PublishSource, SourceKind
from desktop.pages.training.publish.push_panel import PushPanel
from desktop.training.run_seen import RunSeen

WIDEST = 1120  # of two columns
APART = 960


class PublishStep(QWidget):
    """Two columns: what is exported, and what is published."""

    state = Signal(object, str)

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._waiting = ""  # a model to be used as soon as it is listed
        self.source = PublishSource()
        self.export = ExportPanel(home)
        self.push = PushPanel(home)
        self.proof = ProofView()
        left, right = QWidget(), QWidget()
        for side, widgets in ((left, (self.source, self.export)), (right, (self.push, self.proof))):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch()
        whole = QVBoxLayout()
        whole.addWidget(Columns(left, right, APART))
        whole.addStretch()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(scrolled(whole, WIDEST))
        self.source.changed.connect(self._use_source)
        self.export.exported.connect(self.push.use_file)
        self.export.state_changed.connect(self._tell)
        self.push.state_changed.connect(self._tell)
        self.push.proof.connect(self.proof.show_proof)
        self.push.pushed.connect(lambda _name: desk.refresh())
        self.push.use_wanted.connect(self._use)
        self.push.arranged.connect(self._mark_first)
        desk.listed.connect(self._choose)
        desk.settings_changed.connect(self._set_host)
        self._set_host()
        self._use_source()

    def show_runs(self, runs: tuple[RunSeen, ...]) -> None:
        """What could be published."""
        self.source.show_runs(runs)

    def choose_run(self, folder: Path) -> None:
        """The run to be published."""
        self.source.choose_run(folder)

    def close_down(self) -> None:
        """Ends jobs with the window: nothing half-done stays."""
        self.export.job.close()
        self.push.job.close()

    def _use_source(self) -> None:
        source = self.source.source()
        self.export.setVisible(self.source.kind_now() is not SourceKind.GGUF)
        self.export.use(source)
        self.push.use_source(source)

    def _mark_first(self) -> None:
        """What comes next is to be seen at a glance: the export, as long as there is no file to be published."""
        self.export.start.set_role(ButtonRole.PLAIN if self.push.file.text() else ButtonRole.PRIMARY)
        if not self.push.file.text():
            self.push.start.set_role(ButtonRole.PLAIN)

    def _set_host(self) -> None:
        self.push.set_servers(self._desk.servers)

    def _use(self, name: str) -> None:
        self._waiting = name
        self._choose()
        self._desk.refresh()

    def _choose(self) -> None:
        if not self._waiting:
            return
        for model in self._desk.listing.models:
            if model.engine == "ollama" and model.name == self._waiting:
                self._waiting = ""
                self._desk.choose(model)
                return

    def _tell(self) -> None:
        if self.export.job.running() or self.push.job.running():
            self.state.emit(StepState.RUNNING, "")
        elif self.push.done:
            self.state.emit(StepState.DONE, "")
        elif self.export.progress.failed or self.push.progress.failed:
            self.state.emit(StepState.FAILED, "")
        else:
            self.state.emit(StepState.NOT_BEGUN, "")
