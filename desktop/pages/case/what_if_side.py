"""The button in the answer's head that opens the panel, and what the panel asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.single_shot import single_shot
from desktop.desk.desk import Desk
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.predict_side import PredictSide

if TYPE_CHECKING:
    from desktop.judging.round import Column
    from desktop.pages.case.what_if_panel import WhatIfPanel
    from trainer.engines.engine import Model

_FOLLOW_AFTER_MS = 300  # after the last change of the facts
_HEAD, _LEAST, _ANSWER = 96, 320, 200  # pixels: above the panel, of a panel that is of use, of an answer below it
_NO_MAXIMUM = 16_777_215  # Qt's own


class WhatIfButton(Button):
    """Opens and closes the panel."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(ButtonRole.QUIET, "compare", parent)
        self.setCheckable(True)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("假如……"), hint=self.tr("换一个情节、数额、日期或者模型，与原样并列预测"))


class WhatIfSide(QObject):
    """The panel is made when it is first opened: no start waits for it."""

    def __init__(
        self, pane: JudgmentPane, facts: FactsPane, predicting: PredictSide, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._pane, self._facts, self._predicting, self._desk = pane, facts, predicting, desk
        self.button = WhatIfButton()
        self.panel: WhatIfPanel | None = None
        pane.head.insertWidget(pane.head.indexOf(pane.stop), self.button)
        self._follow_soon = single_shot(self, _FOLLOW_AFTER_MS, self._follow)
        self.button.toggled.connect(self._turn)
        facts.edited.connect(self._follow_soon.start)
        desk.listed.connect(self._follow_soon.start)
        predicting.coming.connect(self._make_room)

    def _turn(self, shown: bool) -> None:
        panel = self._made() if shown else self.panel
        if panel is None:
            return
        if not shown and self._within():
            self.button.setFocus()  # else Qt gives it to whatever comes next, which may be on the rail
        panel.setVisible(shown)
        self._fit()
        if shown:
            self._follow()
            panel.choices.chips[0].setFocus()

    def judge(self) -> bool:
        """Has the chosen columns judged by the key that predicts, where the focus is in the panel; whether it did."""
        panel = self.panel
        if panel is None or not panel.columns or not self._within():
            return False
        self._ask()
        return True

    def leave(self) -> bool:
        """Closes the panel where the focus is in it; whether it did."""
        if not self._within():
            return False
        self.button.setChecked(False)
        return True

    def _within(self) -> bool:
        panel, focus = self.panel, QApplication.focusWidget()
        return panel is not None and panel.isVisible() and focus is not None and panel.isAncestorOf(focus)

    def _make_room(self) -> None:
        """No answer is written behind a panel that has the place to itself."""
        if self._pane.stack.isHidden():
            self.button.setChecked(False)

    def _made(self) -> WhatIfPanel:
        if self.panel is None:
            from desktop.pages.case.what_if_panel import WhatIfPanel

            self.panel = WhatIfPanel()
            self.panel.asked.connect(self._ask)
            self.panel.closed.connect(lambda: self.button.setChecked(False))
            self.panel.pointed.connect(self._facts.facts.mark)
            self._pane.add_above(self.panel)
            for watched in (self._pane, self.panel, self.panel.page):
                watched.installEventFilter(self)
        return self.panel

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """The panel as high as what it holds, the answer in sight below it; where there is none, or no room for both,
        the panel has the place to itself."""
        panel, stack = self.panel, self._pane.stack
        if panel is None or not self.button.isChecked():
            stack.setMinimumHeight(0)
            stack.show()
            return
        wanted, room = panel.wanted_height(), self._pane.height() - _HEAD - _ANSWER
        both = self._pane.answer is not None and room >= min(wanted, _LEAST)
        stack.setVisible(both)
        stack.setMinimumHeight(_ANSWER if both else 0)
        panel.setMinimumHeight(min(wanted, room) if both else 0)
        panel.setMaximumHeight(wanted if both else _NO_MAXIMUM)

    def _follow(self) -> None:
        """The case may have become another."""
        if self.panel is not None and self.button.isChecked():
            self._show_case(self.panel)

    def _show_case(self, panel: WhatIfPanel) -> None:
        verdict = self._pane.verdict
        judged = verdict.judgment.defendants if verdict is not None else ()
        charges = tuple(charge.name for defendant in judged for charge in defendant.charges)
        others = [model for model in self._desk.listing.models if not self._desk.in_use(model)]
        panel.show_case(self._facts.case(), others, charges)

    def _ask(self) -> None:
        panel = self.panel
        if panel is None or self._predicting.running() or not self._facts.ready():
            return

        def columns(model: Model) -> tuple[Column, ...]:
            from desktop.judging.what_if.columns import columns_of

            self._show_case(panel)  # asked again after the facts were edited, it is of what stands there then
            return columns_of(self._facts.case(), model, self._desk.settings.parameters(), panel.columns)

        self._show_case(panel)
        if panel.columns:
            self.button.setChecked(False)
            self._predicting.ask_columns(columns)
