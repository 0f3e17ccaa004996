"""``python -m tests.bundle.where_in_window PAGE WIDGET``: [x, y, tabs] as JSON, where that widget is on the screen
and how often Tab is pressed on the page until it has the focus.

In the sources' window: the frozen one, which nobody can look into, is drawn and ordered alike.
"""

from __future__ import annotations

import json
import sys
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.app import main
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page

MOST = 200


def tell(window: MainWindow) -> None:
    """Ends the program, once the models are listed."""
    if not window.desk.listing_known:
        QTimer.singleShot(100, lambda: tell(window))
        return
    page = Page[sys.argv[1]]
    window.show_page(page)
    widget: QWidget = attrgetter(sys.argv[2])(window.page(page))
    place = widget.mapToGlobal(widget.rect().center())
    pressed = 0
    while QApplication.focusWidget() is not widget and pressed < MOST:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        pressed += 1
    print(json.dumps([place.x(), place.y(), pressed]), flush=True)
    window.close()


if __name__ == "__main__":
    start = MainWindow.start

    def started(window: MainWindow) -> None:
        """As the program does, and then tells."""
        start(window)
        QTimer.singleShot(100, lambda: tell(window))

    MainWindow.start = started  # type: ignore[method-assign]
    sys.exit(main(sys.argv[:1]))
