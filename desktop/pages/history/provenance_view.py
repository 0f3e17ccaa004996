"""What a text was made with, so that it can be made again: behind one line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.documents.origin_section import origin_rows
from desktop.documents.report import ReportRun
from desktop.documents.words import Words
from desktop.history.run import Run
from desktop.judging.verdict import Verdict
from desktop.wording.language import language


class ProvenanceView(QWidget):
    """The same rows as in a document."""

    def __init__(self, run: Run, verdict: Verdict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(24, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        shown = origin_rows(ReportRun(run, verdict, verdict.sheets, (verdict,)), Words(language()))
        for number, (name, content) in enumerate(shown):
            value = _Copied(LabelRole.FAINT, wrap=True, text=_breaking(content))
            grid.addWidget(Label(LabelRole.FAINT, text=name), number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        self.fold = Fold(rows)
        self.fold.say(self.tr("出处：用什么写成，怎样再写一次"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)


class _Copied(Label):
    """A figure that one may want to take along."""

    def __init__(self, role: LabelRole, *, wrap: bool, text: str) -> None:
        super().__init__(role, wrap=wrap, text=text)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)


def _breaking(content: str) -> str:
    """A digest of 64 letters has no place at which a line could end."""
    return " ".join(
        "\u200b".join(word[at : at + 16] for at in range(0, len(word), 16)) if len(word) > 40 else word
        for word in content.split(" ")
    )
