"""Starts the window: what must be there before it is seen, and nothing else."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.desk.desk import Desk
from desktop.settings.servers import Servers
from desktop.theme.icon import icon
from desktop.theme.palette import LIGHT
from desktop.theme.theme import Theme
from desktop.window.crash import watched
from desktop.window.end_signals import EndSignals
from desktop.window.first_paint import FirstPaint
from desktop.window.input_method import name_input_methods
from desktop.window.main_window import MainWindow
from desktop.window.no_display import terminal_instead
from desktop.window.quick_start import started
from desktop.window.single_window import SingleWindow
from desktop.window.translation import Translation
from trainer.commands.exit_status import ExitStatus
from trainer.engines.engine import Engine
from trainer.home import home_wanted

translate = QCoreApplication.translate


def main(argv: Sequence[str], files: Sequence[Path] = ()) -> int:
    """Runs the window until it is closed; the exit status. ``files`` are opened in it, or in the one that is there."""
    name_input_methods(os.environ)
    with terminal_instead():
        application = QApplication(list(argv))
    application.setApplicationName("criminal-law-desk")
    application.setDesktopFileName("criminal-law-desk")
    application.setWindowIcon(icon("case", LIGHT.accent, 64))
    folder = home_wanted()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    single = SingleWindow(folder, application)
    if not single.is_first():
        return ExitStatus.DONE if single.call_first(files) else _without_answer(application, folder)
    translation = Translation(application)
    theme = Theme(application)
    desk = Desk(make_engines, folder / "settings.json")

    def dress() -> None:
        translation.speak(desk.settings.language)
        theme.dress(desk.settings.appearance, desk.settings.font_percent)

    dress()
    desk.settings_changed.connect(dress)
    application.applicationStateChanged.connect(lambda _state: dress())  # the system may speak another language now
    desk.saving.tell("folder", saved=single.can_write())
    signals = EndSignals(application.quit, application)
    with watched(folder) as broken:
        with theme.sheet_last():
            window = MainWindow(desk, folder, broken=broken)
        single.wanted.connect(window.come_forward)
        application.commitDataRequest.connect(lambda _session: window.close_down())

        def begin() -> None:
            started()
            window.start()
            window.open_files(files)
            single.listen()

        FirstPaint(window, begin)
        window.show()
        status = application.exec()
        window.close_down()  # of a window that was not closed itself: a signal, the end of the session
    signals.close()
    single.close()
    return status


def _without_answer(application: QApplication, folder: Path) -> int:
    """Another window has the folder, and does not come forward: it may be hanging."""
    from PySide6.QtWidgets import QMessageBox

    from desktop.settings.store import read_or_default

    Translation(application).speak(read_or_default(folder / "settings.json").language)
    words = translate("app", "程序已经打开，但没有应答。请切换到已打开的窗口；它若不动，请先结束它再打开。")
    print(words, file=sys.stderr, flush=True)
    QMessageBox.information(None, translate("app", "刑法案台"), words)
    return ExitStatus.UNAVAILABLE


def make_engines(servers: Servers) -> Sequence[Engine]:
    """Ollama first, then the embedded one; the office's server last, as facts go to another computer only where that
    was chosen. Imported late: on the engines' thread, after the window is seen.
    """
    from trainer.engines.embedded.engine import EmbeddedEngine
    from trainer.engines.kept_sums import FILE, KeptSums
    from trainer.engines.ollama.engine import OllamaEngine

    here = (OllamaEngine(servers.whole_ollama_host()), EmbeddedEngine(sums=KeptSums(home_wanted() / FILE)))
    office = servers.office
    if office is None:
        return here
    from trainer.engines.openai.engine import OpenAiEngine, key_of_environment

    def key() -> str | None:
        return servers.keys.get(office.origin) or key_of_environment()

    return (*here, OpenAiEngine(servers.openai_url, allowed=frozenset(servers.openai_hosts), key=key))
