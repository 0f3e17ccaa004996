"""The last day of a time limit, how it came about, and what bears on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.pages.statutes.selectable import selectable
from desktop.wording.article_words import article_words
from desktop.wording.deadline_words import deadline_text, length_words, moment_words
from resources.law.checked import LAW_CHECKED_TO
from resources.law.deadlines import Sum, deadlines
from trainer.deadlines.working_out import Worked


class DeadlineResult(Card):
    """``article_wanted`` asks for the article of a rule."""

    article_wanted = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Sum, Worked | None, bool] | None = None
        self.caption = Label(LabelRole.FAINT)
        self.ends = selectable(Label(LabelRole.PENALTY, wrap=True))
        self.copy = Button(ButtonRole.QUIET, "copy")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.caption)
        head.addStretch()
        head.addWidget(self.copy)
        column = self.column()
        column.addLayout(head)
        column.addWidget(self.ends)
        column.addLayout(self._lines)
        self.copy.clicked.connect(self._copy)
        self.retranslate()

    def retranslate(self) -> None:
        self.copy.say(self.tr("复制"), self.tr("复制结果和算法"), self.tr("复制结果和算法"))
        if self._shown is not None:
            sum_, worked, given = self._shown
            self.show_worked(sum_, worked, given=given)

    def show_worked(self, sum_: Sum, worked: Worked | None, *, given: bool) -> None:
        """``worked``: None where the day cannot be read (``given`` is false) or lies outside the calendar."""
        self._shown = (sum_, worked, given)
        self.copy.setVisible(worked is not None)
        empty(self._lines)
        if worked is None:
            self.caption.setText(self.tr("最后一日"))
            self.ends.setText("—")
            problem = (
                self.tr("结果超出历法的范围。") if given else self.tr("日期或时刻写法不对，例如 2026-03-02、10:20。")
            )
            self._lines.addWidget(Label(LabelRole.ERROR, wrap=True, text=problem))
            return
        self.caption.setText(self._caption(sum_, worked))
        self.ends.setText(moment_words(worked.ends))
        for line in self._steps(worked):
            self._lines.addWidget(selectable(Label(LabelRole.SOFT, wrap=True, text=line)))
        for line in self._remarks(sum_, worked):
            self._lines.addWidget(selectable(Label(wrap=True, text=line)))
        for line in (*self._notes(sum_), self._checked()):
            self._lines.addWidget(selectable(Label(LabelRole.FAINT, wrap=True, text=line)))

    def _caption(self, sum_: Sum, worked: Worked) -> str:
        last = sum_.limits[-1]
        if isinstance(worked.ends, datetime):
            return self.tr("最迟到此时")
        if last.backwards:
            return self.tr("最迟在此日")
        if last.at_least and not worked.steps[-1].extensions:
            return self.tr("不得早于此日届满")
        return self.tr("最后一日")

    def _steps(self, worked: Worked) -> Iterator[str]:
        for step in worked.steps:
            yield self.tr("{limit}：{length}，至 {ends}").format(
                limit=deadline_text(step.limit.id), length=length_words(step.length), ends=moment_words(step.ends)
            )

    def _remarks(self, sum_: Sum, worked: Worked) -> Iterator[str]:
        if worked.moved_from is not None:
            yield self.tr("{day} 是休息日，顺延到其后的第一个工作日（刑诉法第105条第4款）。").format(
                day=moment_words(worked.moved_from)
            )
        if worked.from_the_minute is not None:
            yield self.tr("开始的那一小时不计算在内（刑诉法第105条第2款）。从事发时刻起算则到 {moment}。").format(
                moment=moment_words(worked.from_the_minute)
            )
        if worked.at_month_end is not None:
            yield self.tr(
                "从月末最后一日起算：按法释〔2021〕1号第202条可以算到 {day}；此处按对应日，取较早的一天。"
            ).format(day=moment_words(worked.at_month_end))
        if worked.with_first_day is not None:
            yield self.tr("首日是否计算在内有不同理解：计算在内则到 {day}。").format(
                day=moment_words(worked.with_first_day)
            )
        if worked.open_ended:
            yield self.tr("需由最高人民法院批准的延长没有固定长度，未计算在内。")
        if not isinstance(worked.ends, datetime) and not sum_.limits[-1].backwards:
            yield self._of_holidays(sum_)

    def _of_holidays(self, sum_: Sum) -> str:
        if sum_.limits[-1].days_off == "stays":
            return self.tr("末日是休息日也不顺延。开始的当日不计算在内。")
        return self.tr("只知道周末：法定节假日和调休上班日没有算进去，请对照当年的放假通知。开始的当日不计算在内。")

    def _notes(self, sum_: Sum) -> Iterator[str]:
        limits = dict.fromkeys(sum_.limits)
        for limit in limits:
            if limit.note:
                yield deadline_text(f"{limit.id}-note")
        for name in dict.fromkeys(name for limit in limits for name in limit.see):
            rule = deadlines().rule(name)
            yield f"{article_words(rule.article, whole_law=True)}　{deadline_text(name)}"

    def _checked(self) -> str:
        return self.tr("法律数据核对至 {day}。期限以办案机关的文书为准。").format(day=LAW_CHECKED_TO.isoformat())

    def _copy(self) -> None:
        sum_, worked, _ = self._shown or (None, None, False)
        if sum_ is None or worked is None:
            return
        articles = dict.fromkeys(limit.article for limit in sum_.limits)
        source = self.tr("、").join(article_words(article, whole_law=True) for article in articles)
        lines = [
            self.tr("{limit}（{source}）").format(limit=deadline_text(sum_.id), source=source),
            self.tr("{caption}：{moment}").format(
                caption=self._caption(sum_, worked), moment=moment_words(worked.ends)
            ),
            *self._steps(worked),
            *self._remarks(sum_, worked),
            self._checked(),
        ]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
