"""Starts the window: what must be there before it is seen, and nothing else."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QLockFile
from PySide6.QtWidgets import QApplication

from desktop.desk.desk import Desk
from desktop.settings.home import home
from desktop.settings.servers import Servers
from desktop.settings.settings import Language
from desktop.theme.icon import icon
from desktop.theme.palette import LIGHT
from desktop.theme.theme import Theme
from desktop.window.crash import watched
from desktop.window.first_paint import FirstPaint
from desktop.window.main_window import MainWindow
from desktop.window.translation import Translation
from trainer.engines.engine import Engine


def main(argv: Sequence[str]) -> int:
    """Runs the window until it is closed; the exit status."""
    application = QApplication(list(argv))
    application.setApplicationName("criminal-law-desk")
    application.setDesktopFileName("criminal-law-desk")
    application.setWindowIcon(icon("case", LIGHT.accent, 64))
    try:
        folder = home()
    except OSError as error:
        return _without_folder(application, error)
    translation = Translation(application)
    theme = Theme(application)
    desk = Desk(make_engines, folder / "settings.json")

    def dress() -> None:
        translation.speak(desk.settings.language)
        theme.dress(desk.settings.appearance, desk.settings.font_percent)

    dress()
    desk.settings_changed.connect(dress)
    lock = QLockFile(str(folder / "window.lock"))
    if not lock.tryLock(0) and lock.error() == QLockFile.LockError.LockFailedError:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.information(
            None,
            application.tr("刑法案台"),
            application.tr("程序已经打开。两个窗口会互相覆盖草稿，请使用已打开的窗口。"),
        )
        return 0
    with watched(folder) as broken:
        with theme.sheet_last():
            window = MainWindow(desk, folder, broken=broken)
        FirstPaint(window, window.start)
        if lock.error() != QLockFile.LockError.NoError:
            window.tell_unsaved()
        window.show()
        return application.exec()


def _without_folder(application: QApplication, error: OSError) -> int:
    """The folder of all data can be neither found nor made: said in the terminal too, where one looks first."""
    from PySide6.QtWidgets import QMessageBox

    from desktop.wording.message_words import message_words
    from resources.messages.message import message
    from trainer.commands.exit_status import ExitStatus

    Translation(application).speak(Language.AUTO)
    words = message_words(
        message("desk.no-folder", file=str(error.filename or ""), reason=error.strerror or str(error))
    )
    print(words, file=sys.stderr, flush=True)
    QMessageBox.critical(None, application.tr("刑法案台"), words)
    return ExitStatus.UNAVAILABLE


def make_engines(servers: Servers) -> Sequence[Engine]:
    """Ollama first, then the embedded one; the office's server last, as facts go to another computer only where that
    was chosen. Imported late: on the engines' thread, after the window is seen.
    """
    from trainer.engines.embedded.engine import EmbeddedEngine
    from trainer.engines.ollama.engine import OllamaEngine

    here = (OllamaEngine(servers.ollama_host), EmbeddedEngine())
    office = servers.office
    if office is None:
        return here
    from trainer.engines.openai.engine import OpenAiEngine, key_of_environment

    def key() -> str | None:
        return servers.keys.get(office.origin) or key_of_environment()

    return (*here, OpenAiEngine(servers.openai_url, allowed=frozenset(servers.openai_hosts), key=key))
