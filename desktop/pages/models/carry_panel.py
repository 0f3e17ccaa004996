"""The model in use, with the program where that can be carried, put into a folder for a computer without a network."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.controls.card import FLAT, Card
from desktop.controls.job_panel import JobPanel
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words
from desktop.wording.model_words import size_words
from resources.messages.message import Message
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.carrying.carry_out import CarryProgress

SHOW_EVERY_MS = 250
FOLDER = "刑法案台"
"""Made where the user chooses: a stick has other files."""


class CarryPanel(Card):
    """Hidden before the first time. What was copied stays after a stop; the same folder goes on. ``changed`` tells of
    a beginning and an end: there is one at a time."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._stop = threading.Event()
        self._progress: CarryProgress | None = None
        self._end: Callable[[], str] = str
        self._failed = False
        self.job = JobPanel()
        self.column(padding=FLAT).addWidget(self.job)
        self._show_often = QTimer(self)
        self._show_often.setInterval(SHOW_EVERY_MS)
        self._show_often.timeout.connect(self._show_pace)
        self.job.stop_wanted.connect(self._stop.set)
        self.hide()

    def retranslate(self) -> None:
        if self._errand is None:
            self.job.conclude(self._end(), failed=self._failed)

    @property
    def busy(self) -> bool:
        """Whether a folder is being made."""
        return self._errand is not None

    def ask(self) -> None:
        """Lets the user choose where."""
        dialog = QFileDialog(self.window(), self.tr("放到哪里（如 U 盘）"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda name: self.start(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def start(self, place: Path) -> None:
        """Makes the folder in ``place``, or goes on with it where that is the folder."""
        if self._errand is not None:
            return
        folder = place if place.name == FOLDER else place / FOLDER
        model = self._asked()
        self._stop.clear()
        self._progress = None

        async def carry() -> Message:
            import asyncio

            return await asyncio.to_thread(self._carry, folder, model)

        self.show()
        self.job.begin(self.tr("正在准备……"))
        self._errand = self._desk.courier.send(carry, self._done, self._broke_off)
        self._show_often.start()
        self.changed.emit()

    def close_down(self) -> None:
        """With the window: what was copied stays."""
        self._stop.set()

    def _asked(self) -> str | None:
        """The model in use as the job is asked for it; None for the best that Ollama keeps."""
        model = self._desk.model
        if model is None or model.demonstration or model.engine == "openai":
            return None
        is_blob = model.engine == "embedded" and Path(model.name).name.startswith("sha256-")
        return model.label if is_blob else model.name

    def _carry(self, folder: Path, model: str | None) -> Message:
        """On a thread of its own. Raises ToldError and OSError."""
        from desktop.carrying.carry_out import carry_out
        from desktop.carrying.model_part import carried_model
        from desktop.carrying.parts import Load
        from desktop.carrying.program_part import carried_program
        from desktop.carrying.read_me import READ_ME
        from resources.messages.message import message
        from trainer.awake import kept_awake

        load = Load(carried_model(model), carried_program(None))

        def told(progress: CarryProgress) -> None:
            self._progress = progress

        with kept_awake("criminal-law-desk carry"):
            carry_out(load, folder, told=told, stopped=self._stop.is_set)
        size = f"{load.bytes / 1e9:.1f}"
        whole = message("carry.whole", folder=str(folder), size=size, model=load.model.name, read_me=READ_ME)
        if load.program.why_none is None:
            return whole
        return message("carry.whole-without", whole=whole, why=message("carry.program-in-python-window"))

    def _done(self, told: Message) -> None:
        self._conclude(lambda: message_words(told))

    def _broke_off(self, error: Exception) -> None:
        if isinstance(error, ToldError):
            told = error.message
            self._conclude(lambda: message_words(told), failed=error.kind != "stopped")
        elif isinstance(error, OSError):
            reason = error.strerror or str(error)
            self._conclude(
                lambda: self.tr("没有做完：{reason}。请检查 U 盘与权限后再试。").format(reason=reason), failed=True
            )
        else:
            self._conclude(lambda: self.tr("没有做完，详情已写入日志。"), failed=True)

    def _conclude(self, end: Callable[[], str], *, failed: bool = False) -> None:
        self._errand = None
        self._show_often.stop()
        self._end, self._failed = end, failed
        self.job.end()
        self.job.conclude(end(), failed=failed)
        self.changed.emit()

    def _show_pace(self) -> None:
        progress = self._progress
        if progress is None or self._stop.is_set():
            return
        figures = f"{size_words(progress.done)} / {size_words(progress.total)}"
        share = progress.done / progress.total if progress.total else None
        self.job.show_progress(
            self.tr("正在复制 {file}").format(file=progress.place), share, figures, progress.seconds_left
        )
