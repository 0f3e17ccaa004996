"""The left half of the case page: facts, attitude, date, and the button that starts the judging."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QMenu, QRadioButton, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.date_field import DateField
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.judging.case import Case
from desktop.judging.examples import examples
from desktop.pages.case.facts_editor import FactsEditor
from desktop.wording.message_words import message_words
from trainer.samples.control_tokens import control_tokens
from trainer.samples.prompt import StatedAttitude

_MOST_TOKENS = 4  # in the line under the facts


class FactsPane(QWidget):
    """``edited`` on any change of the case; ``wanted`` when the user asks for a judgment."""

    edited = Signal()
    wanted = Signal()
    compared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: tuple[int, int, bool] | None = None
        self._running = False
        self.heading = Label(LabelRole.HEADING)
        self.example_button = Button(ButtonRole.QUIET, "example")
        self.example_menu = QMenu(self)
        self.example_button.setMenu(self.example_menu)
        self.facts = FactsEditor()
        self.attitude_label = Label(LabelRole.SOFT)
        self.attitudes = {attitude: QRadioButton() for attitude in StatedAttitude}
        self._group = QButtonGroup(self)
        for button in self.attitudes.values():
            self._group.addButton(button)
        self.attitudes[StatedAttitude.NOT_STATED].setChecked(True)
        self.date_label = Label(LabelRole.SOFT)
        self.date = DateField()
        self.count = Label(LabelRole.FAINT)
        self.neutralised = Label(LabelRole.FAINT, wrap=True)
        self.neutralised.hide()
        self.message = Label(LabelRole.ERROR, wrap=True)
        self.message.hide()
        self.predict = Button(ButtonRole.PRIMARY, "next")
        self.compare = Button(ButtonRole.PLAIN, "compare")
        self._lay_out()
        self.facts.changed.connect(self._changed)
        self.facts.dropped_badly.connect(self.complain)
        self._group.buttonToggled.connect(lambda _button, on: self._changed() if on else None)
        self.date.changed.connect(self._changed)
        self.predict.clicked.connect(self.wanted)
        self.compare.clicked.connect(self.compared)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading)
        head.addStretch()
        head.addWidget(self.example_button)
        column.addLayout(head)
        column.addWidget(self.facts, 1)
        column.addWidget(self.count)
        column.addWidget(self.neutralised)
        column.addSpacing(4)
        choices = QWidget()
        flow = FlowLayout(choices, gap=4)
        for button in self.attitudes.values():
            flow.addWidget(button)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.attitude_label, 0, 0)
        grid.addWidget(choices, 0, 1)
        grid.addWidget(self.date_label, 1, 0)
        grid.addWidget(self.date, 1, 1, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(grid)
        column.addSpacing(4)
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.predict, 1)
        foot.addWidget(self.compare)
        column.addLayout(foot)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("案件事实"))
        self.facts.edit.setAccessibleName(self.tr("案件事实"))
        self.facts.edit.setPlaceholderText(
            self.tr(
                "粘贴或拖入犯罪事实（.txt）……\u2028\u2028写明时间、地点、行为、数额或者伤情、到案经过。姓名请以甲某、乙某代替。"
            )
        )
        self.example_button.say(self.tr("示例"), self.tr("载入示例案情"), self.tr("载入示例案情"))
        self.attitude_label.setText(self.tr("到案后的态度"))
        self.attitudes[StatedAttitude.NOT_STATED].setText(self.tr("未记载"))
        self.attitudes[StatedAttitude.CONFESSED].setText(self.tr("坦白"))
        self.attitudes[StatedAttitude.DENIED].setText(self.tr("拒不认罪"))
        for button in self.attitudes.values():
            button.setAccessibleName(self.tr("到案后的态度：{attitude}").format(attitude=button.text()))
        self.date_label.setText(self.tr("行为日"))
        self.date.say(self.tr("未填"), self.tr("犯罪行为发生之日，例如 2021-03-05；不填则按现行法"))
        self.predict.say(
            self.tr("预测判决    Ctrl+Enter"), self.tr("预测判决"), self.tr("把事实交给模型，写出一审判决的说理与主文")
        )
        self.compare.say(self.tr("态度对照"), hint=self.tr("同一事实分别按“坦白”与“拒不认罪”预测，并列显示差别"))
        self.example_menu.clear()
        for example in examples():
            action = self.example_menu.addAction(message_words(example.title))
            action.triggered.connect(lambda _checked=False, chosen=example: self.show_case(chosen.case))
        self._show_count()
        self._show_neutralised()

    def case(self) -> Case:
        """What the user gives now."""
        chosen = next(attitude for attitude, button in self.attitudes.items() if button.isChecked())
        return Case(self.facts.text(), chosen, self.date.value())

    def show_case(self, case: Case) -> None:
        """Shows another case; Ctrl+Z brings the facts back."""
        if self.facts.text() != case.facts:
            self.facts.replace(case.facts)
        self.attitudes[case.attitude].setChecked(True)
        self.date.set_value(case.act_date)
        self.message.hide()

    def restore(self, facts: str, attitude: StatedAttitude, act_date: date | None) -> None:
        """Shows a draft without telling anyone."""
        with QSignalBlocker(self):
            self.show_case(Case(facts, attitude, act_date))
            self.facts.edit.document().clearUndoRedoStacks()
            self._changed()

    def ready(self) -> bool:
        """Whether there is a case to judge; says what is missing where not, and goes there."""
        if not self.facts.text().strip():
            self.complain(self.tr("请先写入案件事实，或从“示例”载入一个案情。"))
            self.facts.setFocus()
            return False
        if self.date.wrong():
            self.complain(self.tr("行为日请写作 2021-03-05；不知道时留空。"))
            self.date.setFocus()
            return False
        return True

    def complain(self, message: str) -> None:
        """One message above the button, until the case is changed."""
        self.message.setText(message)
        self.message.show()

    def set_running(self, running: bool) -> None:
        """While a judgment is written no other can be asked for."""
        self._running = running
        self.predict.setEnabled(not running)
        self.compare.setEnabled(not running)

    def set_tokens(self, tokens: int, most: int, *, exact: bool) -> None:
        """The prompt's length next to what fits."""
        self._tokens = (tokens, most, exact)
        self._show_count()

    def _changed(self) -> None:
        self.message.hide()
        self._show_count()
        self._show_neutralised()
        self.edited.emit()

    def _show_neutralised(self) -> None:
        """Says quietly that what looks like a model's control token is plain text in the prompt."""
        tokens = control_tokens(self.facts.text())
        self.neutralised.setVisible(bool(tokens))
        if tokens:
            form = self.tr("{tokens} 是模型的控制符号，将作为普通文字交给模型。")
            self.neutralised.setText(form.format(tokens="  ".join(tokens[:_MOST_TOKENS])))

    def _show_count(self) -> None:
        characters = sum(not character.isspace() for character in self.facts.text())
        words = self.tr("{count} 字").format(count=f"{characters:,}")
        too_long = False
        if self._tokens is not None:
            tokens, most, exact = self._tokens
            too_long = tokens > most
            form = self.tr("{tokens} / {most} 词元") if exact else self.tr("约 {tokens} / {most} 词元")
            words += "  ·  " + form.format(tokens=f"{tokens:,}", most=f"{most:,}")
        self.count.setText(words)
        self.count.set_role(LabelRole.ERROR if too_long else LabelRole.FAINT)
