"""The left half of the case page: facts, what is stated beside them, and the button that starts the judging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.judging.case import Case
from desktop.judging.examples import examples
from desktop.pages.case.ask_row import AskRow
from desktop.pages.case.beside import Beside, beside_of, stated_by
from desktop.pages.case.case_options import CaseOptions
from desktop.pages.case.facts_count import FactsCount
from desktop.pages.case.facts_documents import FactsDocuments, ask_documents
from desktop.pages.case.facts_editor import FactsEditor
from desktop.pages.case.facts_steps import FactsSteps
from desktop.wording.message_words import message_words

if TYPE_CHECKING:
    from desktop.documents.intake.opened import OpenedDocument
    from desktop.documents.names import Names
    from desktop.pages.case.document_strip import DocumentStrip
    from desktop.pages.case.reading_strip import ReadingStrip
    from trainer.judgment.types import Span


_MOST_AT_ONCE = 40_000  # characters that are read in the window's thread, which takes a tenth of a second


class FactsPane(QWidget):
    """``edited`` on any change of the case; ``wanted`` when the user asks for a judgment; ``complained`` when something
    is said to be missing; ``check_wanted`` gives a judgment that came with the facts. ``usual_province``: what stands
    there where a case names none."""

    edited = Signal()
    wanted = Signal()
    compared = Signal()
    complained = Signal()
    check_wanted = Signal(str)
    files_given = Signal(object)  # Sequence[Path]
    picture_given = Signal(object)  # QImage
    text_given = Signal(str)  # too long to be read in the window's thread
    reading_stopped = Signal()
    asked = Signal()  # the case is about to be read, to be sent
    restored = Signal()
    translated = Signal()

    def __init__(self, usual_province: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._complaint: Callable[[], str] = str
        self.heading = Label(LabelRole.HEADING)
        self.open_button = Button(ButtonRole.QUIET, "folder")
        self.example_button = Button(ButtonRole.QUIET, "example")
        self.example_menu = QMenu(self)
        self.example_button.setMenu(self.example_menu)
        self.facts = FactsEditor(takes=self._take_paste)
        self.options = CaseOptions()
        self.documents = FactsDocuments(self._connect_strip)
        self.usual_province = usual_province
        self._opened: OpenedDocument | None = None
        self.names: Names | None = None  # of those in the facts, while they are masked
        self._was_empty, self._emptied = True, Beside()
        self._steps = FactsSteps(self.facts.edit.document(), self._beside, self._show_beside, self)
        self.attitudes, self.date, self.province = self.options.attitudes, self.options.date, self.options.province
        self.counted = FactsCount()
        self.count, self.neutralised = self.counted.words, self.counted.neutralised
        self.message = Label(LabelRole.ERROR, wrap=True)
        self.message.hide()
        self.asking = AskRow()
        self.predict, self.samples, self.compare = self.asking.predict, self.asking.samples, self.asking.compare
        self.setFocusProxy(self.facts)
        self._lay_out()
        self.facts.changed.connect(self._changed)
        self.options.changed.connect(self._changed)
        self._connect_document()
        self.predict.clicked.connect(self.wanted)
        self.compare.clicked.connect(self.compared)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = self.head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.open_button)
        head.addWidget(self.example_button)
        column.addLayout(head)
        column.addWidget(self.facts, 1)
        column.addWidget(self.documents)
        column.addWidget(self.counted)
        column.addSpacing(4)
        column.addWidget(self.options)
        column.addSpacing(4)
        self._notes = QVBoxLayout()
        column.addLayout(self._notes)
        column.addWidget(self.message)
        column.addWidget(self.asking)

    def say_below(self, widget: QWidget) -> None:
        """Something to be known before one asks, above the buttons."""
        self._notes.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("案件事实"))
        self.facts.edit.setAccessibleName(self.tr("案件事实"))
        self.facts.edit.say_hint(
            self.tr(
                "粘贴或拖入起诉书、判决书或者犯罪事实（docx、PDF、txt、HTML）……\u2028\u2028写明时间、地点、行为、数额或者伤情、到案经过。姓名请以甲某、乙某代替。"
            )
        )
        self.open_button.say(
            self.tr("打开……"),
            self.tr("打开文书"),
            self.tr("打开起诉书、起诉意见书、判决书等文书，取出案件事实（Ctrl+Shift+F）"),
        )
        self.example_button.say(self.tr("示例"), self.tr("载入示例案情"), self.tr("载入示例案情"))
        self.example_menu.clear()
        for example in examples():
            action = self.example_menu.addAction(message_words(example.title))
            action.triggered.connect(lambda _checked=False, chosen=example: self.show_case(chosen.case))
        self._say_complaint()
        self.translated.emit()

    def case(self) -> Case:
        """What the user gives now; of masked facts nothing that is masked, though it was typed again."""
        text = self.facts.text()
        return self.options.case(text if self.names is None else self.names.hide(text))

    def replace_facts(self, text: str, names: Names | None) -> None:
        """The same facts in other words: what stands beside them stays. One Ctrl+Z brings back what stood here."""
        self._replace(lambda: self.facts.replace(text), replace(self._beside(), names=names))

    def show_case(self, case: Case) -> None:
        """Shows another case with all that it states; one Ctrl+Z brings back what stood here."""
        self._replace(lambda: self.facts.replace(case.facts), beside_of(case, self.usual_province))

    def take(self, opened: OpenedDocument) -> None:
        """The facts of a document, and what it states beside them, in place of those that stand here."""
        self._replace(lambda: self.facts.replace(opened.facts), self._stated_by(opened))

    def take_text(self, text: str) -> None:
        """The same of a text that came by another way than a file."""
        from desktop.documents.intake.opened import open_text  # the readers: no start waits for them

        self.take(open_text(text))

    def put_back(self, case: Case) -> None:
        """The case of an answer, exactly as it was given; Ctrl+Z brings back what stood here."""
        names = self.names if self.names is not None and self.names.masked == case.facts else None
        self._replace(lambda: self.facts.replace(case.facts), replace(beside_of(case), names=names))

    def restore(self, case: Case, no_day: str, names: Names | None = None) -> None:
        """Shows a draft without telling anyone. ``no_day``: what stood in place of the day and was none."""
        beside = replace(beside_of(case), names=names)
        beside = replace(beside, day=no_day or beside.day)
        with QSignalBlocker(self):
            self._replace(lambda: self.facts.replace(case.facts), beside)
            self._steps.forget()
            self._emptied = self._beside()
        self.restored.emit()

    def _take_paste(self, text: str) -> None:
        """A text that takes the place of what stood here is another case: what the other stated must not stay."""
        if len(text) > _MOST_AT_ONCE:
            self.text_given.emit(text)
            return
        from desktop.documents.intake.opened import open_text

        opened = open_text(text.strip())
        put = opened.facts if opened.facts_found else text
        self._replace(lambda: self.facts.edit.insertPlainText(put), self._stated_by(opened))

    def _stated_by(self, opened: OpenedDocument) -> Beside:
        """What the user has set since the field is empty stays; the rest is what the document says, else nothing."""
        stated = stated_by(opened, self.usual_province)
        return stated if self.facts.text().strip() else stated.with_changes(self._emptied, self._beside())

    def _replace(self, put: Callable[[], object], after: Beside) -> None:
        with QSignalBlocker(self.facts):
            self._steps.replace(put, after)
        self.message.hide()
        self._changed()

    def _beside(self) -> Beside:
        return Beside(self.options.attitude(), self.date.text(), self.province.value(), self._opened, self.names)

    def _show_beside(self, beside: Beside) -> None:
        with QSignalBlocker(self.options):
            self.options.show_stated(beside.attitude, beside.day, beside.province)
        self._opened, self.names = beside.document, beside.names
        self.documents.show_beside(beside)

    def ask_file(self) -> None:
        """Lets the user choose one document or several."""
        if files := ask_documents(self):
            self.files_given.emit(files)

    def _connect_document(self) -> None:
        self.open_button.clicked.connect(self.ask_file)
        self.facts.files_given.connect(self.files_given)
        self.facts.picture_given.connect(self.picture_given)
        self.documents.stopped.connect(self.reading_stopped)
        self.documents.unfolded.connect(self._make_room)

    @property
    def reading(self) -> ReadingStrip:
        """How far a document is read."""
        return self.documents.reading

    @property
    def document(self) -> DocumentStrip:
        """What was read out of it."""
        return self.documents.strip

    def _connect_strip(self, document: DocumentStrip) -> None:
        document.attitude_wanted.connect(lambda attitude: self.attitudes[attitude].setChecked(True))
        document.day_wanted.connect(self.date.set_text)
        document.province_wanted.connect(lambda name: self.province.set_value(name or self.usual_province))
        document.whole_wanted.connect(self._take_whole)
        document.check_wanted.connect(self.check_wanted)
        document.closed.connect(self._drop_document)
        document.pointed.connect(self._point)

    def _make_room(self) -> None:
        self.documents.make_room(self.height(), (self.facts, self.counted, self.options))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._make_room()

    def _take_whole(self) -> None:
        if (opened := self._opened) is not None:
            self._replace(lambda: self.facts.replace(opened.text.strip()), replace(self._beside(), names=None))

    def _point(self, places: tuple[Span, ...]) -> None:
        """Marks what a proposal was read from: in the facts where these are all the text there is."""
        opened = self._opened
        if opened is not None and not opened.has_more and self.facts.text().strip() == opened.text:
            self.facts.mark(places)
        else:
            self.document.mark(places)

    def _drop_document(self) -> None:
        self._show_beside(replace(self._beside(), document=None))

    def follow_province(self, usual: str) -> None:
        """The settings name another. A case that has the usual province goes with it."""
        if self.province.value() == self.usual_province:
            self.province.set_value(usual)
        self.usual_province = usual

    def ready(self) -> bool:
        """Whether there is a case to judge; says what is missing where not, and goes there."""
        if not self.facts.text().strip():
            self.complain(lambda: self.tr("请先写入案件事实，或从“示例”载入一个案情。"))
            self.facts.setFocus()
            return False
        self.asked.emit()
        return not self.date_is_wrong()

    def date_is_wrong(self) -> bool:
        """Whether the day of the act is no day; says so and goes there."""
        wrong = self.date.wrong()
        if wrong:
            self.complain(lambda: self.tr("行为日请写作 2021-03-05；不知道时留空。"))
            self.date.setFocus()
        return wrong

    def complain(self, say: Callable[[], str]) -> None:
        """One message above the button, until the case is changed."""
        self._complaint = say
        self.documents.fold()
        self._say_complaint()
        self.message.show()
        self.complained.emit()

    def _say_complaint(self) -> None:
        self.message.setText(self._complaint())

    def _changed(self) -> None:
        self._steps.follow()
        empty = not self.facts.text().strip()
        if empty and not self._was_empty:
            self._emptied = self._beside()
        self._was_empty = empty
        self.documents.show_beside(self._beside())
        self.message.hide()
        self.counted.show_text(self.facts.text())
        self.edited.emit()
