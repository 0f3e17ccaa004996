"""The settings page. What is changed is in force at once and saved."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.law_sources import LawSources
from desktop.controls.province_field import ProvinceField
from desktop.controls.scrolling import Scrolling
from desktop.controls.section import Section
from desktop.controls.steady import ComboBox, RealBox, SpinBox
from desktop.controls.style import tell_style
from desktop.desk.desk import Desk
from desktop.pages.settings.history_section import HistorySection
from desktop.pages.settings.office_server import OfficeServer
from desktop.settings.settings import (
    NUM_CTX,
    NUM_PREDICT,
    TEMPERATURE,
    TOP_P,
    Appearance,
    Language,
    Settings,
    read_seed,
)
from resources.ollama.host import masked

APPLY_AFTER_MS = 600
FONT_STEPS = (85, 100, 115, 130, 150)


class SettingsPage(Scrolling):
    """Appearance, model server, sampling; each row with a hint on what it does."""

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home = home
        self.title = Label(LabelRole.TITLE)
        self.appearance = Section()
        self.law = Section()
        self.server = Section()
        self.office = OfficeServer(desk)
        self.sampling = Section()
        self.history = HistorySection(desk)
        self.data = Section()
        self.language = ComboBox()
        self.theme = ComboBox()
        self.font_size = ComboBox()
        self.province = ProvinceField()
        self.sources = LawSources()
        self.host = QLineEdit()
        self.password_words = Label(LabelRole.SOFT, wrap=True)
        self.password_words.hide()
        self.num_ctx = _whole(NUM_CTX, 512)
        self.num_predict = _whole(NUM_PREDICT, 128)
        self.temperature = _real(TEMPERATURE, 0.1)
        self.top_p = _real(TOP_P, 0.05)
        self.seed = QLineEdit()
        self.reset = Button()
        self.open_folder = Button(ButtonRole.PLAIN, "folder")
        self.folder = Label(LabelRole.SOFT, wrap=True)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(APPLY_AFTER_MS)
        self._soon.timeout.connect(self._apply_sampling)
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
        for number in (self.num_ctx, self.num_predict, self.temperature, self.top_p, self.seed):
            self.sampling.add(number)
        self.sampling.add_below(self.reset)
        self.data.add_below(self.folder)
        self.data.add_below(self.open_folder)
        for section in (self.appearance, self.law, self.server, self.office, self.sampling, self.history, self.data):
            column.addWidget(section)
        column.addStretch()
        self.show_column(column, 720, (32, 24, 32, 24))

    def _connect(self) -> None:
        self.language.currentIndexChanged.connect(lambda: self._desk.change(language=self.language.currentData()))
        self.theme.currentIndexChanged.connect(lambda: self._desk.change(appearance=self.theme.currentData()))
        self.font_size.currentIndexChanged.connect(lambda: self._desk.change(font_percent=self.font_size.currentData()))
        self.province.changed.connect(lambda: self._desk.change(province=self.province.value()))
        self.host.editingFinished.connect(self._apply_host)
        for field in (self.num_ctx, self.num_predict, self.temperature, self.top_p):
            field.valueChanged.connect(self._later)
        self.seed.textChanged.connect(self._later)
        self.reset.clicked.connect(self._reset)
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
        self.sampling.say(
            self.tr("生成参数"),
            (
                (
                    self.tr("上下文长度"),
                    self.tr("事实与判决合计的词元上限（num_ctx）。调大要占更多内存，改动后模型会重新载入。"),
                ),
                (self.tr("最长判决"), self.tr("判决最多写多少词元（num_predict）。")),
                (self.tr("温度"), self.tr("越低越稳定（temperature）。模型卡为 0.2。")),
                (self.tr("核采样"), self.tr("只从累计概率到此为止的词中选（top_p）。")),
                (self.tr("随机种子"), self.tr("填一个整数可使结果重现；留空则每次随机（seed）。")),
            ),
        )
        self.reset.say(self.tr("恢复默认参数"))
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
        self.seed.setPlaceholderText(self.tr("随机"))
        self.host.setPlaceholderText("127.0.0.1:11434")
        self.show_settings()

    def begin(self) -> None:
        """The page came into sight; with the focus the arrow keys scroll it."""
        self.setFocus()

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
            self.num_ctx.setValue(settings.num_ctx)
            self.num_predict.setValue(settings.num_predict)
            self.temperature.setValue(settings.temperature)
            self.top_p.setValue(settings.top_p)
            self.seed.setText("" if settings.seed is None else str(settings.seed))

    def _fields(self) -> tuple[QWidget, ...]:
        sampling = (self.num_ctx, self.num_predict, self.temperature, self.top_p, self.seed)
        return (self.language, self.theme, self.font_size, self.province, self.host, *sampling)

    def _fill(self, box: ComboBox, choices: tuple[tuple[str, object], ...]) -> None:
        with QSignalBlocker(box):
            box.clear()
            for words, value in choices:
                box.addItem(words, value)

    def _later(self, _value: object) -> None:
        self._soon.start()  # not connected directly: QTimer.start would take the emitted value as its interval

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

    def _apply_sampling(self) -> None:
        seed = read_seed(self.seed.text())
        wrong = bool(self.seed.text().strip()) and seed is None
        tell_style(self.seed, "wrong", wrong)
        if wrong:
            return
        self._desk.change(
            num_ctx=self.num_ctx.value(),
            num_predict=self.num_predict.value(),
            temperature=round(self.temperature.value(), 2),
            top_p=round(self.top_p.value(), 2),
            seed=seed,
        )

    def _reset(self) -> None:
        plain = Settings()
        self._desk.change(
            num_ctx=plain.num_ctx,
            num_predict=plain.num_predict,
            temperature=plain.temperature,
            top_p=plain.top_p,
            seed=plain.seed,
        )
        self.show_settings()


def _whole(bounds: tuple[int, int], step: int) -> SpinBox:
    box = SpinBox()
    box.setRange(*bounds)
    box.setSingleStep(step)
    box.setGroupSeparatorShown(True)
    return box


def _real(bounds: tuple[float, float], step: float) -> RealBox:
    box = RealBox()
    box.setRange(*bounds)
    box.setSingleStep(step)
    box.setDecimals(2)
    return box
