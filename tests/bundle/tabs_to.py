"""``python -m tests.bundle.tabs_to PAGE WIDGET``: how often Tab is pressed there until that widget has the focus.

In the sources' window: the frozen one, which nobody can look into, has the same order.
"""

from __future__ import annotations

import sys
from operator import attrgetter

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.window.app import main
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page

MOST = 200


def count(window: MainWindow) -> None:
    """Ends the program, once the models are listed."""
    if not window.desk.listing_known:
        QTimer.singleShot(100, lambda: count(window))
        return
    page = Page[sys.argv[1]]
    window.show_page(page)
    widget: QWidget = attrgetter(sys.argv[2])(window.page(page))
    pressed = 0
    while QApplication.focusWidget() is not widget and pressed < MOST:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        pressed += 1
    print(pressed if pressed < MOST else "never", flush=True)
    window.close()


if __name__ == "__main__":
    start = MainWindow.start

    def started(window: MainWindow) -> None:
        """As the program does, and then counts."""
        start(window)
        QTimer.singleShot(100, lambda: count(window))

    MainWindow.start = started  # type: ignore[method-assign]
    sys.exit(main(sys.argv[:1]))
