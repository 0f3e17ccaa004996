"""How often the charges that most of a case's answers name are the court's, by how many of the answers name them."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.wording.share_words import share_words
from trainer.evaluation.figures.results import Calibration


class AgreementGrid(QWidget):
    """A line for each tenth in which there are cases, the most agreed first."""

    def __init__(self, calibration: Calibration, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(3, 1)
        heads = (self.tr("各份罪名一致的程度"), self.tr("案件"), self.tr("与法院相符"))
        for column, words in enumerate(heads):
            grid.addWidget(Label(LabelRole.FAINT, text=words), 0, column)
        for row, each in enumerate(reversed(calibration.agreement), start=1):
            span = share_words(each.least) if each.least == each.most else f"{each.least:.0%}–{share_words(each.most)}"
            right = f"{share_words(each.right)}  [{share_words(each.low)}, {share_words(each.high)}]"
            for column, words in enumerate((span.replace("%–", "–"), f"{each.cases:,}", right)):
                grid.addWidget(Label(text=words), row, column)
        parts = QVBoxLayout(self)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addLayout(grid)
        if calibration.error is not None:
            said = self.tr("平均相差 {share}：越小，“几份一致”越能当作把握的大小。")
            words = said.format(share=share_words(calibration.error))
            parts.addWidget(Label(LabelRole.SOFT, wrap=True, text=words))
