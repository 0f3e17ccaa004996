"""What a time limit needs to be worked out: the day or hour it begins, what extends it, what is not counted."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.date_field import DateField
from desktop.controls.emptied import empty
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import SpinBox
from desktop.pages.statutes.deadline_ticks import DeadlineTicks
from desktop.wording.article_words import article_words
from desktop.wording.deadline_words import deadline_text
from resources.law.deadlines import Sum
from trainer.deadlines.working_out import Worked, work_out

_TIME = re.compile(r"\s*(\d{1,2})\s*[:：.时点]\s*(\d{1,2})?\s*分?\s*")
_MOST_EXCLUDED = 3650


class DeadlineForm(Card):
    """``changed`` tells of every edit; ``worked`` is what comes of it."""

    changed = Signal()
    article_wanted = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sum: Sum | None = None
        self.title = Label(LabelRole.HEADING, wrap=True)
        self.about = Label(LabelRole.SOFT, wrap=True)
        self._articles = QWidget()
        self._article_row = FlowLayout(self._articles)
        self.start_label = Label()
        self.day = DateField()
        self.hour = QLineEdit()
        self.hour.setFixedWidth(80)
        self.hour.setMaxLength(8)
        self.ticks = DeadlineTicks()
        self.custody = QCheckBox()
        self.custody.setChecked(True)
        self.excluded_label = Label()
        self.excluded = SpinBox()
        self.excluded.setRange(0, _MOST_EXCLUDED)
        self.excluded.setFixedWidth(96)
        self._lay_out()
        self.day.changed.connect(self.changed)
        self.hour.textChanged.connect(lambda _text: self.changed.emit())
        self.ticks.changed.connect(self.changed)
        self.custody.toggled.connect(lambda _on: self.changed.emit())
        self.excluded.valueChanged.connect(lambda _days: self.changed.emit())
        self.retranslate()

    def _lay_out(self) -> None:
        column = self.column(spacing=12)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addWidget(self._articles)
        start = QHBoxLayout()
        start.setSpacing(8)
        for widget in (self.day, self.hour):
            start.addWidget(widget)
        start.addStretch()
        begins = QVBoxLayout()
        begins.setSpacing(4)
        begins.addWidget(self.start_label)
        begins.addLayout(start)
        column.addLayout(begins)
        column.addWidget(self.ticks)
        column.addWidget(self.custody)
        excluded = QHBoxLayout()
        excluded.setSpacing(8)
        excluded.addWidget(self.excluded_label)
        excluded.addWidget(self.excluded)
        excluded.addStretch()
        column.addLayout(excluded)

    def retranslate(self) -> None:
        self.day.say(self.tr("今天"), self.tr("起算之事发生的日期；不填为今天"))
        self.hour.setPlaceholderText(self.tr("时:分"))
        self.hour.setAccessibleName(self.tr("起算之事发生的时刻，例如 10:20；不填为零时"))
        self.hour.setToolTip(self.hour.accessibleName())
        self.custody.setText(self.tr("犯罪嫌疑人、被告人在押（末日是休息日也不顺延）"))
        self.excluded_label.setText(self.tr("不计入期限的日数"))
        self.excluded.setAccessibleName(self.excluded_label.text())
        if self._sum is not None:
            self.show_sum(self._sum)

    def show_sum(self, sum_: Sum) -> None:
        """Another limit; the day that is filled in stays."""
        self._sum = sum_
        first, last = sum_.limits[0], sum_.limits[-1]
        self.title.setText(deadline_text(sum_.id))
        self.about.setText(self.tr("由谁遵守：{who}").format(who=deadline_text(first.who)))
        self.start_label.setText(
            self.tr("开庭的日期")
            if first.backwards
            else self.tr("起算之事：{event}").format(event=deadline_text(first.starts))
        )
        self.hour.setVisible(first.in_hours)
        self.custody.setVisible(last.days_off == "custody")
        counts_all = not first.in_hours and not first.backwards
        self.excluded.setVisible(counts_all)
        self.excluded_label.setVisible(counts_all)
        self.ticks.show_sum(sum_)
        self._show_articles(sum_)

    def given(self) -> bool:
        """Whether what stands in the fields can be read."""
        return not self.day.wrong() and (not self.hour.isVisibleTo(self) or self._time() is not None)

    def worked(self) -> Worked | None:
        """The result; None where there is none."""
        if self._sum is None or not self.given():
            return None
        start: date | datetime = self.day.value() or date.today()
        if self._sum.limits[0].in_hours:
            start = datetime.combine(start, self._time() or time())
        return work_out(
            self._sum,
            start,
            self.ticks.ticked(),
            in_custody=self.custody.isChecked(),
            excluded=self.excluded.value() if self.excluded.isVisibleTo(self) else 0,
        )

    def _time(self) -> time | None:
        """None where what stands there is no time of day; midnight where nothing does."""
        text = self.hour.text()
        if not text.strip():
            return time()
        match = _TIME.fullmatch(text)
        try:
            return time(int(match[1]), int(match[2] or 0)) if match else None
        except ValueError:
            return None

    def _show_articles(self, sum_: Sum) -> None:
        empty(self._article_row)
        found = [limit.article for limit in sum_.limits]
        found += [extension.article for limit in sum_.limits for extension in limit.extensions]
        for article in dict.fromkeys(found):
            chip = Button(ButtonRole.ARTICLE)
            chip.say(article_words(article, whole_law=True), hint=self.tr("打开条文"))
            chip.clicked.connect(lambda _checked=False, article=article: self.article_wanted.emit(article))
            self._article_row.addWidget(chip)
