"""The system text of the user's own, as long as there is one; said beside the facts, so that nobody forgets it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.desk.desk import Desk
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.predict_side import PredictSide


class OwnPrompt(Button):
    """In sight only while another system text than the model's is sent, which ``predicting`` then asks with."""

    def __init__(self, desk: Desk, facts: FactsPane, predicting: PredictSide, parent: QWidget | None = None) -> None:
        super().__init__(ButtonRole.CHIP, "write", parent)
        self._desk = desk
        self._facts = facts
        self.system: str | None = None
        predicting.system = lambda: self.system
        facts.say_below(self)
        self.clicked.connect(self.open)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        words = self.tr("系统提示已改写")
        self.say(words, words, self.tr("这次及以后的预测用改写的系统提示；点开查看或改回"))

    def open(self) -> None:
        """Shows the prompt of the case as it stands; what is written there counts at once."""
        from desktop.pages.case.prompt_dialog import PromptDialog

        dialog = PromptDialog(self._desk, self._facts.case(), self.system, self.window())
        dialog.chosen.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, text: str | None) -> None:
        self.system = text
        self.setVisible(text is not None)
        self._facts.edited.emit()  # the prompt has another length
