"""One decision of a case: the court's, or a model's beside it, with the whole answer behind a line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.controls.card import FLAT, Card
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.style import tell_style
from desktop.pages.evaluation.outcome_words import line_names
from trainer.evaluation.reporting.figure_text import NOTHING


class OutcomeCard(Card):
    """``lines`` as ``outcome_lines`` has them; those that are ``marked`` stand out."""

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        marked: Sequence[bool] = (False,) * 5,
        text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = self.column(spacing=8, padding=FLAT)
        column.addWidget(Label(LabelRole.HEADING, wrap=True, text=title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        self.lines: list[Label] = []
        for name, line, mark in zip(line_names(), lines, marked, strict=True):
            if line == NOTHING and not mark:
                continue
            row = grid.rowCount()
            grid.addWidget(Label(LabelRole.FAINT, text=name), row, 0)
            words = Label(wrap=True, text=line)
            words.setAccessibleName(f"{title}  {name}  {line}")
            if mark:
                tell_style(words, "differs", "true")
            grid.addWidget(words, row, 1)
            self.lines.append(words)
        column.addLayout(grid)
        if text.strip():
            prose = Prose(paragraph_gap=True)
            prose.show_text(text)
            prose.setAccessibleName(self.tr("{name}：全文").format(name=title))
            fold = Fold(prose)
            fold.say(self.tr("全文"))
            column.addWidget(fold)
        column.addStretch()
