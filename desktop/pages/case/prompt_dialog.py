"""The prompt as it will be sent, word for word, and its system text, which may be another for as long as one wishes."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.desk.desk import Desk
from desktop.judging.case import Case
from desktop.settings.system_presets import LONGEST_NAME, has_room, with_preset, without_preset
from resources.model_card.system_text import system_text
from trainer.samples.prompt import user_text

SIZE = (760, 620)


class PromptDialog(QDialog):
    """``chosen`` gives the system text of the user's own, None for that of the model; every edit counts at once."""

    chosen = Signal(object)  # str | None

    def __init__(self, desk: Desk, case: Case, own: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._usual = self._usual_text()
        self.hint = Label(LabelRole.SOFT, wrap=True)
        self.preset = ComboBox()
        self.remove = Button(ButtonRole.QUIET, "close")
        self.system_title, self.user_title = Label(LabelRole.HEADING), Label(LabelRole.HEADING)
        self.system = QPlainTextEdit(self._usual if own is None else own)
        self.user = QPlainTextEdit(user_text(case.facts, case.attitude))
        self.user.setReadOnly(True)
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.keep = Button(ButtonRole.PLAIN, "plus")
        self.done_button = Button(ButtonRole.PRIMARY)
        self._lay_out()
        self.system.textChanged.connect(self._edited)
        self.preset.activated.connect(self._take)
        self.remove.clicked.connect(self._remove)
        self.keep.clicked.connect(self._keep)
        self.name.textChanged.connect(self._show_state)
        self.done_button.clicked.connect(self.accept)
        self.retranslate()
        self.resize(*SIZE)

    def _lay_out(self) -> None:
        which = QHBoxLayout()
        which.setSpacing(8)
        which.addWidget(self.system_title)
        which.addStretch()
        which.addWidget(self.preset)
        which.addWidget(self.remove)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.name, 1)
        foot.addWidget(self.keep)
        foot.addSpacing(24)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(self.hint)
        column.addLayout(which)
        column.addWidget(self.system, 3)
        column.addWidget(self.user_title)
        column.addWidget(self.user, 2)
        column.addLayout(foot)

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("发给模型的提示"))
        self.hint.setText(
            self.tr(
                "下面的文字原样发给模型。系统提示可以改写，对以后的每次预测有效，直到改回；历史记录写明用的是哪一份。"
            )
        )
        self.system_title.setText(self.tr("系统提示"))
        self.user_title.setText(self.tr("案件"))
        self.system.setAccessibleName(self.tr("系统提示"))
        self.user.setAccessibleName(self.tr("案件的提示，只读"))
        self.preset.setAccessibleName(self.tr("用哪一份系统提示"))
        self.remove.say("", self.tr("删除这份系统提示"), self.tr("删除这份系统提示"))
        self.name.setPlaceholderText(self.tr("名称"))
        self.name.setAccessibleName(self.tr("系统提示的名称"))
        self.keep.say(self.tr("以此名称保存"))
        self.done_button.say(self.tr("完成"))
        self._fill()

    def own(self) -> str | None:
        """The user's own system text; None where it is the model's."""
        text = self.system.toPlainText()
        return None if text == self._usual else text

    def _usual_text(self) -> str:
        model = self._desk.model
        return system_text() if model is None or model.system is None else model.system

    def _fill(self) -> None:
        with QSignalBlocker(self.preset):
            self.preset.clear()
            self.preset.addItem(self.tr("模型自带的"), self._usual)
            for name, text in self._desk.settings.system_presets:
                self.preset.addItem(name, text)
            self.preset.addItem(self.tr("改写的"), None)
        self._show_state()

    def _show_state(self) -> None:
        """Which of the texts stands there, and what can be done with it."""
        texts = [self.preset.itemData(row) for row in range(self.preset.count() - 1)]
        text = self.system.toPlainText()
        at = texts.index(text) if text in texts else len(texts)
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(at)
        self.remove.setEnabled(0 < at < len(texts))
        room = has_room(self._desk.settings.system_presets, self.name.text(), text)
        self.keep.setEnabled(bool(self.name.text().strip()) and at == len(texts) and room)
        self.keep.setToolTip("" if room else self.tr("存不下了：请缩短文字，或者先删除一份系统提示。"))

    def _edited(self) -> None:
        self._show_state()
        self.chosen.emit(self.own())

    def _take(self, row: int) -> None:
        text = self.preset.itemData(row)
        if text is not None:
            self.system.selectAll()
            self.system.insertPlainText(text)  # Ctrl+Z brings the one before back

    def _keep(self) -> None:
        kept = with_preset(self._desk.settings.system_presets, self.name.text(), self.system.toPlainText())
        self._desk.change(system_presets=kept)
        self.name.clear()
        self._fill()

    def _remove(self) -> None:
        self._desk.change(system_presets=without_preset(self._desk.settings.system_presets, self.preset.currentText()))
        self._fill()
