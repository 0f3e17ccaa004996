"""A preparation under way: how far it is, and the funnel as far as it has been counted."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop.controls.card import Card
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.desk.courier import Courier
from desktop.pages.training.data.funnel_view import FunnelView
from desktop.training.funnel import Funnel, PartCounts

LOOK_EVERY_MS = 1000


class MakingCard(Card):
    """``stop_wanted`` asks to stop it, ``step`` tells the step at hand with its share."""

    stop_wanted = Signal()
    step = Signal(str)

    def __init__(self, courier: Courier, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._counts: PartCounts | None = None
        self._reading = False
        self.progress = JobPanel()
        self.funnel_heading = Label(LabelRole.HEADING)
        self.funnel = FunnelView()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._count)
        inside = self.column(spacing=12)
        for widget in (self.progress, self.funnel_heading, self.funnel):
            inside.addWidget(widget)
        self.progress.stop_wanted.connect(self.stop_wanted)
        self._show_funnel(Funnel(0, ()))
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.funnel_heading.setText(self.tr("筛选过程"))

    def begin(self, folder: Path) -> None:
        """A preparation that writes into this folder."""
        self._counts = PartCounts(folder)
        self._show_funnel(Funnel(0, ()))
        self.progress.begin(self.tr("正在开始……"))
        self._look.start()
        self.show()

    def end(self) -> None:
        """It is over, whatever came of it."""
        self._look.stop()
        self._counts = None
        self.progress.end()
        self.hide()

    def show_progress(self, content: Mapping[str, Any]) -> None:
        """The command's event "progress"."""
        step, done, total = content["step"], content["done"], content["total"]
        words = {
            "read": self.tr("读取与筛选"),
            "compare": self.tr("查找重复"),
            "draw": self.tr("抽取核心样本"),
            "reinforce": self.tr("改写强化样本"),
            "write": self.tr("写出数据与报告"),
        }.get(step, step)
        share = done / total if total else None
        figures = f"{done / 1e6:,.0f} / {total / 1e6:,.0f} MB" if step == "read" else ""
        self.progress.show_progress(words, share, figures, content.get("seconds_left"))
        if share is not None:
            self.step.emit(f"{words} {share * 100:.0f} %")

    def _count(self) -> None:
        counts = self._counts
        if counts is None or self._reading:
            return
        self._reading = True

        def show(funnel: Funnel) -> None:
            self._reading = False
            if self._counts is counts and funnel.documents:
                self._show_funnel(funnel)

        self._courier.send(lambda: asyncio.to_thread(counts.read), show, self._not_counted)

    def _not_counted(self, _error: Exception) -> None:
        self._reading = False

    def _show_funnel(self, funnel: Funnel) -> None:
        self.funnel.show_funnel(funnel)
        self.funnel.setVisible(bool(funnel.documents))
        self.funnel_heading.setVisible(bool(funnel.documents))
