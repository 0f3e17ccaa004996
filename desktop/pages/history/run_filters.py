"""What is looked for in the history: words, and what narrows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.date_field import DateField
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.matter_menu import MatterMenu
from desktop.controls.native_keys import native_keys
from desktop.controls.search_line import SearchLine
from desktop.controls.single_shot import single_shot
from desktop.desk.desk import Desk
from desktop.history.run import Query, RunKind
from desktop.pages.history.filter_button import Choice, FilterButton
from desktop.pages.history.item_words import charges_words, short_model
from desktop.pages.history.period import Period, end_of, first_day, start_of

SEARCH_AFTER_MS = 150


class RunFilters(QWidget):
    """``changed`` tells that something else is looked for, words a moment after they were typed."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._matters: Mapping[int, str] = {}
        self.search = SearchLine()
        self.charge = FilterButton(lambda: self.tr("罪名"), self._charges)
        self.model = FilterButton(lambda: self.tr("模型"), self._models)
        self.period = FilterButton(lambda: self.tr("日期"), self._periods)
        self.kind = FilterButton(lambda: self.tr("种类"), self._kinds)
        self.matter = FilterButton(lambda: self.tr("案件"), self._matter_choices)
        self.matter_menu = MatterMenu(desk, lambda: self.tr("全部案件"), self.matter)
        self.matter.setMenu(self.matter_menu)
        self.clear = Button(ButtonRole.QUIET, "close")
        self.own = QWidget()
        self.since, self.until = DateField(), DateField()
        self.to = Label(LabelRole.SOFT)
        self._soon = single_shot(self, SEARCH_AFTER_MS, self.changed.emit)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        days = FlowLayout(self.own, gap=4)
        for part in (self.since, self.to, self.until):
            days.addWidget(part)
        self.own.hide()
        narrowed = QWidget()
        row = FlowLayout(narrowed, gap=0)
        for button in (*self._buttons(), self.clear):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.search)
        column.addWidget(narrowed)
        column.addWidget(self.own)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._soon.start())
        for button in self._buttons():
            button.changed.connect(self._narrowed)
        for day in (self.since, self.until):
            day.changed.connect(self._soon.start)
        self.matter_menu.chosen.connect(self.matter.choose)
        self.clear.clicked.connect(self.forget)

    def retranslate(self) -> None:
        self.search.setPlaceholderText(self.tr("搜索事实、姓名、罪名、文字"))
        self.search.setAccessibleName(self.tr("搜索历史"))
        self.search.setToolTip(native_keys(self.tr("几个词用空格隔开，都要出现（Ctrl+F）")))
        self.clear.say(self.tr("清除"), self.tr("清除全部条件"), self.tr("不再按条件筛选"))
        self.since.say(self.tr("从……起"), self.tr("从这一天起"))
        self.until.say(self.tr("到……止"), self.tr("到这一天止"))
        self.to.setText(self.tr("至"))
        for button in self._buttons():
            button.retranslate()
        self._show_clear()

    def query(self) -> Query:
        """What is looked for now."""
        since, until = self._days()
        return Query(
            words=self.search.text().strip(),
            charge=cast("str | None", self.charge.value) or "",
            model=cast("str | None", self.model.value) or "",
            kind=cast("RunKind | None", self.kind.value),
            matter=cast("int | None", self.matter.value),
            since=None if since is None else start_of(since),
            until=None if until is None else end_of(until),
        )

    def forget(self) -> None:
        """Nothing is narrowed any more, and no words are looked for."""
        self.search.clear()
        for button in self._buttons():
            button.choose(None)

    def narrow_to(self, matter: int) -> None:
        """That matter's runs alone."""
        self.forget()
        self.matter.choose(matter)

    def name_matters(self, matters: Mapping[int, str]) -> None:
        """The matters there are; one that is gone narrows no longer."""
        self._matters = matters
        if self.matter.value is not None and self.matter.value not in matters:
            self.matter.choose(None)
        self.matter.retranslate()

    def _buttons(self) -> tuple[FilterButton, ...]:
        return self.charge, self.model, self.period, self.kind, self.matter

    def _narrowed(self) -> None:
        self.matter_menu.current = cast("int | None", self.matter.value)
        self.own.setVisible(self.period.value is Period.OWN)
        self._show_clear()
        self._soon.stop()
        self.changed.emit()

    def _show_clear(self) -> None:
        self.clear.setVisible(any(button.value is not None for button in self._buttons()))

    def _days(self) -> tuple[date | None, date | None]:
        period = cast("Period | None", self.period.value)
        if period is None:
            return None, None
        if period is Period.OWN:
            return self.since.value(), self.until.value()
        return first_day(period, date.today()), None

    def _charges(self) -> list[Choice]:
        found = self._desk.history.store().charges()
        return [(None, self.tr("全部罪名")), *((charge, charges_words((charge,))) for charge in found)]

    def _models(self) -> list[Choice]:
        return [
            (None, self.tr("全部模型")),
            *((model, short_model(model)) for model in self._desk.history.store().models()),
        ]

    def _periods(self) -> list[Choice]:
        return [
            (None, self.tr("全部日期")),
            (Period.TODAY, self.tr("今天")),
            (Period.WEEK, self.tr("最近 7 天")),
            (Period.MONTH, self.tr("最近 30 天")),
            (Period.YEAR, self.tr("今年")),
            (Period.OWN, self.tr("自选日期……")),
        ]

    def _kinds(self) -> list[Choice]:
        return [
            (None, self.tr("全部种类")),
            (RunKind.PREDICTION, self.tr("预测")),
            (RunKind.CHECK, self.tr("核对")),
            (RunKind.BATCH, self.tr("批量")),
        ]

    def _matter_choices(self) -> list[Choice]:
        return [(None, self.tr("全部案件")), *self._matters.items()]
