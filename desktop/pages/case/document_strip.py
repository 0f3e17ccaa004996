"""What was read out of the document that the facts came from: quiet, each with its place, each to be taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface
from desktop.pages.case.document_view import DocumentView
from trainer.samples.prompt import StatedAttitude

if TYPE_CHECKING:
    from desktop.documents.intake.opened import OpenedDocument
    from desktop.pages.case.beside import Beside
    from trainer.judgment.types import Span


class DocumentStrip(Card):
    """Hidden while the facts came from no document. The three signals of proposals give what is to stand in the option
    now; ``whole_wanted`` asks for the whole text as facts, ``check_wanted`` gives a judgment's text to be checked."""

    attitude_wanted = Signal(object)  # StatedAttitude
    day_wanted = Signal(str)
    province_wanted = Signal(str)
    whole_wanted = Signal()
    check_wanted = Signal(str)
    pointed = Signal(object)  # tuple[Span, ...]
    closed = Signal()
    unfolded = Signal()  # or folded: it takes more room, or less

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface=Surface.BANNER)
        self._document: OpenedDocument | None = None
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.doubts = Label(LabelRole.FAINT, wrap=True)
        self.attitude, self.day, self.province = (_Proposal(self.pointed.emit) for _ in range(3))
        self.rest = Button(ButtonRole.QUIET, "chevron-right")
        self.rest.setCheckable(True)
        self.whole = Button(ButtonRole.QUIET)
        self.check = Button(ButtonRole.QUIET, "check")
        self.close_button = Button(ButtonRole.QUIET, "close")
        self.view = DocumentView()
        self._lay_out()
        self.rest.toggled.connect(self._turn)
        self.whole.clicked.connect(self.whole_wanted)
        self.check.clicked.connect(self._ask_check)
        self.close_button.clicked.connect(self.closed)
        self.attitude.turned.connect(lambda on: self.attitude_wanted.emit(self._attitude(on)))
        self.day.turned.connect(lambda on: self.day_wanted.emit(self._day(on)))
        self.province.turned.connect(lambda on: self.province_wanted.emit(self._province(on)))
        self.retranslate()
        self.hide()

    def _lay_out(self) -> None:
        column = self.column(spacing=4, padding=(12, 6, 6, 6))
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        head.addWidget(self.close_button)
        column.addLayout(head)
        column.addWidget(_Rows(self.day, self.attitude, self.province, self.rest, self.whole, self.check))
        column.addWidget(self.doubts)
        column.addWidget(self.view, 1)

    def retranslate(self) -> None:
        self.rest.say(self.tr("原文"), self.tr("文书全文"), self.tr("在下方展开文书全文，只读；事实部分已标出"))
        self.whole.say(self.tr("用全文"), hint=self.tr("把文书的全部文字作为案件事实"))
        self.check.say(self.tr("同时核对这份判决"), hint=self.tr("在右侧核对这份判决，文本保持原样"))
        self.close_button.say("", self.tr("收起文书"), self.tr("收起：事实与选项保持原样"))
        self.view.retranslate()
        self._say()

    def show_beside(self, beside: Beside) -> None:
        """The document that now stands behind the facts, and which of its proposals are taken."""
        document = beside.document
        if document is not self._document:
            self._document = document
            self.rest.setChecked(False)
            if document is not None:
                self.view.show_text(document.text, document.doubtful or document.facts_at)
            self._say()
        self.setVisible(document is not None and _says_something(document))
        if document is None:
            return
        self.attitude.set_taken(document.attitude is not None and document.attitude.value is beside.attitude)
        self.day.set_taken(document.day is not None and document.day.value.isoformat() == beside.day.strip())
        self.province.set_taken(document.province is not None and document.province.value == beside.province)

    def mark(self, spans: tuple[Span, ...]) -> None:
        """Opens the document and shows these places in it."""
        self.rest.setChecked(True)
        self.view.mark(spans)

    def _turn(self, on: bool) -> None:
        self.view.setVisible(on)
        self.rest.draw("chevron-down" if on else "chevron-right")
        self.unfolded.emit()

    def _ask_check(self) -> None:
        document = self._document
        if document is not None and document.judgment is not None:
            self.check_wanted.emit(document.text[document.judgment.start : document.judgment.end].strip())

    def _attitude(self, on: bool) -> StatedAttitude:
        found = self._document.attitude if self._document else None
        return found.value if on and found is not None else StatedAttitude.NOT_STATED

    def _day(self, on: bool) -> str:
        found = self._document.day if self._document else None
        return found.value.isoformat() if on and found is not None else ""

    def _province(self, on: bool) -> str:
        found = self._document.province if self._document else None
        return found.value if on and found is not None else ""

    def _say(self) -> None:
        document = self._document
        if document is None:
            return
        self.words.setText(self._source(document))
        found = document.day
        self.day.offer(
            self.tr("行为日 {day}").format(day=found.value.isoformat()) if found else "",
            found.places if found else (),
            self._days_hint(found.first, found.value) if found else "",
        )
        stated = document.attitude
        words = {StatedAttitude.CONFESSED: self.tr("到案后 坦白"), StatedAttitude.DENIED: self.tr("到案后 拒不认罪")}
        self.attitude.offer(words.get(stated.value, "") if stated else "", stated.places if stated else ())
        place = document.province
        self.province.offer(
            self.tr("地区 {province}").format(province=place.value) if place else "", place.places if place else ()
        )
        self.rest.setVisible(document.has_more or document.recognised)
        self.whole.setVisible(document.has_more)
        self.check.setVisible(document.judgment is not None)
        self.doubts.tell(self._doubts(document))

    def _source(self, document: OpenedDocument) -> str:
        kind = self._kind_words(document)
        if len(document.files) > 1:
            named = self.tr("、").join(document.files)
            words = self.tr("从{kind}读出（{count} 份文件依次为 {files}）").format(
                kind=kind, count=len(document.files), files=named
            )
        elif document.files:
            words = self.tr("从{kind}读出（{file}）").format(kind=kind, file=document.files[0])
        else:
            words = self.tr("从{kind}读出").format(kind=kind)
        if document.defendants:
            words += self.tr("：{names}").format(names=self.tr("、").join(document.defendants))
        if not document.facts_found and kind != self.tr("案情"):
            words += self.tr("。没有找到事实部分，放入了全文。")
        return words

    def _kind_words(self, document: OpenedDocument) -> str:
        return {
            "判决书": self.tr("判决书"),
            "起诉书": self.tr("起诉书"),
            "起诉意见书": self.tr("起诉意见书"),
            "量刑建议书": self.tr("量刑建议书"),
            "笔录": self.tr("笔录"),
            "其他文书": self.tr("其他文书"),
        }.get(document.kind.value, self.tr("案情"))

    def _days_hint(self, first: date, last: date) -> str:
        if first == last:
            return ""
        return self.tr("文书写的行为在 {first} 至 {last} 之间；行为连续的，适用最后一日的法律").format(
            first=first.isoformat(), last=last.isoformat()
        )

    def _doubts(self, document: OpenedDocument) -> str:
        if not document.recognised:
            return ""
        if not document.doubtful:
            return self.tr("文字由本机识别（OCR），请与原件核对。")
        shown = [document.text[place.start : place.end][:_MOST_SHOWN] for place in document.doubtful[:_MOST_PLACES]]
        form = self.tr("文字由本机识别（OCR），有 {count} 处没有把握，已在原文中标出，请与原件核对：{places}")
        return form.format(count=len(document.doubtful), places="  ·  ".join(shown))


_MOST_PLACES, _MOST_SHOWN = 3, 12  # of what is doubtful, and characters of each, that are shown below the chips
_TURN_WIDTH = 30  # pixels: it holds an icon alone


def _says_something(document: OpenedDocument) -> bool:
    """Of facts that were pasted, and state nothing else, nothing is to be said."""
    stated = document.attitude or document.day or document.province
    return bool(document.files or document.has_more or document.recognised or document.judgment or stated)


class _Rows(QWidget):
    """Widgets in rows, all of which are seen however little room there is."""

    def __init__(self, *widgets: QWidget) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=4)
        for widget in widgets:
            self._flow.addWidget(widget)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self.setMinimumHeight(self._flow.heightForWidth(self.width()))
        return super().event(event)


class _Proposal(QWidget):
    """A chip that shows its place, and a small button that takes it back or takes it again."""

    turned = Signal(bool)

    def __init__(self, point: Callable[[tuple[Span, ...]], object]) -> None:
        super().__init__()
        self.places: tuple[Span, ...] = ()
        self.chip = Button(ButtonRole.CHIP)
        self.turn = Button(ButtonRole.QUIET, "close")
        self.turn.setFixedWidth(_TURN_WIDTH)
        self._taken = True
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.chip)
        row.addWidget(self.turn)
        self.chip.clicked.connect(lambda: point(self.places))
        self.turn.clicked.connect(lambda: self.turned.emit(not self._taken))

    def offer(self, words: str, places: tuple[Span, ...], hint: str = "") -> None:
        """Hidden without words."""
        self.places = places
        self.setVisible(bool(words))
        where = self.tr("点按在原文中标出")
        self.chip.say(words, f"{words} {where}", f"{hint}\n{where}".strip())
        self.chip.setEnabled(bool(places))
        self._say_turn()

    def set_taken(self, taken: bool) -> None:
        """Whether the option has this value now."""
        self._taken = taken
        self._say_turn()

    def _say_turn(self) -> None:
        self.turn.draw("close" if self._taken else "plus")
        words = self.tr("不采用：{what}") if self._taken else self.tr("采用：{what}")
        self.turn.say("", words.format(what=self.chip.text()), words.format(what=self.chip.text()))
