"""The right half of the case page where anyone's judgment is checked: its text as it was given, then its card."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.cards.written_view import WrittenView
from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.pages.case.changed_line import ChangedLine
from desktop.pages.case.facts_editor import FactsEditor
from desktop.pages.case.problem_place import ProblemPlace
from desktop.pages.case.side_switch import Side, SideSwitch

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.judging.verdict import Verdict
    from desktop.pages.case.problem_panel import ProblemPanel


class CheckStage(Enum):
    """Where a judgment that was given stands."""

    GIVEN = auto()  # as it was typed; it may be changed
    READING = auto()
    READ = auto()


class CheckPane(QWidget):
    """The text stays as it was typed whatever becomes of it; ``wanted`` asks for it to be checked."""

    wanted = Signal()
    edited = Signal()
    file_wanted = Signal(object)  # Path
    copy_wanted = Signal()
    staged = Signal()  # it stands elsewhere than before
    opened = Signal(object)  # Article
    pointed = Signal(object, object)  # FindingPlaces, and the Verdict whose finding it is
    reworked = Signal()  # a guideline's sheet was

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = CheckStage.GIVEN
        self.verdict: Verdict | None = None
        self._from_left = False
        self.switch = SideSwitch(Side.CHECK)
        self.progress = Label(LabelRole.FAINT, wrap=True)
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.change = Button(ButtonRole.QUIET, "write")
        self.editor = FactsEditor()
        self.given_facts = QCheckBox()
        self.open_button = Button(ButtonRole.PLAIN, "folder")
        self.check = Button(ButtonRole.PRIMARY, "check")
        self.written = WrittenView(ours=False)
        self.stack = QStackedWidget()
        self.changed = ChangedLine(checks=True)
        self.problems = ProblemPlace()
        self.head = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._enter(CheckStage.GIVEN)
        self.retranslate()

    def _lay_out(self) -> None:
        self.head.setSpacing(8)
        self.head.addWidget(self.switch)
        self.head.addStretch()
        self.head.addWidget(self.change)
        self.head.addWidget(self.copy)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.open_button)
        foot.addWidget(self.check, 1)
        given = QWidget()
        below = QVBoxLayout(given)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.editor, 1)
        below.addWidget(self.problems)
        below.addWidget(self.given_facts)
        below.addLayout(foot)
        read = QWidget()
        shown = QVBoxLayout(read)
        shown.setContentsMargins(0, 0, 0, 0)
        shown.setSpacing(8)
        shown.addWidget(self.changed)
        shown.addWidget(self.written, 1)
        for page in (given, read):
            self.stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self.progress)
        column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.editor.changed.connect(self._changed)
        self.editor.files_given.connect(lambda files: self.file_wanted.emit(files[0]))
        self.given_facts.toggled.connect(lambda _on: self.edited.emit())
        self.open_button.clicked.connect(self.ask_file)
        self.check.clicked.connect(self.wanted)
        self.change.clicked.connect(self.edit)
        self.copy.clicked.connect(self.copy_wanted)
        self.written.opened.connect(self.opened)
        self.written.pointed.connect(lambda places: self.pointed.emit(places, self.verdict))
        self.written.reading.reworked.connect(self.reworked)

    def retranslate(self) -> None:
        self.editor.edit.setAccessibleName(self.tr("要核对的判决"))
        self.editor.edit.say_hint(
            self.tr(
                "粘贴或拖入一份判决书、判决草稿或者别的程序的答复（txt、docx、PDF、HTML）……\u2028\u2028"
                "全文自带事实时按其中的事实核对；只有“本院认为”与主文时，按左侧的案件事实核对。不用模型，不连网络。"
            )
        )
        self.given_facts.setText(self.tr("对照左侧的案件事实，不用文书自己写明的"))
        self.given_facts.setAccessibleName(self.given_facts.text())
        self.open_button.say(self.tr("打开……"), self.tr("打开判决书文件"), self.tr("打开判决书文件（Ctrl+Shift+O）"))
        self.check.say(
            self.tr("核对判决    Ctrl+Enter"),
            self.tr("核对判决"),
            self.tr("读成卡片，对照法律与案件事实；文本保持原样"),
        )
        self.change.say(self.tr("修改文本"), hint=self.tr("回到输入的文本"))
        self.copy.say(self.tr("复制"), hint=self.tr("复制文书、卡片与标识（Ctrl+Shift+C）"))
        self._say_stage()
        if self.verdict is not None:
            self.written.reading.show_verdict(self.verdict)

    @property
    def problem(self) -> ProblemPanel | None:
        """What is said to have failed."""
        return self.problems.panel

    def text(self) -> str:
        """As it was typed, pasted or opened."""
        return self.editor.text()

    def verdict_in_sight(self) -> Verdict | None:
        """None while the text is typed."""
        return self.verdict if self.stage is CheckStage.READ else None

    def take_focus(self) -> None:
        """Where one types, while that is in sight."""
        if self.stage is CheckStage.GIVEN:
            self.editor.setFocus()

    def restore(self, text: str, *, given_facts: bool) -> None:
        """What an earlier run left."""
        self.given_facts.setChecked(given_facts)
        self.editor.replace(text)
        self.editor.edit.document().clearUndoRedoStacks()

    def put(self, text: str) -> None:
        """Another text, to be looked at and checked; Ctrl+Z brings the one before back."""
        self.edit()
        if self.text() != text:
            self.editor.replace(text)

    def ask_file(self) -> None:
        """Lets the user choose a file."""
        pattern = self.tr("文书 (*.txt *.docx *.pdf *.html *.htm *.md *.json *.xml);;所有文件 (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("打开判决书"), "", pattern)
        if name:
            self.file_wanted.emit(Path(name))

    def wait(self) -> None:
        """Something is read; the text stays where it is."""
        self.problems.clear()
        self._enter(CheckStage.READING)

    def show_verdict(self, verdict: Verdict, *, from_left: bool) -> None:
        """The text with its card. ``from_left``: the facts it was held against are those of the left pane."""
        self.verdict, self._from_left = verdict, from_left
        self.written.clear()
        self.written.text.show_text(verdict.text)
        self.written.reading.show_verdict(verdict)
        self._enter(CheckStage.READ)
        self.written.verticalScrollBar().setValue(0)

    def edit(self) -> None:
        """Back to the text as it was typed."""
        self._enter(CheckStage.GIVEN)
        self.editor.setFocus()

    def fail(self, make: Callable[[], ProblemPanel]) -> None:
        """What is missing and what to do, below the text, which stays. Made again in another language."""
        self.problems.show_problem(make)
        self.edit()

    def _changed(self) -> None:
        self.problems.clear()
        self.edited.emit()

    def _enter(self, stage: CheckStage) -> None:
        self.stage = stage
        read = stage is CheckStage.READ
        self.stack.setCurrentIndex(int(read))
        self.change.setVisible(read)
        self.copy.setVisible(read)
        self.check.setEnabled(stage is CheckStage.GIVEN)
        self._say_stage()
        self.staged.emit()

    def _say_stage(self) -> None:
        words = ""
        if self.stage is CheckStage.READING:
            words = self.tr("正在核对……")
        elif self.stage is CheckStage.READ and self.verdict is not None:
            words = self._read_words(self.verdict)
        self.progress.tell(words)

    def _read_words(self, verdict: Verdict) -> str:
        errors = sum(finding.severity == "error" for finding in verdict.findings)
        warnings = sum(finding.severity == "warning" for finding in verdict.findings)
        counted = self.tr("与法律不符 {errors} 处，请核对 {warnings} 处").format(errors=errors, warnings=warnings)
        case = verdict.case
        stated = [self.tr("行为日 {day}").format(day=case.act_date)] if case.act_date is not None else []
        stated += [case.province] if case.province is not None else []
        return "  ·  ".join((self._compared_words(verdict), *stated, counted))

    def _compared_words(self, verdict: Verdict) -> str:
        if not verdict.case.facts.strip():
            return self.tr("已核对，没有案件事实，只对照了法律")
        if self._from_left:
            return self.tr("已核对，对照左侧的案件事实")
        return self.tr("已核对，对照文书中写明的事实")
