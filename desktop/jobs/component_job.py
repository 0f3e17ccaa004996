"""A component installed or removed by the trainer, in a child process: told, stopped, gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.jobs.job_process import JobProcess
from desktop.settings.settings import Settings
from desktop.wording.message_words import message_words, told_words
from desktop.wording.model_words import size_words
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.step_names import STEPS
from trainer.environment.component import Component
from trainer.own_program import own_interpreter


class ComponentJob(QObject):
    """``told``: words, a share or None, figures, seconds left or None. ``ended``: what is to be said, and the
    exit status. The work ends with the window, and goes on when it is asked for again."""

    told = Signal(str, object, str, object)
    ended = Signal(str, int)

    def __init__(self, component: Component, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._common = ["--component", component.extra, "--home", str(home), "--json"]
        self._said = ""
        self._job = JobProcess(self)
        self._job.told.connect(self._told)
        self._job.ended.connect(self._ended)

    def running(self) -> bool:
        """Whether it is under way."""
        return self._job.running()

    def install(self, settings: Settings) -> None:
        """Installs the component, goes on with it, or renews it."""
        given = {
            "--index": settings.install_index,
            "--wheels": settings.install_wheels,
            "--python-mirror": settings.install_python_mirror,
            "--torch": settings.install_torch,
        }
        options = [word for name, value in given.items() if value.strip() for word in (name, value.strip())]
        self._begin("install", options)

    def remove(self) -> None:
        """Takes it off the computer."""
        self._begin("remove", [])

    def stop(self) -> None:
        """What was fetched and installed is kept."""
        self._job.stop()

    def close(self) -> None:
        """Ends it with the window."""
        self._job.close()

    def _begin(self, action: str, options: list[str]) -> None:
        if self._job.running():
            return
        self._said = ""
        self._job.start(own_interpreter(), ["environment", action, *self._common, *options])

    def _told(self, content: dict[str, Any]) -> None:
        match content.get("event"):
            case "progress":
                self._show(content)
            case "removed":
                freed = size_words(content["freed"])
                self._said = self.tr("已卸载，腾出 {size}。").format(size=freed)
            case "failed":
                self._said = told_words(content)

    def _show(self, content: dict[str, Any]) -> None:
        done, total = content["done"], content["total"]
        words = message_words(message(STEPS[content["step"]].key))
        if total <= 1:  # how much there is to do is not known
            self.told.emit(words, None, "", None)
            return
        figures = f"{size_words(done)} / {size_words(total)}"
        if speed := content.get("bytes_per_second"):
            figures += f"  ·  {speed / 1e6:.1f} MB/s"
        self.told.emit(words, done / total, figures, content["seconds_left"])

    def _ended(self, status: int) -> None:
        if status == ExitStatus.STOPPED and not self._said:
            self._said = message_words(message("environment.stopped"))
        elif status != ExitStatus.DONE and not self._said:
            self._said = message_words(message("environment.uv-failed"))
        self.ended.emit(self._said, status)
