"""Makes the environment for training: a virtual environment of its own under the user's data, with torch and the rest.

What the window's own Python has is seen from there too and not installed twice; the trainer's code is the window's own.
"""

from __future__ import annotations

import logging
import re
import shutil
import sys
import sysconfig
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, Signal

from desktop.jobs.interpreter import INSTALLED, environment_folder, environment_python
from desktop.jobs.process_text import process_text
from trainer.whole_file import write_whole

_log = logging.getLogger(__name__)

REQUIREMENT = "criminal-law-desk[train]"
GIGABYTES = 7  # on the disk, with CUDA's libraries
DOWNLOADED_GIGABYTES = 3.5
_ENDS_WITHIN_MS = 3000

# pip's own words, and its raw progress: bytes of how many.
_DOWNLOADING = re.compile(r"Downloading (?:\S*/)?(?P<file>[^\s/]+?\.(?:whl|tar\.gz|zip))")
_RAW = re.compile(r"Progress (?P<done>\d+) of (?P<total>\d+)")


class TrainEnvironment(QObject):
    """``told``: a message, and a share of the file at hand or None; ``ended``: a message, empty where it worked."""

    told = Signal(str, object)
    ended = Signal(str)

    def __init__(self, home: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = environment_folder(home)
        self._python = environment_python(home)
        self._requirement = REQUIREMENT
        self._process: QProcess | None = None
        self._steps: list[tuple[str, list[str]]] = []
        self._said = ""
        self._tail = ""

    def running(self) -> bool:
        """Whether it is being made."""
        return self._process is not None

    def free_gigabytes(self) -> float:
        """On the disk where it is to lie."""
        existing = next(each for each in (self.folder, *self.folder.parents) if each.exists())
        return shutil.disk_usage(existing).free / 1e9

    def install(self, requirement: str = REQUIREMENT) -> None:
        """Makes the environment, or goes on with one that was not finished."""
        if self._process is not None:
            return
        self._requirement = requirement
        (self.folder / INSTALLED).unlink(missing_ok=True)
        self._steps = [
            (sys.executable, ["-m", "venv", str(self.folder)]),
            # pip is updated first: the one that comes with Python may be too old for --progress-bar raw.
            (str(self._python), ["-m", "pip", "install", "--disable-pip-version-check", "--upgrade", "pip"]),
            (
                str(self._python),
                ["-m", "pip", "install", "--disable-pip-version-check", "--progress-bar", "raw", requirement],
            ),
        ]
        self._next()

    def stop(self) -> None:
        """Stops; what was fetched is used the next time."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        if not process.waitForFinished(_ENDS_WITHIN_MS):
            process.kill()
            process.waitForFinished(1000)

    def _next(self) -> None:
        program, arguments = self._steps.pop(0)
        process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        variables = QProcessEnvironment.systemEnvironment()
        variables.insert("PYTHONUTF8", "1")
        process.setProcessEnvironment(variables)
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._went_wrong)
        self._process = process
        self._tail = ""
        self.told.emit(self.tr("正在建立环境……") if "venv" in arguments else self.tr("正在准备安装……"), None)
        process.start(program, arguments)

    def _read(self) -> None:
        if self._process is None:
            return
        text = process_text(self._process.readAllStandardOutput())
        self._tail = (self._tail + text)[-8000:]
        for line in text.splitlines():
            if found := _DOWNLOADING.search(line):
                self._said = self.tr("正在下载 {file}").format(file=found["file"])
                self.told.emit(self._said, None)
            elif (found := _RAW.search(line)) and int(found["total"]):
                self.told.emit(self._said, int(found["done"]) / int(found["total"]))
            elif line.startswith("Installing collected packages"):
                self.told.emit(self.tr("下载完毕，正在安装，约需几分钟……"), None)

    def _finished(self, status: int, how: QProcess.ExitStatus) -> None:
        process = self._process
        if process is None:
            return
        self._read()
        self._process = None
        process.deleteLater()
        if status or how is not QProcess.ExitStatus.NormalExit:
            _log.error("the environment was not made: %s", self._tail)
            self.ended.emit(self._why())
            return
        # The first step makes the environment; what the window has is then seen from it.
        if len(self._steps) == 2:
            self._see_own_libraries()
        if self._steps:
            self._next()
            return
        write_whole(self.folder / INSTALLED, f"{self._requirement}\n")
        self.ended.emit("")

    def _went_wrong(self, error: QProcess.ProcessError) -> None:
        if error is QProcess.ProcessError.FailedToStart and self._process is not None:
            self._process.deleteLater()
            self._process = None
            self.ended.emit(self.tr("建立环境没有成功：无法启动 Python。详情见日志。"))

    def _see_own_libraries(self) -> None:
        libraries = next(iter(self.folder.glob("lib/python*/site-packages")), self.folder / "Lib" / "site-packages")
        own = sysconfig.get_paths()["purelib"]
        # Added behind the environment's own packages, which therefore win; the window's .pth files are read too.
        (libraries / "window.pth").write_text(f"import site; site.addsitedir({own!r})\n", encoding="utf-8")

    def _why(self) -> str:
        lowered = self._tail.lower()
        if "no space left" in lowered or "errno 28" in lowered:
            return self.tr("磁盘已满：请腾出约 {size} GB 后重试。").format(size=GIGABYTES)
        if "ensurepip" in lowered:
            return self.tr("缺少建立环境的组件：Debian 请安装 python3-venv 后重试。")
        if "could not find a version" in lowered or "connection" in lowered or "timed out" in lowered:
            return self.tr("下载没有成功：请检查网络与代理后重试，已下载的部分会接着用。")
        return self.tr("安装没有成功，详情见日志。可以重试，已下载的部分会接着用。")
