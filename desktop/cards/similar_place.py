"""Where similar cases come to stand below a defendant's card: nothing until they are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.emptied import empty

if TYPE_CHECKING:
    from desktop.cards.guideline_sheets import GuidelineSheets
    from desktop.cards.similar_view import SimilarView
    from desktop.similar.kept import KeptSimilar
    from trainer.guideline.sheet import Sheet
    from trainer.judgment.types import Defendant


class SimilarPlace(QWidget):
    """``index``: the defendant's place in the judgment. The guideline's range follows ``sheets`` as they are worked."""

    list_wanted = Signal(int)

    def __init__(
        self, index: int, defendant: Defendant, sheets: GuidelineSheets | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.view: SimilarView | None = None
        self._index, self._defendant, self._sheets = index, defendant, sheets
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()
        if sheets is not None:
            sheets.reworked.connect(self._follow)

    def show_similar(self, kept: KeptSimilar | None, *, opens: bool) -> None:
        """Those of this defendant; None takes away what stood here."""
        empty(self._column)
        self.view = None
        cases = kept.of(self._index) if kept is not None else None
        if kept is not None and cases is not None:
            from desktop.cards.similar_view import SimilarView

            self.view = SimilarView(cases, kept, self._defendant, self._sheet(), opens=opens)
            self.view.list_wanted.connect(lambda: self.list_wanted.emit(self._index))
            self._column.addWidget(self.view)
        self.setVisible(self.view is not None)

    def _sheet(self) -> Sheet | None:
        """That of a defendant with one charge: of several none stands for the whole."""
        if self._sheets is None or len(self._defendant.charges) != 1 or len(self._sheets.sheets) != 1:
            return None
        return self._sheets.sheets[0].sheet

    def _follow(self) -> None:
        if self.view is not None:
            self.view.show_sheet(self._sheet())
