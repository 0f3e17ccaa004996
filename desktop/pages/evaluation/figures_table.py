"""The figures of one suite: a row for each, a column for each model and baseline."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.conclusions import best_models, value_of
from desktop.pages.evaluation.evaluation_words import BETWEEN, measure_words
from desktop.pages.evaluation.predictor_words import predictor_words
from trainer.evaluation.figures.results import MeasureCard, SuiteResults
from trainer.evaluation.reporting.figure_text import figure_text, interval_text

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
INTERVAL = Qt.ItemDataRole.UserRole
BEST = Qt.ItemDataRole.UserRole + 1


class FiguresTable(QAbstractTableModel):
    """DisplayRole is the figure, INTERVAL its interval in words, BEST whether no model has a better one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._suite: SuiteResults | None = None
        self._asked: AskedEvaluation | None = None
        self._cards: tuple[MeasureCard, ...] = ()
        self._best: tuple[frozenset[str], ...] = ()

    def show_suite(self, suite: SuiteResults, cards: tuple[MeasureCard, ...], asked: AskedEvaluation | None) -> None:
        """Another suite, or other figures of it."""
        self.beginResetModel()
        self._suite, self._cards, self._asked = suite, cards, asked
        self._best = tuple(best_models(suite, card) for card in cards)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() else len(self._cards)

    def columnCount(self, parent: _Index = _ROOT) -> int:  # noqa: N802
        return 0 if parent.isValid() or self._suite is None else len(self._suite.predictors)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._suite is None:
            return None
        predictor, card = self._suite.predictors[index.column()], self._cards[index.row()]
        value = value_of(predictor, card.name)
        figure = figure_text(value.value if value is not None else None, card.unit)
        interval = "" if value is None else interval_text(value.low, value.high, card.unit)
        best = predictor.predictor in self._best[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return figure
        if role == INTERVAL:
            return interval
        if role == BEST:
            return best
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = [self._name(index.column()), f"{measure_words(card)} {figure}"]
            parts += [self.tr("95 % 区间 {interval}").format(interval=interval)] if interval else []
            parts += [self.tr("以 {count} 案计").format(count=f"{value.cases:,}")] if value is not None else []
            parts += [self.tr("各模型中最好")] if best else []
            return BETWEEN.join(parts)
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if self._suite is None:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        return measure_words(self._cards[section]) if orientation is Qt.Orientation.Vertical else self._name(section)

    def _name(self, column: int) -> str:
        assert self._suite is not None
        return predictor_words(self._suite.predictors[column].predictor, self._asked)
