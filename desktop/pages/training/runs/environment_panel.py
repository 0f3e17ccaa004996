"""Offers to install what training needs, after telling how much it is and where it goes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.jobs.interpreter import Need, interpreter_for, missing
from desktop.jobs.train_environment import DOWNLOADED_GIGABYTES, GIGABYTES, TrainEnvironment


class EnvironmentPanel(Card):
    """Hidden where a Python has the libraries. ``ready`` tells that it now has."""

    ready = Signal()

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._need = Need.TRAIN
        self.environment = TrainEnvironment(home, self)
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.what = Label(LabelRole.SOFT, wrap=True)
        self.install = Button(ButtonRole.PRIMARY, "download")
        self.progress = JobPanel()
        words = QVBoxLayout()
        words.setSpacing(6)
        for widget in (self.heading, self.what, self.progress):
            words.addWidget(widget)
        row = self.row(spacing=24)
        row.addLayout(words, 1)
        row.addWidget(self.install)
        self.install.clicked.connect(self._install)
        self.progress.stop_wanted.connect(self._stop)
        self.environment.told.connect(self.progress.show_progress)
        self.environment.ended.connect(self._ended)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("还没有安装训练组件"))
        self.what.setText(
            self.tr(
                "需要 torch、transformers 等（缺少 {names}）。下载约 {download} GB，占用约 {size} GB，"
                "装在单独的环境里，不影响本程序：\n{folder}\n这个磁盘剩余 {free} GB。"
            ).format(
                names="、".join(missing(self._need)[:3]) or "—",
                download=DOWNLOADED_GIGABYTES,
                size=GIGABYTES,
                folder=self.environment.folder,
                free=f"{self.environment.free_gigabytes():.0f}",
            )
        )
        self.install.say(self.tr("安装"), self.tr("安装训练组件"))
        self._arrange()

    def ask_for(self, need: Need) -> bool:
        """Shows itself where no Python has the libraries; whether one has."""
        self._need = need
        self.retranslate()
        return interpreter_for(need, self._home) is not None

    def close_down(self) -> None:
        """Ends an installation with the window."""
        self.environment.stop()

    def _install(self) -> None:
        self.progress.begin(self.tr("正在准备安装……"))
        self.environment.install()
        self._arrange()

    def _stop(self) -> None:
        self.environment.stop()
        self._conclude(self.tr("已停止安装。已下载的部分会接着用。"))

    def _ended(self, message: str) -> None:
        self._conclude(message)
        if not message:
            self.ready.emit()

    def _conclude(self, message: str) -> None:
        self.progress.conclude(message, failed=bool(message))
        self.progress.end()
        self._arrange()

    def _arrange(self) -> None:
        busy = self.environment.running()
        self.install.setVisible(not busy)
        said = bool(self.progress.said.text())
        self.setVisible(busy or said or interpreter_for(self._need, self._home) is None)
