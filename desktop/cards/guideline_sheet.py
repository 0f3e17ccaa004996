"""The guideline's arithmetic for one charge (量刑计算): one line that opens into the worked sheet."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.cards.guideline_result import GuidelineResult
from desktop.cards.guideline_steps import GuidelineSteps
from desktop.cards.guideline_words import tier_words
from desktop.cards.months_axis import MonthsAxis
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from resources.disclaimer.reader import disclaimer
from trainer.guideline.sheet import Sheet
from trainer.guideline.told import head_told, position_told


class GuidelineSheet(Card):
    """Each change makes another sheet, which is shown and told of by ``reworked``. Built when first opened."""

    opened = Signal(object)  # Article
    reworked = Signal()

    def __init__(self, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self._begun_with = sheet
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(12)
        content = QWidget()
        content.setLayout(self._body)
        self.fold = Fold(content)
        self.fold.say(self.tr("逐项计算"))
        self.head = Label(LabelRole.HEADING, wrap=True)
        self.position = Label(LabelRole.SOFT, wrap=True)
        self.axis = MonthsAxis()
        column = self.column(spacing=4, padding=FLAT)
        for part in (self.head, self.position, self.axis, self.fold):
            column.addWidget(part)
        self.fold.toggled.connect(self._unfold)
        self._say_head()

    def go_on(self, before: GuidelineSheet) -> None:
        """Stands as ``before`` did, which was of the same charge: as it was worked, and open where it was."""
        self.sheet = before.sheet
        self._say_head()
        if before.fold.is_open():
            self.fold.open()

    def take(self, sheet: Sheet) -> None:
        """Stands as ``sheet`` does, which was worked on before."""
        self.sheet = sheet
        if self._body.count():
            self._build_steps()
            self._show()
        self._say_head()

    def _unfold(self, shown: bool) -> None:
        if shown and not self._body.count():
            self._build()

    def _build(self) -> None:
        self.steps, self.result = GuidelineSteps(), GuidelineResult()
        self.steps.changed.connect(self._change)
        self.steps.opened.connect(self.opened)
        self.result.opened.connect(self.opened)
        self._body.addWidget(self._choices())
        self._body.addWidget(self.steps)
        self._body.addWidget(self.result)
        self._show()

    def _choices(self) -> QWidget:
        """What the whole sheet rests on: the range, the province, whether the offence is minor."""
        self.tier = ComboBox()
        self.tier.setAccessibleName(self.tr("适用的法定刑幅度"))
        self.tier.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.tier.setMinimumContentsLength(16)
        self.tier.addItem(self.tr("请选择法定刑幅度"), None)
        for tier in self.sheet.tiers:
            self.tier.addItem(tier_words(self.sheet, tier), tier)
        self.tier.activated.connect(self._choose_tier)
        self.minor = QCheckBox(self.tr("犯罪较轻"))
        self.minor.setAccessibleName(self.minor.text())
        self.minor.setToolTip(self.tr("指导意见许可犯罪较轻的在幅度以外减少"))
        self.minor.toggled.connect(lambda on: self._put(self.sheet.with_minor(on)))
        again = Button(ButtonRole.QUIET)
        again.say(self.tr("还原"), hint=self.tr("回到读到的情节和规定的幅度"))
        again.clicked.connect(self._restore)
        copy = Button(ButtonRole.QUIET, "copy")
        copy.say(self.tr("复制"), self.tr("复制量刑计算"), self.tr("复制整份计算"))
        copy.clicked.connect(self._copy)
        more = QWidget()
        flow = FlowLayout(more, gap=8)
        province = self.sheet.basis.province or self.tr("全国")
        region = Label(LabelRole.SOFT, text=self.tr("地区：{name}").format(name=province))
        for part in (region, self.minor, again, copy):
            flow.addWidget(part)
        choices = QWidget()
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tier)
        column.addWidget(more)
        return choices

    def _choose_tier(self, place: int) -> None:
        self._anew(self.sheet.with_tier(self.tier.itemData(place)))

    def _restore(self) -> None:
        self._anew(self._begun_with)

    def _copy(self) -> None:
        from desktop.judging.sheet_text import sheet_text

        spoken = language()
        QGuiApplication.clipboard().setText(f"{sheet_text(self.sheet, spoken)}\n\n{disclaimer(spoken)}\n")

    def _anew(self, sheet: Sheet) -> None:
        """Another set of lines."""
        self._build_steps()
        self._put(sheet)

    def _build_steps(self) -> None:
        """Anew, for other lines than those that stand there."""
        old = self.steps
        self.steps = GuidelineSteps()
        self.steps.changed.connect(self._change)
        self.steps.opened.connect(self.opened)
        self._body.replaceWidget(old, self.steps)
        old.setParent(None)
        old.deleteLater()

    def _change(self, key: str, change: dict[str, int | bool]) -> None:
        self._put(self.sheet.with_line(key, **change))  # type: ignore[arg-type]

    def _put(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._show()
        self.reworked.emit()

    def _show(self) -> None:
        with QSignalBlocker(self.minor):
            self.minor.setChecked(self.sheet.minor)
        self.minor.setVisible(bool(self.sheet.lines))
        with QSignalBlocker(self.tier):
            self.tier.setCurrentIndex(max(0, self.tier.findData(self.sheet.tier)))
        self.tier.setToolTip(self.tier.currentText())  # a narrow card has no room for all of it
        self.steps.show_sheet(self.sheet)
        self.result.show_sheet(self.sheet)
        self._say_head()

    def _say_head(self) -> None:
        where = position_told(self.sheet)
        self.head.setText(message_words(head_told(self.sheet)))
        self.position.tell(message_words(where) if where else "")
        self.axis.show_sheet(self.sheet)
        self.setAccessibleName(f"{self.head.text()} {self.position.text()}".strip())
