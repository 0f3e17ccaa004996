"""A new evaluation: which models, on which cases, how; how long it will take."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.scrolling import scrolled
from desktop.controls.section import Section
from desktop.controls.steady import SpinBox
from desktop.desk.desk import Desk
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.evaluation_process import begin
from desktop.evaluation.known_evaluations import free_folder
from desktop.pages.evaluation.estimate_line import EstimateLine
from desktop.pages.evaluation.models_card import ModelsCard
from desktop.pages.evaluation.suites_card import SuitesCard
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

_MOST_CASES, _MOST_SAMPLES = 1_000_000, 50
_WIDE = 320  # pixels: a file's path is long


class NewEvaluation(QWidget):
    """``begun`` tells the folder of one that is ready to be started."""

    begun = Signal(object)  # Path

    def __init__(self, desk: Desk, home: Path, place: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._place = place
        self.models = ModelsCard(desk, home)
        self.suites = SuitesCard(desk)
        self.how = Section()
        self.limit = SpinBox()
        self.limit.setRange(0, _MOST_CASES)
        self.limit.setValue(200)
        self.samples = SpinBox()
        self.samples.setRange(0, _MOST_SAMPLES)
        self.train = PathField(PathKind.FILE)
        for field in (self.limit, self.samples, self.train):
            self.how.add(field)
        self.train.setFixedWidth(_WIDE)
        self.estimate = EstimateLine(desk)
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.said = Label(LabelRole.SOFT, wrap=True)
        self._lay_out()
        for part in (self.models, self.suites, self.train):
            part.changed.connect(self._show)
        for number in (self.limit, self.samples):
            number.valueChanged.connect(lambda _value: self._show())
        self.start.clicked.connect(self._begin)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            send = QShortcut(QKeySequence(keys), self)
            send.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            send.activated.connect(self.start.click)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(16)
        for part in (self.suites, self.models, self.how):
            column.addWidget(part)
        column.addStretch()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 12)
        foot.setSpacing(16)
        foot.addWidget(self.start)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.estimate, 1)
        foot.addStretch()  # while nothing is said beside it, the button keeps its width
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(column, beside=24), 1)
        whole.addLayout(foot)

    def retranslate(self) -> None:
        self.how.say(
            self.tr("怎样评测"),
            (
                (
                    self.tr("每种案件最多几案"),
                    self.tr("总是同样的那些案件；案件越多，误差越小，时间越长。"),
                ),
                (
                    self.tr("每案另写几份"),
                    self.tr("像判案页那样带随机地另写几份，看各份刑期的范围是否可靠。要多花同样倍数的时间。"),
                ),
                (
                    self.tr("供基线统计的案件"),
                    self.tr("另一份有真实结果的案件，用来统计不读案情也能达到的成绩。不填则不比。"),
                ),
            ),
        )
        self.limit.setSpecialValueText(self.tr("全部"))
        self.samples.setSpecialValueText(self.tr("不写"))
        self.train.say(self.tr("供基线统计的案件"), self.tr("可以不填"))
        self.start.say(self.tr("开始评测"), hint="Ctrl+Enter")
        self._show()

    def take_focus(self) -> None:
        """To what comes first."""
        self.suites.add_files.setFocus()

    def asked(self) -> AskedEvaluation | None:
        """As it stands; None while something is missing."""
        models, suites = self.models.chosen(), self.suites.asked()
        if not models or not suites or self.suites.reading():
            return None
        train = self.train.path()
        return AskedEvaluation(
            models, suites, self.limit.value(), self.samples.value(), str(train) if train else "", time.time()
        )

    def _show(self) -> None:
        """Whether it can begin, and if not what is missing."""
        asked = self.asked()
        self.start.setEnabled(asked is not None)
        missing = ""
        if asked is None and not self.suites.reading():
            missing = self.tr("请先选择案件。") if not self.suites.asked() else self.tr("请至少选择一个模型。")
        self.said.set_role(LabelRole.SOFT)
        self.said.tell(missing)
        names = {model.spec: self.models.named_in_history(model) for model in asked.models} if asked else {}
        self.estimate.show_for(asked, names)

    def _begin(self) -> None:
        asked = self.asked()
        if asked is None:
            return
        self.estimate.stop()
        folder = free_folder(self._place, f"{datetime.now():%Y-%m-%d %H%M}")
        try:
            begin(folder, asked)
        except ToldError as error:
            self.said.set_role(LabelRole.ERROR)
            self.said.tell(message_words(error.message))
            return
        self.begun.emit(folder)
