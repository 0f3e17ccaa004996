"""One row of a batch: its facts, the text of a sample with its cards, and why there is none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.batch.batch_seen import BatchReader, BatchSeen, RowSeen
from desktop.cards.written_view import WrittenView
from desktop.controls.card import FLAT, Card
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.steady import ComboBox
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words

if TYPE_CHECKING:
    from desktop.batch.result import Result
    from desktop.judging.verdict import Verdict
    from trainer.engines.engine import Finished


class RowView(QWidget):
    """``opened`` asks for an article."""

    opened = Signal(object)  # Article

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._shown: tuple[BatchSeen, RowSeen, BatchReader] | None = None
        self.title = Label(LabelRole.HEADING)
        self.sample = ComboBox()
        self.said = Label(LabelRole.SOFT, wrap=True)
        self.facts = Prose(paragraph_gap=True)
        self.fold = Fold(self.facts)
        self.written = WrittenView()
        self._lay_out()
        self.sample.activated.connect(lambda _index: self._read())
        self.written.opened.connect(self.opened)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.sample)
        card = Card()
        inner = card.column(spacing=8, padding=FLAT)
        inner.addLayout(head)
        inner.addWidget(self.said)
        inner.addWidget(self.fold)
        self.written.add_above(card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.written)

    def retranslate(self) -> None:
        self.sample.setAccessibleName(self.tr("第几份"))
        self.facts.setAccessibleName(self.tr("案件事实"))
        self.fold.say(self.tr("案件事实"))
        if self._shown is not None:
            self.show_row(*self._shown)

    def show_row(self, seen: BatchSeen, row: RowSeen, reader: BatchReader) -> None:
        """What is in sight already stays as it is."""
        before, self._shown = self._shown, (seen, row, reader)
        if before is not None and before[1] == row and before[2] is reader and self.title.text():
            return
        self.title.setText(row.row.id)
        self.facts.show_text(row.row.case.facts)
        error = row.row.problem or (row.error if row.outcome is None else None)
        words = message_words(error) if error is not None else ""
        if not words and not row.outcomes:
            words = self.tr("还没有预测。")
        self.said.set_role(LabelRole.ERROR if error is not None else LabelRole.SOFT)
        self.said.tell(words)
        self._offer_samples(row)
        self._read()

    def _offer_samples(self, row: RowSeen) -> None:
        self.sample.clear()
        typical = None
        answered = [number for number, outcome in enumerate(row.outcomes) if outcome is not None]
        if row.spread is not None:
            typical = answered[row.spread.typical]
        for number in answered:
            words = self.tr("第 {number} 份").format(number=number + 1)
            self.sample.addItem(words + (self.tr("（居中）") if number == typical else ""), number)
        if typical is not None:
            self.sample.setCurrentIndex(self.sample.findData(typical))
        self.sample.setVisible(len(answered) > 1)

    def _read(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self.written.clear()
        self.written.paper.hide()
        wanted: int | None = self.sample.currentData()
        if self._shown is None or wanted is None:
            return
        seen, row, reader = self._shown
        self._errand = self._desk.courier.send(partial(_verdict, seen, row, reader, wanted), self._take)

    def _take(self, verdict: Verdict | None) -> None:
        if verdict is None:
            return
        self.written.paper.show()
        self.written.text.show_text(verdict.text)
        self.written.stay()
        self.written.reading.show_verdict(verdict)


async def _verdict(seen: BatchSeen, row: RowSeen, reader: BatchReader, wanted: int) -> Verdict | None:
    """Read again, as of the day on which it was written: what was kept of it are words and figures."""
    import asyncio

    return await asyncio.to_thread(_read_again, seen, row, reader, wanted)


def _read_again(seen: BatchSeen, row: RowSeen, reader: BatchReader, wanted: int) -> Verdict | None:
    from datetime import datetime

    from desktop.judging.judging import read_verdict

    results = reader.index.of_row(row.row.number)
    if wanted >= len(results) or results[wanted].card is None:
        return None
    result, manifest = results[wanted], seen.batch.manifest
    day = datetime.fromtimestamp(result.head.at).date()
    return read_verdict(
        row.row.case, manifest.model, manifest.parameters, result.text, _finished(result), judged_on=day
    )


def _finished(result: Result) -> Finished:
    from trainer.engines.engine import Finished

    card = result.card or {}
    tokens = card.get("tokens") or {}
    return Finished(
        str(card.get("end") or "stop"), tokens.get("prompt"), int(tokens.get("answer") or 0), result.head.seconds
    )
