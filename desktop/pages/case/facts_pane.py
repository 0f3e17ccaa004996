"""The left half of the case page: facts, what is stated beside them, and the button that starts the judging."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.judging.case import Case
from desktop.judging.examples import examples
from desktop.pages.case.case_options import CaseOptions
from desktop.pages.case.facts_editor import FactsEditor
from desktop.wording.message_words import message_words
from trainer.samples.control_tokens import control_tokens

_MOST_TOKENS = 4  # in the line under the facts


class FactsPane(QWidget):
    """``edited`` on any change of the case; ``wanted`` when the user asks for a judgment; ``complained`` when something
    is said to be missing."""

    edited = Signal()
    wanted = Signal()
    compared = Signal()
    complained = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: tuple[int, int, bool] | None = None
        self._running = False
        self._aside = False
        self._complaint: Callable[[], str] = str
        self.heading = Label(LabelRole.HEADING)
        self.example_button = Button(ButtonRole.QUIET, "example")
        self.example_menu = QMenu(self)
        self.example_button.setMenu(self.example_menu)
        self.facts = FactsEditor()
        self.options = CaseOptions()
        self.attitudes, self.date, self.province = self.options.attitudes, self.options.date, self.options.province
        self.count = Label(LabelRole.FAINT)
        self.neutralised = Label(LabelRole.FAINT, wrap=True)
        self.neutralised.hide()
        self.message = Label(LabelRole.ERROR, wrap=True)
        self.message.hide()
        self.predict = Button(ButtonRole.PRIMARY, "next")
        self.compare = Button(ButtonRole.PLAIN, "compare")
        self.setFocusProxy(self.facts)
        self._lay_out()
        self.facts.changed.connect(self._changed)
        self.facts.dropped_badly.connect(lambda told: self.complain(lambda: message_words(told)))
        self.options.changed.connect(self._changed)
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
        column.addWidget(self.options)
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
        self.facts.edit.say_hint(
            self.tr(
                "粘贴或拖入犯罪事实（txt、docx、PDF）……\u2028\u2028写明时间、地点、行为、数额或者伤情、到案经过。姓名请以甲某、乙某代替。"
            )
        )
        self.example_button.say(self.tr("示例"), self.tr("载入示例案情"), self.tr("载入示例案情"))
        self._say_predict()
        self.compare.say(self.tr("态度对照"), hint=self.tr("同一事实分别按“坦白”与“拒不认罪”预测，并列显示差别"))
        self.example_menu.clear()
        for example in examples():
            action = self.example_menu.addAction(message_words(example.title))
            action.triggered.connect(lambda _checked=False, chosen=example: self.show_case(chosen.case))
        self._show_count()
        self._show_neutralised()
        self._say_complaint()

    def case(self) -> Case:
        """What the user gives now."""
        return self.options.case(self.facts.text())

    def show_case(self, case: Case) -> None:
        """Shows another case; Ctrl+Z brings the facts back."""
        if self.facts.text() != case.facts:
            self.facts.replace(case.facts)
        self.options.show_case(case)
        self.message.hide()

    def restore(self, case: Case, no_day: str) -> None:
        """Shows a draft without telling anyone. ``no_day``: what stood in place of the day and was none."""
        with QSignalBlocker(self):
            self.show_case(case)
            if no_day:
                self.date.set_text(no_day)
            self.facts.edit.document().clearUndoRedoStacks()
            self._changed()

    def ready(self) -> bool:
        """Whether there is a case to judge; says what is missing where not, and goes there."""
        if not self.facts.text().strip():
            self.complain(lambda: self.tr("请先写入案件事实，或从“示例”载入一个案情。"))
            self.facts.setFocus()
            return False
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
        self._say_complaint()
        self.message.show()
        self.complained.emit()

    def _say_complaint(self) -> None:
        self.message.setText(self._complaint())

    def set_running(self, running: bool) -> None:
        """While a judgment is written no other can be asked for."""
        self._running = running
        self.predict.setEnabled(not running)
        self.compare.setEnabled(not running)

    def set_aside(self, aside: bool) -> None:
        """Whether something else than a prediction is the page's first action now, and has its key."""
        self._aside = aside
        self.predict.set_role(ButtonRole.PLAIN if aside else ButtonRole.PRIMARY)
        self._say_predict()

    def _say_predict(self) -> None:
        words = self.tr("预测判决") if self._aside else self.tr("预测判决    Ctrl+Enter")
        hint = self.tr("把事实交给模型，写出一审判决的说理与主文")
        self.predict.say(words, self.tr("预测判决"), hint)

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
