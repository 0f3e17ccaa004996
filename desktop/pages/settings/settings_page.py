"""The settings page. What is changed is in force at once and saved."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.law_sources import LawSources
from desktop.controls.province_field import ProvinceField
from desktop.controls.scrolling import Scrolling
from desktop.controls.section import Section
from desktop.controls.steady import ComboBox
from desktop.desk.desk import Desk
from desktop.pages.settings.components_section import ComponentsSection
from desktop.pages.settings.history_section import HistorySection
from desktop.pages.settings.office_server import OfficeServer
from desktop.pages.settings.sampling_section import SamplingSection
from desktop.pages.settings.similar_section import SimilarSection
from desktop.settings.settings import (
    Appearance,
    Language,
)
from resources.ollama.host import masked

APPLY_AFTER_MS = 600
FONT_STEPS = (85, 100, 115, 130, 150)


class SettingsPage(Scrolling):
    """Appearance, law, model servers, what is kept; each row with a hint on what it does. How a model writes is at the
    end, folded away."""

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home = home
        self.title = Label(LabelRole.TITLE)
        self.appearance = Section()
        self.law = Section()
        self.server = Section()
        self.office = OfficeServer(desk)
        self.sampling = SamplingSection(desk)
        self.advanced = Fold(self.sampling)
        self.history = HistorySection(desk)
        self.similar = SimilarSection(desk)
        self.data = Section()
        self.components = ComponentsSection(desk, home)
        self.installed = Fold(self.components)
        self.language = ComboBox()
        self.theme = ComboBox()
        self.font_size = ComboBox()
        self.province = ProvinceField()
        self.sources = LawSources()
        self.host = QLineEdit()
        self.password_words = Label(LabelRole.SOFT, wrap=True)
        self.password_words.hide()
        self.open_folder = Button(ButtonRole.PLAIN, "folder")
        self.folder = Label(LabelRole.SOFT, wrap=True)
        self._lay_out()
        self.retranslate()
        self._connect()

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.title)
        for field in (self.language, self.theme, self.font_size):
            self.appearance.add(field)
        self.law.add(self.province)
        self.law.add_below(self.sources)
        self.server.add(self.host)
        self.server.add_below(self.password_words)
        self.data.add_below(self.folder)
        self.data.add_below(self.open_folder)
        for section in (self.appearance, self.law, self.server, self.office, self.similar, self.history, self.data):
            column.addWidget(section)
        column.addWidget(self.installed)
        column.addWidget(self.advanced)
        column.addStretch()
        self.show_column(column, around=(32, 24, 32, 24))

    def _connect(self) -> None:
        # A word that was given to a Qt widget comes back as a plain str.
        self.language.currentIndexChanged.connect(
            lambda: self._desk.change(language=Language(self.language.currentData()))
        )
        self.theme.currentIndexChanged.connect(
            lambda: self._desk.change(appearance=Appearance(self.theme.currentData()))
        )
        self.font_size.currentIndexChanged.connect(lambda: self._desk.change(font_percent=self.font_size.currentData()))
        self.province.changed.connect(lambda: self._desk.change(province=self.province.value()))
        self.host.editingFinished.connect(self._apply_host)
        self.open_folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._home))))

    def retranslate(self) -> None:
        self.title.setText(self.tr("设置"))
        self.appearance.say(
            self.tr("外观"),
            (
                (self.tr("语言"), ""),
                (self.tr("明暗"), ""),
                (self.tr("字号"), ""),
            ),
        )
        hint = self.tr("新案件的地区；案件页上可以逐案更改。自动识别：按事实中的地名，没有地名则按全国的幅度。")
        self.law.say(self.tr("法律"), ((self.tr("地区"), hint),))
        self.province.say(self.tr("地区"), hint)
        self.server.say(
            self.tr("模型服务"),
            ((self.tr("Ollama 地址"), self.tr("留空时使用环境变量 OLLAMA_HOST，没有则为 127.0.0.1:11434。")),),
        )
        self.installed.say(self.tr("附加组件：训练、文字识别"))
        self.advanced.say(self.tr("高级：模型怎样写"))
        self.data.say(self.tr("数据与隐私"), ())
        self.folder.setText(
            self.tr("案情、草稿与设置只存在本机；预测时，案情只发往所选模型的服务器：\n{folder}").format(
                folder=self._home
            )
        )
        self.open_folder.say(self.tr("打开文件夹"))
        self._fill(
            self.language,
            (
                (self.tr("跟随系统"), Language.AUTO),
                ("中文", Language.CHINESE),
                ("English", Language.ENGLISH),
            ),
        )
        self._fill(
            self.theme,
            (
                (self.tr("跟随系统"), Appearance.AUTO),
                (self.tr("浅色"), Appearance.LIGHT),
                (self.tr("深色"), Appearance.DARK),
            ),
        )
        self._fill(self.font_size, tuple((f"{percent} %", percent) for percent in FONT_STEPS))
        self.host.setPlaceholderText("127.0.0.1:11434")
        self.show_settings()

    def begin(self) -> None:
        """The page came into sight; with the focus the arrow keys scroll it."""
        self.setFocus()

    def close_down(self) -> None:
        """Ends an installation with the window."""
        self.components.close_down()

    def show_law(self) -> None:
        """Goes to what is known of the law."""
        self.sources.open()
        self.ensureWidgetVisible(self.sources.day)

    def show_settings(self) -> None:
        """Shows what is in force."""
        settings = self._desk.settings
        with ExitStack() as quiet:
            for field in self._fields():
                quiet.callback(field.blockSignals, field.blockSignals(True))
            self.language.setCurrentIndex(self.language.findData(settings.language))
            self.theme.setCurrentIndex(self.theme.findData(settings.appearance))
            self.font_size.setCurrentIndex(self.font_size.findData(settings.font_percent))
            self.province.set_value(settings.province)
            self.host.setText(masked(settings.ollama_host))
        self.sampling.show_settings()

    def _fields(self) -> tuple[QWidget, ...]:
        return (self.language, self.theme, self.font_size, self.province, self.host)

    def _fill(self, box: ComboBox, choices: tuple[tuple[str, object], ...]) -> None:
        with QSignalBlocker(box):
            box.clear()
            for words, value in choices:
                box.addItem(words, value)

    def _apply_host(self) -> None:
        """A password is hidden as soon as it was typed."""
        host = self.host.text().strip()
        self.host.setText(masked(host))
        self._tell_password("")
        self._desk.use_ollama(host, self._password_kept)

    def _password_kept(self, in_keyring: bool) -> None:
        self._tell_password(
            self.tr("密码已存入系统的密钥环。")
            if in_keyring
            else self.tr("系统没有可用的密钥环：密码只保留到程序关闭。需要长期使用时，请设置环境变量 OLLAMA_HOST。")
        )

    def _tell_password(self, words: str) -> None:
        self.password_words.setText(words)
        self.password_words.setVisible(bool(words))
