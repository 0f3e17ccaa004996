"""Whether the span of several answers holds what it promises, and how each model answered at all."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.figure import Figure
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.conclusions import models_of
from desktop.pages.evaluation.agreement_grid import AgreementGrid
from desktop.pages.evaluation.predictor_words import predictor_words
from desktop.wording.share_words import share_words
from trainer.evaluation.figures.results import Calibration, PredictorResults, SuiteResults


class CalibrationView(Scrolling):
    """One card for each model."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SuiteResults, AskedEvaluation | None] | None = None
        self.note = Label(LabelRole.FAINT, wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(16)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.note)
        column.addLayout(self._cards)
        column.addStretch()
        column.setContentsMargins(0, 0, 0, 0)
        self.show_column(column, around=(0, 0, 0, 16))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("可靠程度"))
        self._show()

    def show_suite(self, suite: SuiteResults, asked: AskedEvaluation | None) -> None:
        """Another suite."""
        self._shown = suite, asked
        self._show()

    def _show(self) -> None:
        empty(self._cards)
        if self._shown is None:
            return
        suite, asked = self._shown
        self.note.tell(
            "" if suite.calibrations else self.tr("刑期范围是否可靠没有测：评测时“每案另写几份”填 5 以上才能知道。")
        )
        for model in models_of(suite):
            card = Card()
            column = card.column(spacing=12)
            heading = Label(LabelRole.HEADING, wrap=True)
            heading.setText(predictor_words(model.predictor, asked))
            column.addWidget(heading)
            for each in suite.calibrations:
                if each.predictor == model.predictor:
                    column.addWidget(Label(wrap=True, text=self._words(each)))
                    if each.agreement:
                        column.addWidget(AgreementGrid(each))
            column.addWidget(self._answers(model))
            self._cards.addWidget(card)

    def _words(self, each: Calibration) -> str:
        said = self.tr(
            "每案写 {samples} 份，居中的 {nominal} 划出一个刑期范围；法院的刑期有 {held} 落在其中"
            "（95 % 区间 {low} 至 {high}，以 {cases} 案计）。"
        ).format(
            samples=each.samples,
            nominal=share_words(each.nominal),
            held=share_words(each.held),
            low=share_words(each.low),
            high=share_words(each.high),
            cases=f"{each.cases:,}",
        )
        if each.low <= each.nominal <= each.high:
            return said + self.tr("范围大致名副其实。")
        if each.held < each.nominal:
            return said + self.tr("范围偏窄：看上去比实际更有把握。")
        return said + self.tr("范围偏宽：比需要的更保守。")

    def _answers(self, model: PredictorResults) -> QWidget:
        """How it answered: read, abstained, cut off, how long each took."""
        told, answers = QWidget(), model.answers
        flow = FlowLayout(told, gap=32)
        for name, value in (
            (self.tr("读得出判决"), _share(answers.get("readable"))),
            (self.tr("没有作答"), _share(answers.get("abstained"))),
            (self.tr("没写完"), _count(answers.get("cut_off"))),
            (self.tr("事实太长、没有问"), _count(answers.get("too_long"))),
            (self.tr("每份平均用时"), self._seconds(answers.get("seconds_mean"))),
        ):
            if value:
                figure = Figure()
                figure.say(name, value)
                flow.addWidget(figure)
        return told

    def _seconds(self, value: object) -> str:
        return self.tr("{seconds} 秒").format(seconds=f"{value:.1f}") if isinstance(value, int | float) else ""


def _share(value: object) -> str:
    return share_words(value) if isinstance(value, float) and 0 <= value <= 1 else _count(value)


def _count(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else ""
