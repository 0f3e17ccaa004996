"""The window: the rail, the pages, the foot, and the notices above the pages. The case page is there from the start;
what another page needs is imported and made when that page is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSettings
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.notice import Notice
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.desk.law_shelf import LawShelf
from desktop.desk.ollama_server import OllamaServer
from desktop.pages.case.case_page import CasePage
from desktop.window.crash import log_file
from desktop.window.navigation import Navigation, Page
from desktop.window.status_line import StatusLine
from desktop.wording.message_words import message_words
from trainer.engines.engine import EngineError

if TYPE_CHECKING:
    from desktop.pages.models.models_page import ModelsPage
    from desktop.pages.settings.settings_page import SettingsPage
    from desktop.pages.statutes.statutes_page import StatutesPage
    from desktop.pages.training.training_page import TrainingPage


@runtime_checkable
class Speaking(Protocol):
    """Anything that can say its words anew in another language."""

    def retranslate(self) -> None: ...


class MainWindow(QMainWindow):
    """``broken``: the run before did not end properly, which the window says calmly."""

    def __init__(self, desk: Desk, home: Path, *, broken: bool = False) -> None:
        super().__init__()
        self._desk = desk
        self._home = home
        self._remembered = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)
        self._shelf = LawShelf(desk.courier, self)
        self._server = OllamaServer(desk, self)
        self.navigation = Navigation()
        self.case = CasePage(desk, self._shelf, home / "draft.json")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.case)
        self.status = StatusLine(desk)
        self.demonstration = Notice("info", closable=False)
        self._other_model = self.demonstration.add_action(lambda: self.show_page(Page.MODELS))
        self.demonstration.hide()
        self.news = Notice("info")
        self.news.hide()
        self._broken = broken
        self._closing: list[Callable[[], None]] = []
        self._lay_out()
        self._connect()
        self.retranslate()
        self._restore()

    @cached_property
    def models(self) -> ModelsPage:
        """Page 3."""
        from desktop.pages.models.models_page import ModelsPage

        page = ModelsPage(self._desk, self._server)
        page.file_wanted.connect(self.open_file)
        self.stack.addWidget(page)
        return page

    @cached_property
    def training(self) -> TrainingPage:
        """Page 4."""
        from desktop.pages.training.training_page import TrainingPage

        page = TrainingPage(self._desk, self._home)
        self._closing.append(page.close_down)
        self.stack.addWidget(page)
        return page

    @cached_property
    def statutes(self) -> StatutesPage:
        """Page 5."""
        from desktop.pages.statutes.statutes_page import StatutesPage

        page = StatutesPage(self._shelf)
        self.stack.addWidget(page)
        return page

    @cached_property
    def settings(self) -> SettingsPage:
        """Page 6."""
        from desktop.pages.settings.settings_page import SettingsPage

        page = SettingsPage(self._desk, self._home)
        self.stack.addWidget(page)
        return page

    def page(self, page: Page) -> QWidget:
        """The widget of a page."""
        match page:
            case Page.CASE:
                return self.case
            case Page.MODELS:
                return self.models
            case Page.TRAINING:
                return self.training
            case Page.STATUTES:
                return self.statutes
            case Page.SETTINGS:
                return self.settings

    def _lay_out(self) -> None:
        notices = QVBoxLayout()
        notices.setContentsMargins(24, 0, 24, 0)
        notices.setSpacing(8)
        notices.addSpacing(12)
        notices.addWidget(self.demonstration)
        notices.addWidget(self.news)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addLayout(notices)
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
        self.setMinimumSize(960, 600)

    def _connect(self) -> None:
        self.navigation.wanted.connect(self.show_page)
        self.case.models_wanted.connect(lambda: self.show_page(Page.MODELS))
        self.case.settings_wanted.connect(lambda: self.show_page(Page.SETTINGS))
        self.case.server_wanted.connect(self._server.start)
        self.case.statute_wanted.connect(self._browse)
        self.case.speed.connect(self.status.set_speed)
        self.status.models_wanted.connect(lambda: self.show_page(Page.MODELS))
        self.status.file_wanted.connect(self.open_file)
        self._server.told.connect(self.tell)
        self._desk.chosen.connect(self._show_demonstration)
        self._desk.settings_changed.connect(self._warn_of_settings)
        for page in Page:
            self._shortcut(f"Ctrl+{page.value}", lambda page=page: self.show_page(page))
        self._shortcut("Ctrl+M", self.status.chooser.showMenu)
        self._shortcut("Ctrl+O", self.open_file)
        self._shortcut("Ctrl+Q", self.close)

    def _shortcut(self, keys: str, does: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.activated.connect(does)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("刑法案台"))
        self.demonstration.sentence.setText(
            self.tr("正在使用内置演示模型：它很小，只用来试用流程，罪名与刑期都不可靠。")
        )
        self._other_model.say(self.tr("换用正式模型"))

    def start(self) -> None:
        """Begins the work that can wait until the window is seen."""
        self.case.facts.setFocus()
        self._desk.refresh()
        if self._desk.settings_kept_aside is not None:
            self.tell(
                self.tr("设置文件无法读取，已用默认设置；原文件保存为 {name}。").format(
                    name=self._desk.settings_kept_aside.name
                )
            )
        elif self._broken:
            self.tell(
                self.tr("上次程序没有正常结束。您写的内容已经恢复；详情见日志 {path}。").format(
                    path=log_file(self._home)
                )
            )

    def tell(self, sentence: str) -> None:
        """One sentence of news, until it is closed."""
        self.news.sentence.setText(sentence)
        self.news.show()

    def show_page(self, page: Page) -> None:
        """Brings a page into sight."""
        self.navigation.show_page(page)
        self.stack.setCurrentWidget(self.page(page))
        if page is Page.STATUTES:
            self.statutes.begin()
        elif page is Page.TRAINING:
            self.training.begin()
            self.training.setFocus()
        elif page is Page.CASE:
            self.case.facts.setFocus()
        else:
            self.page(page).setFocus()  # the arrow keys scroll it

    def open_file(self) -> None:
        """Lets the user choose a GGUF file and uses it."""
        from PySide6.QtWidgets import QFileDialog

        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("打开 GGUF 模型文件"), "", self.tr("GGUF 模型 (*.gguf);;所有文件 (*)")
        )
        if name:
            self._desk.open_file(name, self._file_failed)

    def _file_failed(self, error: Exception) -> None:
        known = message_words(error.message) if isinstance(error, EngineError) else ""
        self.tell(known or self.tr("这个文件无法使用，详情已写入日志。"))

    def _browse(self, article: object) -> None:
        self.statutes.open(article)  # type: ignore[arg-type]
        self.show_page(Page.STATUTES)

    def _show_demonstration(self) -> None:
        model = self._desk.model
        self.demonstration.setVisible(model is not None and model.demonstration)

    def _warn_of_settings(self) -> None:
        if self._desk.settings_not_saved:
            self.tell(self.tr("设置没有保存成功：请检查磁盘空间与文件夹权限。本次运行中仍然有效。"))

    def _restore(self) -> None:
        self.resize(1320, 860)
        geometry = self._remembered.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)
        panes = self._remembered.value("panes")
        if panes is not None:
            self.case.split.restoreState(panes)
        self.case.restore()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            for child in self.findChildren(QWidget):
                if isinstance(child, Speaking):
                    child.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        self.case.stop()
        self.case.save()
        self._remembered.setValue("geometry", self.saveGeometry())
        self._remembered.setValue("panes", self.case.split.saveState())
        self._remembered.sync()
        for close_down in self._closing:
            close_down()
        self._server.stop()
        self._desk.close()
        super().closeEvent(event)
