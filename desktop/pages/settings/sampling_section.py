"""How the model writes: for those who know what the figures mean, behind a fold. The defaults are the model card's."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.controls.button import Button
from desktop.controls.section import Section
from desktop.controls.single_shot import single_shot
from desktop.controls.steady import RealBox, SpinBox
from desktop.controls.style import tell_style
from desktop.desk.desk import Desk
from desktop.settings.settings import NUM_CTX, NUM_PREDICT, TEMPERATURE, TOP_P, Settings, read_seed

APPLY_AFTER_MS = 600


class SamplingSection(Section):
    """What is changed is in force a moment later."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.num_ctx = _whole(NUM_CTX, 512)
        self.num_predict = _whole(NUM_PREDICT, 128)
        self.temperature = _real(TEMPERATURE, 0.1)
        self.top_p = _real(TOP_P, 0.05)
        self.seed = QLineEdit()
        self.reset = Button()
        self._soon = single_shot(self, APPLY_AFTER_MS, self._apply)
        for field in (self.num_ctx, self.num_predict, self.temperature, self.top_p):
            self.add(field)
            field.valueChanged.connect(self._later)
        self.add(self.seed)
        self.add_below(self.reset)
        self.seed.textChanged.connect(self._later)
        self.reset.clicked.connect(self._reset)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(
            self.tr("模型怎样写"),
            (
                (
                    self.tr("可读写的总长"),
                    self.tr(
                        "事实与判决合计的词元上限（num_ctx），一个词元约为一两个汉字。"
                        "调大要占更多内存，改动后模型会重新载入。"
                    ),
                ),
                (self.tr("判决的最大长度"), self.tr("判决最多写多少词元（num_predict）。")),
                (self.tr("随机程度"), self.tr("越低，每次写的越一致（temperature）。模型卡为 0.2。")),
                (self.tr("取词范围"), self.tr("只从累计概率到此为止的词中选（核采样 top_p）。")),
                (self.tr("随机种子"), self.tr("填一个整数可使结果重现；留空则每次随机（seed）。")),
            ),
        )
        self.reset.say(self.tr("恢复默认参数"))
        self.seed.setPlaceholderText(self.tr("随机"))

    def show_settings(self) -> None:
        """Shows what is in force."""
        settings = self._desk.settings
        for whole, number in ((self.num_ctx, settings.num_ctx), (self.num_predict, settings.num_predict)):
            with QSignalBlocker(whole):
                whole.setValue(number)
        for real, share in ((self.temperature, settings.temperature), (self.top_p, settings.top_p)):
            with QSignalBlocker(real):
                real.setValue(share)
        with QSignalBlocker(self.seed):
            self.seed.setText("" if settings.seed is None else str(settings.seed))

    def _later(self, _value: object) -> None:
        self._soon.start()  # not connected directly: QTimer.start would take the emitted value as its interval

    def _apply(self) -> None:
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
