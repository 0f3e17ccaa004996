"""An answer is bound to its case: where the one on the left is another by now, that is said, with the way back."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.judging.changed_case import CasePart, changed_parts
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.predict_side import PredictSide

if TYPE_CHECKING:
    from desktop.pages.case.changed_line import ChangedLine


class AnswerBinding(QObject):
    """Follows both sides."""

    def __init__(self, facts: FactsPane, pane: JudgmentPane, predicting: PredictSide, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts
        self._pane = pane
        self._predicting = predicting
        facts.edited.connect(self._follow)
        pane.turned.connect(self._follow)

    @cached_property
    def line(self) -> ChangedLine:
        """Made when it is first to be said: no start waits for it."""
        from desktop.pages.case.changed_line import ChangedLine

        line = ChangedLine()
        self._pane.above.insertWidget(0, line)
        line.restored.connect(self._restore)
        line.again.connect(self._predicting.anew)
        return line

    def _follow(self) -> None:
        answer = self._pane.answer
        apart = [key for key, _ in answer.first.changes] if answer is not None else []
        changed = changed_parts(answer.first.case, self._facts.case(), apart) if answer is not None else ()
        if changed or "line" in self.__dict__:
            self.line.show_changed(changed)

    def _restore(self) -> None:
        """The case that the answer is of comes back on the left; Ctrl+Z takes it away again."""
        if (answer := self._pane.answer) is not None:
            case, now = answer.first.case, self._facts.case()
            apart = CasePart.ATTITUDE in dict(answer.first.changes)
            self._facts.put_back(replace(case, attitude=now.attitude) if apart else case)
            self._facts.setFocus()  # where Ctrl+Z goes
