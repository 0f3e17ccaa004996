"""The window: the rail, the pages, the foot, and the notices above the pages. The case page is there from the start;
what another page needs is imported and made when that page is first wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.surface import Surface, lay_on
from desktop.desk.carried_watch import CarriedWatch
from desktop.desk.desk import Desk
from desktop.desk.law_shelf import LawShelf
from desktop.desk.ollama_starter import OllamaStarter
from desktop.desk.remembered import Remembered
from desktop.window.crash import log_file
from desktop.window.navigation import Navigation
from desktop.window.notices import Notices
from desktop.window.pages import (
    Beginning,
    ClosingDown,
    Page,
    Speaking,
    open_documents,
    open_law,
    open_prompt,
    show_first_start,
)
from desktop.window.status_line import StatusLine
from desktop.wording.message_words import message_words
from trainer.engines.engine import EngineError, Model

if TYPE_CHECKING:
    from desktop.desk.model_pull import ModelPull

SMALLEST = (800, 480)
"""Pixels: a screen of 1920 × 1080 at 200 % has 960 × 540, its own bars included."""


class MainWindow(QMainWindow):
    """``broken``: the run before did not end properly, which the window says calmly."""

    def __init__(self, desk: Desk, home: Path, *, broken: bool = False) -> None:
        super().__init__()
        self.desk = desk
        self.home = home
        self.remembered = Remembered(home / "window.ini")
        self.shelf = LawShelf(desk.courier, self)
        self.starter = OllamaStarter(desk, self)
        self.carried = CarriedWatch(desk, home, self)
        self._broken = broken
        self._closed = False
        self._made: dict[Page, QWidget] = {}
        self.navigation = Navigation()
        self.notices = Notices(desk, home)
        self.stack = QStackedWidget()
        self.status = StatusLine(desk)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.resize(QSize(1320, 860).boundedTo(self.screen().availableSize()))
        self.restoreGeometry(self.remembered.state("geometry"))
        self.page(Page.CASE)

    @cached_property
    def pull(self) -> ModelPull:
        """Made when a page first shows it: no start waits for it."""
        from desktop.desk.model_pull import ModelPull

        return ModelPull(self.desk, self)

    def page(self, page: Page) -> QWidget:
        """The widget of a page, made where it is not there yet."""
        if page not in self._made:
            self._made[page] = page.value.make(self)
            self.stack.addWidget(self._made[page])
        return self._made[page]

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.notices)
        right.addWidget(self.stack, 1)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.navigation)
        middle.addLayout(right, 1)
        central = QWidget()
        lay_on(central, Surface.PAGE)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)
        self.setMinimumSize(*SMALLEST)

    def _connect(self) -> None:
        self.navigation.wanted.connect(self.show_page)
        self.notices.models_wanted.connect(self._show_models)
        self.status.models_wanted.connect(self._show_models)
        self.status.file_wanted.connect(self.open_file)
        self.status.prompt_wanted.connect(partial(open_prompt, self))
        self.status.law_wanted.connect(partial(open_law, self))
        self.starter.told.connect(self.notices.tell)
        self.carried.told.connect(lambda told: self.notices.tell(lambda: message_words(told)))
        self.desk.history.problem_changed.connect(self._tell_history)
        for page in Page:
            self._shortcut(page.value.keys, partial(self.show_page, page))
        self._shortcut("Ctrl+M", self.status.choose_model)
        self._shortcut("Ctrl+O", self.open_file)
        self._shortcut("Ctrl+Q", self.close)

    def _shortcut(self, keys: str, does: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(does)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("刑法案台"))

    def start(self) -> None:
        """Begins the work that can wait until the window is seen."""
        self.show_page(Page.CASE)
        if self.desk.settings.welcome:
            show_first_start(self)
        self.desk.refresh()
        self.desk.hide_password(self._password_kept)
        if (kept := self.desk.settings_kept_aside) is not None:
            self.notices.tell(
                lambda: self.tr("设置文件无法读取，已用默认设置；原文件保存为 {name}。").format(name=kept.name)
            )
        elif self._broken:
            self.notices.tell(
                lambda: self.tr("上次程序没有正常结束。您写的内容已经恢复；详情见日志 {path}。").format(
                    path=log_file(self.home)
                )
            )

    def come_forward(self, files: Sequence[Path] = ()) -> None:
        """Another start of the program asks for this window, and for the files that it was given."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)  # where the system lets no window come to the front by itself
        self.open_files(files)

    def open_files(self, files: Sequence[Path]) -> None:
        """A model's file is used, any other is a document for the case page."""
        for model in (file for file in files if file.suffix.lower() == ".gguf"):
            self._use_file(str(model))
        documents = [file for file in files if file.suffix.lower() != ".gguf"]
        if documents:
            self.show_page(Page.CASE)
            open_documents(self, documents)

    def _tell_history(self) -> None:
        """What is in the way of keeping what is judged."""
        if (problem := self.desk.history.problem) is not None:
            self.notices.tell(lambda: message_words(problem))

    def _password_kept(self, in_keyring: bool) -> None:
        if not in_keyring:
            self.notices.tell(
                lambda: self.tr(
                    "Ollama 地址中的密码不再写在设置文件里，而系统没有可用的密钥环：它只保留到程序关闭。"
                    "需要长期使用时，请设置环境变量 OLLAMA_HOST。"
                )
            )

    def show_page(self, page: Page) -> None:
        """Brings a page into sight."""
        widget = self.page(page)
        self.navigation.show_page(page)
        self.stack.setCurrentWidget(widget)
        if isinstance(widget, Beginning):
            widget.begin()

    def _show_models(self) -> None:
        self.show_page(Page.MODELS)

    def open_file(self) -> None:
        """Lets the user choose a GGUF file and uses it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("打开 GGUF 模型文件"), "", self.tr("GGUF 模型 (*.gguf);;所有文件 (*)")
        )
        if name:
            self._use_file(name)

    def _use_file(self, name: str) -> None:
        """Its sum is taken and it is looked into, which takes a while for gigabytes: that is said until it ends."""

        def say() -> str:
            return self.tr("正在检查模型文件“{name}”……").format(name=Path(name).name)

        def opened(model: Model, memory: int | None) -> None:
            self.notices.untell(say)
            self._file_opened(model, memory)

        self.notices.tell(say)
        self.desk.open_file(name, self._file_failed, opened)

    def look_into(self, model: Model) -> None:
        """Tells what is wrong with the file of a model that was chosen."""
        self.desk.examine(model, self._file_failed, self._file_opened)

    def _file_opened(self, model: Model, memory: int | None) -> None:
        from desktop.help.computer import this_computer
        from desktop.window.memory_told import memory_told

        computer = this_computer()
        if memory_told(model, memory, computer):
            self.notices.tell(lambda: memory_told(model, memory, computer))

    def _file_failed(self, error: Exception) -> None:
        if isinstance(error, EngineError):
            told = error.message
            self.notices.tell(lambda: message_words(told))
        else:
            self.notices.tell(lambda: self.tr("这个文件无法使用，详情已写入日志。"))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            for child in self.findChildren(QWidget):
                if isinstance(child, Speaking):
                    child.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.close_down()
        super().closeEvent(event)

    def close_down(self) -> None:
        """Keeps what was typed, and ends what was started; once, whether the window was closed or the session ends."""
        if self._closed:
            return
        self._closed = True
        self.remembered.keep("geometry", self.saveGeometry())
        from desktop.jobs.job_process import JobProcess

        # All at once first: what takes its time to end does so while the others do.
        self.starter.ask_to_stop()
        for job in self.findChildren(JobProcess):
            job.stop()
        for widget in self._made.values():
            if isinstance(widget, ClosingDown):
                widget.close_down()
        self.remembered.write()
        self.carried.close_down()
        self.starter.stop()
        self.desk.close()
