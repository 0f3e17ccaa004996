"""Starts the user's own Ollama where it is installed but does not run, and stops it again with the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from desktop.desk.desk import Desk
from desktop.desk.tied_process import TiedProcess
from resources.ollama.host import without_password
from resources.ollama.program import installed_ollama

LOOK_EVERY_MS = 500
GIVE_UP_AFTER = 40  # looks


class OllamaStarter(QObject):
    """A child process, so that nothing runs on after the window. ``told`` carries messages for the user, each as what
    says it in the language of the moment."""

    told = Signal(object)  # Callable[[], str]
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._process: TiedProcess | None = None
        self._looks = 0
        self._look = QTimer(self)
        self._look.setInterval(LOOK_EVERY_MS)
        self._look.timeout.connect(self._look_again)
        desk.listed.connect(self._arrived)

    @staticmethod
    def installed() -> str | None:
        """The program's path; None where it is not installed."""
        return installed_ollama()

    def starting(self) -> bool:
        """Whether it was started and does not answer yet."""
        return self._look.isActive()

    def start(self) -> None:
        """Starts the server; says so where it is not installed."""
        program = self.installed()
        if program is None:
            self.told.emit(lambda: self.tr("没有找到 Ollama。请从 ollama.com 安装后再试，或改用内置模型。"))
            return
        if self._process is None:
            process = TiedProcess(self)
            environment = QProcessEnvironment.systemEnvironment()
            host = self._desk.settings.ollama_host or environment.value("OLLAMA_HOST")
            if host:
                # The server only listens there; with a name and a password before it, it would not start.
                environment.insert("OLLAMA_HOST", without_password(host))
            process.setProcessEnvironment(environment)
            process.setStandardOutputFile(QProcess.nullDevice())
            process.setStandardErrorFile(QProcess.nullDevice())
            process.finished.connect(self._ended)
            process.errorOccurred.connect(self._ended)
            process.begin(program, ["serve"])
            self._process = process
        self._looks = 0
        self._look.start()
        self.changed.emit()

    def ask_to_stop(self) -> None:
        """Before ``stop``, by whoever has more to end meanwhile."""
        self._look.stop()
        if self._process is not None:
            self._process.ask_to_end()

    def stop(self) -> None:
        """Ends the server that was started here."""
        self._look.stop()
        process, self._process = self._process, None
        if process is None:
            return
        process.finished.disconnect(self._ended)
        process.errorOccurred.disconnect(self._ended)
        process.end()

    def _look_again(self) -> None:
        self._looks += 1
        if self._looks > GIVE_UP_AFTER:
            self._look.stop()
            self.told.emit(lambda: self.tr("Ollama 已启动，但一直没有应答。请稍后在“模型”页刷新，或查看它的日志。"))
            self.changed.emit()
            return
        self._desk.refresh()

    def _arrived(self) -> None:
        if self._look.isActive() and self._desk.listing.problem("ollama") is None:
            self._look.stop()
            self.changed.emit()

    def _ended(self) -> None:
        was_starting = self._look.isActive()
        self._look.stop()
        self._process = None
        if was_starting:
            self.told.emit(lambda: self.tr("Ollama 没能启动。请在终端运行 ollama serve 查看原因，或改用内置模型。"))
        self.changed.emit()
