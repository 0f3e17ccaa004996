"""One figure of each model and baseline in each group of cases: a row for each group."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.evaluation.asked import AskedEvaluation
from desktop.pages.evaluation.evaluation_words import BETWEEN, group_words, measure_words
from desktop.pages.evaluation.figures_table import BEST, INTERVAL
from desktop.pages.evaluation.predictor_words import predictor_words
from trainer.evaluation.figures.results import MeasureCard, SuiteResults, Value
from trainer.evaluation.reporting.figure_text import figure_text, interval_text

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def kinds_of(suite: SuiteResults) -> tuple[str, ...]:
    """By what its cases are grouped."""
    return tuple(dict.fromkeys(kind for each in suite.predictors for kind in each.groups))


class GroupsTable(QAbstractTableModel):
    """The groups with the most cases first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._labels: tuple[tuple[str, int], ...] = ()
        self._values: dict[tuple[str, int], Value] = {}
        self._card = MeasureCard("", "share", "neither", official=False)
        self._kind = ""

    def show_groups(self, suite: SuiteResults, kind: str, card: MeasureCard, asked: AskedEvaluation | None) -> None:
        """Other groups, or another figure of them."""
        self.beginResetModel()
        self._card, self._kind = card, kind
        self._names = tuple(predictor_words(each.predictor, asked) for each in suite.predictors)
        self._values = {}
        counts: dict[str, int] = {}
        for column, predictor in enumerate(suite.predictors):
            for label, values in predictor.groups.get(kind, {}).items():
                counts.setdefault(label, 0)
                for value in values:
                    if value.name == card.name:
                        self._values[label, column] = value
                        counts[label] = max(counts[label], value.cases)
        self._labels = tuple(sorted(counts.items(), key=lambda each: -each[1]))
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._labels)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._names)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        label = self._labels[index.row()][0]
        value = self._values.get((label, index.column()))
        figure = figure_text(value.value if value is not None else None, self._card.unit)
        interval = "" if value is None else interval_text(value.low, value.high, self._card.unit)
        if role == Qt.ItemDataRole.DisplayRole:
            return figure
        if role == INTERVAL:
            return interval
        if role == BEST:
            return False
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            group = group_words(self._kind, label)
            figures = f"{measure_words(self._card)} {figure} {interval}".rstrip()
            return BETWEEN.join((self._names[index.column()], group, figures))
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self._names[section]
        label, count = self._labels[section]
        cases = self.tr("{count} 案").format(count=f"{count:,}")
        return f"{group_words(self._kind, label)}\n{cases}"
