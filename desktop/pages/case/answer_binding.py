"""An answer is bound to its case: where the one on the left is another by now, that is said, with the way back."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.judging.changed_case import CasePart, changed_parts
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane


class AnswerBinding(QObject):
    """Follows both sides."""

    def __init__(self, facts: FactsPane, pane: JudgmentPane, parent: QObject) -> None:
        super().__init__(parent)
        self._facts = facts
        self._pane = pane
        facts.edited.connect(self._follow)
        pane.turned.connect(self._follow)
        pane.changed.restored.connect(self._restore)

    def _follow(self) -> None:
        if (answer := self._pane.answer) is not None:
            apart = [key for key, _ in answer.first.changes]
            self._pane.changed.show_changed(changed_parts(answer.first.case, self._facts.case(), apart))

    def _restore(self) -> None:
        """The case that the answer is of comes back on the left; Ctrl+Z takes it away again."""
        if (answer := self._pane.answer) is not None:
            case, now = answer.first.case, self._facts.case()
            apart = CasePart.ATTITUDE in dict(answer.first.changes)
            self._facts.put_back(replace(case, attitude=now.attitude) if apart else case)
