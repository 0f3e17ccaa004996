"""The order in which Tab goes through parts that are put in their places one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import QChildEvent, QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QWidget

from desktop.controls.single_shot import single_shot


class TabOrder(QObject):
    """Keeps what stands in ``layouts`` of a widget in their order: Qt takes it by when it was made, and what is made
    late would come last in the window. What scrolls has an order of its own."""

    def __init__(self, widget: QWidget, layouts: Sequence[QLayout]) -> None:
        super().__init__(widget)
        self._layouts = tuple(layouts)
        self._soon = single_shot(self, 0, self._order)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if isinstance(event, QChildEvent) and event.added():
            self._soon.start()
        return super().eventFilter(watched, event)

    def _order(self) -> None:
        widgets = (widget for layout in self._layouts for widget in _widgets(layout))
        stops = [stop for widget in widgets for stop in _tab_stops(widget)]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)


def _tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """What Tab stops at within it, itself among it, as it was made; the list of a combo box is a window of its own."""
    window = widget.window()
    for each in (widget, *widget.findChildren(QWidget)):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.window() is window:
            yield each


def _widgets(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None and not isinstance(widget, QAbstractScrollArea):
            yield widget
        if inner is not None:
            yield from _widgets(inner)
