"""What stands below the facts while they are read from a document, and once they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget

from desktop.theme.theme import scale_now

if TYPE_CHECKING:
    from desktop.pages.case.beside import Beside
    from desktop.pages.case.document_strip import DocumentStrip
    from desktop.pages.case.reading_strip import ReadingStrip

_OPENED = "*.docx *.pdf *.txt *.html *.htm *.md *.xml *.json *.png *.jpg *.jpeg *.tif *.tiff *.bmp *.webp"
_LINES_FOR_BOTH = 23  # of text, that the pane must be high for the facts and a document below them
translate = QCoreApplication.translate


class FactsDocuments(QWidget):
    """Both strips are made for the first document: no start waits for them. ``connect`` is given the second then.
    ``unfolded``: the room that they take is another now."""

    stopped = Signal()
    unfolded = Signal()

    def __init__(self, connect: Callable[[DocumentStrip], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._connect = connect
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @cached_property
    def reading(self) -> ReadingStrip:
        """How far a document is read."""
        from desktop.pages.case.reading_strip import ReadingStrip

        reading = ReadingStrip()
        self._column.insertWidget(0, reading)
        reading.stopped.connect(self.stopped)
        return reading

    @cached_property
    def strip(self) -> DocumentStrip:
        """What was read out of it."""
        from desktop.pages.case.document_strip import DocumentStrip

        strip = DocumentStrip()
        self._column.addWidget(strip)
        self._connect(strip)
        strip.unfolded.connect(self.unfolded)
        return strip

    def show_offer(self, offer: QWidget, news: QWidget) -> None:
        """What has to be installed before a document can be read; ``news``: the part of it that tells how far it is."""
        from desktop.pages.case.offer_area import OfferArea

        self._column.insertWidget(0, OfferArea(offer, news))

    def show_beside(self, beside: Beside) -> None:
        """The document that the facts are from, if any."""
        if beside.document is not None or "strip" in self.__dict__:
            self.strip.show_beside(beside)
            self.unfolded.emit()

    def make_room(self, height: int, others: Sequence[QWidget]) -> None:
        """In a pane that is too low for both, a document that is unfolded stands in place of ``others``."""
        scale = scale_now()
        low = height < _LINES_FOR_BOTH * scale.line_height(scale.body)
        instead = low and self._unfolded()
        moved = instead and any(other.isAncestorOf(QApplication.focusWidget() or self) for other in others)
        for other in others:
            other.setHidden(instead)
        if moved:
            self.strip.view.setFocus()

    def fold(self) -> None:
        """The facts are to be seen."""
        if self._unfolded():
            self.strip.rest.setChecked(False)

    def _unfolded(self) -> bool:
        return "strip" in self.__dict__ and not self.strip.isHidden() and self.strip.rest.isChecked()


def ask_documents(parent: QWidget) -> list[Path]:
    """Lets the user choose one document or several; [] where he does not."""
    pattern = translate("FactsPane", "文书与图片 ({documents});;所有文件 (*)").format(documents=_OPENED)
    names, _ = QFileDialog.getOpenFileNames(parent, translate("FactsPane", "打开文书"), "", pattern)
    return [Path(name) for name in names]
