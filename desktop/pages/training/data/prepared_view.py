"""A finished data set: its figures, its funnel, its samples."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.figure import Figure
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.pages.training.data.funnel_view import FunnelView
from desktop.pages.training.data.sample_browser import SampleBrowser
from desktop.training.prepared_data import PreparedData


class PreparedView(QWidget):
    """``again`` goes back to the form, ``report_wanted`` opens the report, ``onward`` the next step."""

    again = Signal()
    report_wanted = Signal()
    onward = Signal()

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.prepared: PreparedData | None = None
        self.folder = Label(LabelRole.FAINT, wrap=True)
        self.figures = tuple(Figure() for _ in range(5))
        self.report = Button(ButtonRole.PLAIN, "example")
        self.other = Button(ButtonRole.PLAIN, "folder")
        self.next = Button(ButtonRole.PRIMARY, "next")
        self.funnel = FunnelView()
        holder = Card()
        holder.column(padding=FLAT).addWidget(self.funnel)
        self.fold = Fold(holder)
        self.browser = SampleBrowser(home)
        card = Card()
        figures, buttons = QWidget(), QWidget()
        flow = FlowLayout(figures, gap=32)
        for figure in self.figures:
            flow.addWidget(figure)
        row = FlowLayout(buttons, gap=8)
        for button in (self.next, self.other, self.report):
            row.addWidget(button)
        top = card.column(padding=(24, 16, 24, 12))
        top.addWidget(figures)
        top.addWidget(buttons)
        top.addWidget(self.folder)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 0, 32, 16)
        column.setSpacing(12)
        column.addWidget(card)
        column.addWidget(self.fold)
        column.addWidget(self.browser, 1)
        self.report.clicked.connect(self.report_wanted)
        self.other.clicked.connect(self.again)
        self.next.clicked.connect(self.onward)
        self.retranslate()

    def retranslate(self) -> None:
        self.report.say(self.tr("打开报告"))
        self.other.say(self.tr("换一份数据"))
        self.next.say(self.tr("下一步：配方"))
        self.fold.say(self.tr("筛选过程：从读取到收入"))
        self._say()

    def show_prepared(self, prepared: PreparedData) -> None:
        """Another data set."""
        self.prepared = prepared
        self.funnel.show_funnel(prepared.funnel)
        self.browser.open(prepared)
        self._say()

    def shown(self) -> PreparedData:
        """The data set in sight. Raises LookupError where there is none."""
        if self.prepared is None:
            raise LookupError("no data set is shown")
        return self.prepared

    def _say(self) -> None:
        prepared = self.prepared
        if prepared is None:
            return
        splits = prepared.splits
        for figure, (words, value) in zip(
            self.figures,
            (
                (self.tr("读取的文书"), f"{prepared.funnel.documents:,}"),
                (self.tr("核心样本"), f"{prepared.core:,}"),
                (self.tr("强化样本"), f"{prepared.reinforcement:,}"),
                (
                    self.tr("训练 / 验证 / 测试"),
                    " / ".join(f"{splits.get(split, 0):,}" for split in ("train", "validation", "test")),
                ),
                (self.tr("平均词元"), f"{prepared.mean_tokens:,.0f}" if prepared.mean_tokens else "—"),
            ),
            strict=True,
        ):
            figure.say(words, value)
        self.folder.setText(str(prepared.folder))
