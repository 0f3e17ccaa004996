"""Fonts for a command: what lays out a PDF needs an application of Qt's, though no window and no screen."""

from __future__ import annotations

import os
import sys

from PySide6.QtGui import QFontDatabase, QGuiApplication

from trainer.told_error import ToldError


def ready_fonts() -> QGuiApplication:
    """The application, to be kept while the PDF is written; one that runs already is used.

    Raises ToldError "library" where the system has no Chinese font: every character would be an empty box.
    """
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    if sys.platform == "linux":  # elsewhere the usual platform needs no display, and this one would find no fonts
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication(sys.argv[:1])
    if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        raise ToldError("library", "paper.no-font")
    return application
