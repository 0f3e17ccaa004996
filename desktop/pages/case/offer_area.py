"""Room for what is offered below the facts: as high as that is, and scrolled where the window is too low for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on

_LEAST_LINES = 8
"""Of text: less would show no button and no field whole."""


class OfferArea(Scrolling):
    """There while the offer is: whoever shows and hides that needs not know of this. ``news``, a part of it, is
    brought into sight when there is some."""

    def __init__(self, offer: QWidget, news: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, focus=Qt.FocusPolicy.NoFocus)
        self._offer, self._news = offer, news
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        lay_on(self.viewport(), Surface.PAGE)
        self.hide()
        self.setWidget(offer)
        offer.installEventFilter(self)
        news.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self._offer and event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        elif watched is self._offer and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif watched is self._news and event.type() == QEvent.Type.ShowToParent:
            # It has no place before the layout was made anew.
            QTimer.singleShot(0, self, self._see_news)
        return super().eventFilter(watched, event)

    def _see_news(self) -> None:
        self.ensureWidgetVisible(self._news)

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        if self._offer.hasHeightForWidth():
            return self._offer.heightForWidth(width)
        return self._offer.sizeHint().height()

    def sizeHint(self) -> QSize:  # noqa: N802
        return self._offer.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        least = _LEAST_LINES * self.fontMetrics().lineSpacing()
        return QSize(self._offer.minimumSizeHint().width(), min(least, self.sizeHint().height()))
