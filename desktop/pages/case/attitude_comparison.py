"""坦白 and 拒不认罪 side by side: the difference in one line a defendant, then both cards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.cards.reading_view import ReadingView
from desktop.controls.card import FLAT, Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.judging.penalty_differences import PenaltyDifference, penalty_differences
from desktop.judging.verdict import Verdict
from desktop.wording.language import language
from desktop.wording.sentence_words import money_words, term_words
from resources.disclaimer.reader import label


class AttitudeComparison(Scrolling):
    """Shows two verdicts on the same facts; the first is that of the confession."""

    opened = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, focus=Qt.FocusPolicy.TabFocus)
        self.verdicts: tuple[Verdict, Verdict] | None = None
        self.readings: list[ReadingView] = []
        self.retranslate()

    def show_verdicts(self, confessed: Verdict, denied: Verdict) -> None:
        """Builds both columns. Of verdicts that are shown again, in another language, the sheets stay as they stood."""
        before = self.verdicts
        again = before is not None and before[0] is confessed and before[1] is denied
        stood = [reading.sheets for reading in self.readings] if again else []
        self.verdicts, self.readings = (confessed, denied), []
        page = QWidget()
        lay_on(page, Surface.SCROLLED)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 24)
        column.setSpacing(16)
        column.addWidget(self._summary(penalty_differences(confessed, denied)))
        sides = QHBoxLayout()
        sides.setSpacing(16)
        for words, verdict in ((self.tr("坦白"), confessed), (self.tr("拒不认罪"), denied)):
            sides.addLayout(self._side(words, verdict), 1)
        for reading, sheets in zip(self.readings, stood, strict=False):
            reading.work_on(sheets)
        column.addLayout(sides)
        column.addStretch()
        self.setWidget(page)

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("态度对照"))
        if self.verdicts is not None:
            self.show_verdicts(*self.verdicts)

    def _side(self, words: str, verdict: Verdict) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(8)
        side.addWidget(Label(LabelRole.HEADING, text=words))
        reading = ReadingView()
        reading.show_verdict(verdict)
        self.readings.append(reading)
        paper = Card()
        sheet = paper.column(spacing=16)
        sheet.addWidget(Label(LabelRole.FAINT, wrap=True, text=label(language())))
        text = Prose(paragraph_gap=True)
        text.show_text(verdict.text)
        text.setAccessibleName(self.tr("预测的文书（{attitude}）").format(attitude=words))
        sheet.addWidget(text)
        reading.marked.connect(text.mark)
        reading.pointed.connect(lambda places: text.mark(places.text))
        reading.opened.connect(self.opened)
        side.addWidget(reading)
        side.addWidget(paper)
        side.addStretch()
        return side

    def _summary(self, found: tuple[PenaltyDifference, ...]) -> Card:
        summary = Card()
        column = summary.column(padding=FLAT)
        for difference in found:
            column.addWidget(Label(LabelRole.HEADING, wrap=True, text=self._words(difference)))
            if not difference.same_charges:
                warning = self.tr("两次认定的罪名不同。态度不应影响定性，请仔细核对。")
                column.addWidget(Label(LabelRole.ERROR, wrap=True, text=warning))
        note = self.tr("拒不认罪本身不得作为从重处罚的理由；差别应只来自从宽情节的有无。每次预测带有随机性。")
        column.addWidget(Label(LabelRole.FAINT, wrap=True, text=note))
        return summary

    def _words(self, difference: PenaltyDifference) -> str:
        parts = []
        if not difference.same_kind:
            parts.append(self.tr("刑种不同"))
        elif difference.months is not None:
            parts.append(
                self.tr("刑期相同")
                if difference.months == 0
                else self.tr("拒不认罪时刑期多 {term}").format(term=term_words(difference.months))
                if difference.months > 0
                else self.tr("拒不认罪时刑期少 {term}").format(term=term_words(-difference.months))
            )
        if difference.fine_yuan:
            more = difference.fine_yuan > 0
            parts.append(
                (self.tr("罚金多 {fine}") if more else self.tr("罚金少 {fine}")).format(
                    fine=money_words(abs(difference.fine_yuan))
                )
            )
        if difference.probation[0] and not difference.probation[1]:
            parts.append(self.tr("失去缓刑"))
        elif difference.probation[1] and not difference.probation[0]:
            parts.append(self.tr("反而有缓刑"))
        joined = self.tr("，").join(parts) or self.tr("没有可比较的刑罚")
        return self.tr("{name}：{difference}").format(name=difference.name or self.tr("被告人"), difference=joined)
