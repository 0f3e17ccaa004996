"""What a PDF needs of Qt where there is no window: fonts, and no screen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication


@contextmanager
def without_window() -> Iterator[None]:
    """Within it there is a QGuiApplication, the one that there was or a new one that looks for no display."""
    application = QGuiApplication.instance()
    if application is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        application = QGuiApplication([])
    yield
    del application
