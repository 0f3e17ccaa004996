"""A province, or none: then the program goes by the places that a case names."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from desktop.controls.steady import ComboBox


class ProvinceField(QWidget):
    """``changed`` tells of a choice. The names are Chinese in every language, as those of charges are."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = _ProvinceBox()
        self.box.currentIndexChanged.connect(lambda _index: self.changed.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        self.box.setItemText(0, self.tr("自动识别"))

    def say(self, name: str, hint: str) -> None:
        """The accessible name, and the tool tip."""
        self.box.setAccessibleName(name)
        self.box.setToolTip(hint)

    def value(self) -> str:
        """The name; "" where none is chosen."""
        return str(self.box.currentData())

    def set_value(self, name: str) -> None:
        """Shows a province; what is none shows as none."""
        if name:
            self.box.fill()
        self.box.setCurrentIndex(max(0, self.box.findData(name)))


class _ProvinceBox(ComboBox):
    """Filled when it is first looked into: reading the provinces would keep every start of the window waiting."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.addItem("", "")

    def fill(self) -> None:
        """All 31, in the order of their official codes."""
        if self.count() == 1:
            from resources.law.provinces import provinces

            for province in provinces():
                self.addItem(province.name, province.name)

    def showPopup(self) -> None:  # noqa: N802
        self.fill()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        self.fill()
        super().focusInEvent(event)
