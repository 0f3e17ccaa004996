"""The buttons that have the case judged: once or several times, or under two attitudes."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.pages.case.sample_count import SampleCount


class AskRow(QWidget):
    """Stands below the case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._aside = False
        self.predict = Button(ButtonRole.PRIMARY, "next")
        self.samples = SampleCount()
        self.compare = Button(ButtonRole.PLAIN, "compare")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.predict, 1)
        row.addWidget(self.samples)
        row.addWidget(self.compare)
        self.retranslate()

    def retranslate(self) -> None:
        self._say_predict()
        self.compare.say(self.tr("态度对照"), hint=self.tr("同一事实分别按“坦白”与“拒不认罪”预测，并列显示差别"))

    def set_running(self, running: bool) -> None:
        """While a judgment is written no other can be asked for."""
        self.predict.setEnabled(not running)
        self.compare.setEnabled(not running)

    def set_aside(self, aside: bool) -> None:
        """Whether something else than a prediction is the page's first action now, and has its key."""
        self._aside = aside
        self.predict.set_role(ButtonRole.PLAIN if aside else ButtonRole.PRIMARY)
        self._say_predict()

    def _say_predict(self) -> None:
        words = self.tr("预测判决") if self._aside else self.tr("预测判决    Ctrl+Enter")
        hint = self.tr("把事实交给模型，写出一审判决的说理与主文")
        self.predict.say(words, self.tr("预测判决"), hint)
