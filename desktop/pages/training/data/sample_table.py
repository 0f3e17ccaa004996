"""One page of samples as a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.pages.training.data.sample_words import attitude_name, kind_name
from desktop.training.sample_store import ShownSample
from desktop.wording.sentence_words import term_words

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SampleTable(QAbstractTableModel):
    """Kind, charges, attitude, term, tokens."""

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.samples: list[ShownSample] = []

    def show_samples(self, samples: list[ShownSample]) -> None:
        """Another page."""
        self.beginResetModel()
        self.samples = samples
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self.samples)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else 5

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        sample = self.samples[index.row()]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 4:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return (
                kind_name(sample.kind),
                "、".join(sample.charges),
                attitude_name(sample.attitude),
                term_words(sample.months) if sample.months else "—",
                f"{sample.tokens:,}",
            )[index.column()]
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (self.tr("类型"), self.tr("罪名"), self.tr("态度"), self.tr("刑期"), self.tr("词元"))
        return names[section]
