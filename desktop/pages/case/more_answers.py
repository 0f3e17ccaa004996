"""More than one answer to a case: several to the same, and what it would be if something were otherwise."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.desk.desk import Desk
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.predict_side import PredictSide
from desktop.pages.case.samples_side import SamplesSide
from desktop.pages.case.what_if_side import WhatIfSide


class MoreAnswers(QObject):
    """Stands beside the page's parts, which need not know of it."""

    def __init__(
        self, pane: JudgmentPane, facts: FactsPane, predicting: PredictSide, desk: Desk, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.samples = SamplesSide(pane, predicting, self)
        self.what_if = WhatIfSide(pane, facts, predicting, desk, self)
