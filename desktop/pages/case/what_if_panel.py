"""假如……: what would be if something were otherwise, in up to three columns beside the case as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.judging.case import Case
from desktop.judging.what_if.change import Change, CircumstanceChange
from desktop.judging.what_if.columns import MOST_COLUMNS, Otherwise, otherwise
from desktop.judging.what_if.outcome import Outcome, Standing
from desktop.pages.case.what_if_choices import WhatIfChoices
from desktop.pages.case.what_if_row import WhatIfRow
from desktop.wording.message_words import message_words
from trainer.engines.engine import Model


class WhatIfPanel(Scrolling):
    """``asked`` wants the columns judged, ``closed`` that it goes; ``pointed`` gives the places of the facts that
    tell why a change cannot be made, () when they tell it no more."""

    asked = Signal()
    closed = Signal()
    pointed = Signal(object)  # tuple[Span, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: list[Otherwise] = []
        self.rows: list[WhatIfRow] = []
        self._case = Case("")
        self._charges: tuple[str, ...] = ()
        self._opposed: CircumstanceChange | None = None
        self._say_news: Callable[[], str] = str
        self.heading, self.hint = Label(LabelRole.HEADING), Label(LabelRole.FAINT, wrap=True)
        self.close_button = Button(ButtonRole.QUIET, "close")
        self.choices = WhatIfChoices()
        self.news = Label(LabelRole.SOFT, wrap=True)
        self.instead = Button()
        self.together = QCheckBox()
        self.run = Button(ButtonRole.PLAIN, "compare")
        self.page, self._rows = QWidget(), QVBoxLayout()
        self._lay_out()
        self.choices.chosen.connect(self._add)
        self.choices.refused.connect(
            lambda: self._tell(lambda: self.tr("请写明换成什么：数额如 50000，日期如 2021-03-05。"))
        )
        self.instead.clicked.connect(self._put_instead)
        self.run.clicked.connect(self.asked)
        self.close_button.clicked.connect(self.closed)
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card()
        column = card.column(spacing=12, padding=FLAT)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.choices)
        column.addWidget(self.news)
        opposed = QHBoxLayout()
        opposed.addWidget(self.instead)
        opposed.addStretch()
        column.addLayout(opposed)
        self._rows.setSpacing(8)
        column.addLayout(self._rows)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.run)
        foot.addWidget(self.together)
        foot.addStretch()
        column.addLayout(foot)
        lay_on(self.page, Surface.SCROLLED)
        whole = QVBoxLayout(self.page)
        whole.setContentsMargins(0, 0, 12, 0)
        whole.addWidget(card)
        whole.addStretch()
        self.setWidget(self.page)
        self.news.hide()
        self.instead.hide()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("假如"))
        self.heading.setText(self.tr("假如……"))
        self.hint.setText(self.tr("每选一项加一栏，与原样并列，最多四栏。事实只改这一处，其余一字不动。"))
        self.close_button.say("", self.tr("收起假如"), self.tr("收起；已选的各栏保留"))
        self.instead.say(self.tr("换掉这句话"), hint=self.tr("从事实中去掉相反的话，再加上这一情节"))
        self.together.setText(self.tr("并入最后一栏"))
        self.together.setAccessibleName(self.together.text())
        self.together.setToolTip(self.tr("下一项不另加一栏，而是与最后一栏的改动合在一起"))
        self.run.say(self.tr("并列预测"), hint=self.tr("原样与各栏各预测一次，并列显示差别"))
        self.news.setText(self._say_news())
        self._show_rows()

    def show_case(self, case: Case, models: Sequence[Model], charges: Sequence[str]) -> None:
        """The case as it stands now; of columns that are chosen already those stay that can still be made."""
        changed = case != self._case
        self._case, self._charges = case, tuple(charges)
        self.choices.show_case(case, models)
        if changed:
            self._tell(str)
            anew = [otherwise(case, each.changes, each.model, self._charges) for each in self.columns]
            self.columns = [each for each in anew if each.outcome.standing is Standing.MADE]
        self._show_rows()

    def _add(self, what: Change | Model) -> None:
        changes, model = ((), what) if isinstance(what, Model) else ((what,), None)
        into = self.columns[-1] if self.together.isChecked() and self.columns else None
        if into is not None:
            changes, model = (*into.changes, *changes), model or into.model
        elif len(self.columns) + 1 >= MOST_COLUMNS:
            self._tell(lambda: self.tr("最多四栏。请先不要其中一栏，或者并入最后一栏。"))
            return
        made = otherwise(self._case, changes, model, self._charges)
        if made.outcome.standing is not Standing.MADE:
            self._refuse(what, made.outcome)
            return
        self._tell(str)
        if into is not None:
            self.columns.pop()
        self.columns.append(made)
        self._show_rows()

    def _refuse(self, what: Change | Model, outcome: Outcome) -> None:
        reason = outcome.reason
        assert reason is not None
        self._tell(lambda: message_words(reason))
        opposed = outcome.standing is Standing.OPPOSITE and isinstance(what, CircumstanceChange)
        self._opposed = what if opposed and isinstance(what, CircumstanceChange) else None
        self.instead.setVisible(opposed)
        self.pointed.emit(outcome.places)

    def _put_instead(self) -> None:
        opposed = self._opposed
        if opposed is not None:
            self._add(CircumstanceChange(opposed.circumstance, True, opposed.defendant, instead=True))

    def _tell(self, say: Callable[[], str]) -> None:
        self._say_news, self._opposed = say, None
        self.pointed.emit(())
        self.news.tell(say())
        self.instead.hide()

    def _show_rows(self) -> None:
        empty(self._rows)
        self.rows = [WhatIfRow(place + 2, column) for place, column in enumerate(self.columns)]
        for row in self.rows:
            row.dropped.connect(lambda column=row.column: self._drop(column))
            self._rows.addWidget(row)
        self.run.setEnabled(bool(self.columns))
        self.together.setVisible(bool(self.columns))
        rows = [part for row in self.rows for part in (row.look, row.drop)]
        for before, after in pairwise((self.instead, *rows, self.run, self.together)):  # the rows are new
            QWidget.setTabOrder(before, after)
        self.updateGeometry()

    def _drop(self, column: Otherwise) -> None:
        self.columns.remove(column)
        self._tell(str)
        self._show_rows()

    def wanted_height(self) -> int:
        """Pixels that all it holds needs."""
        page, width = self.page, self.viewport().width()
        return page.heightForWidth(width) if page.hasHeightForWidth() else page.sizeHint().height()
