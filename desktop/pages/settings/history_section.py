"""Whether what is judged is kept, and how it is all deleted."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QMessageBox, QWidget

from desktop.controls.button import Button
from desktop.controls.label import Label, LabelRole
from desktop.controls.question import Answer, ask
from desktop.controls.section import Section
from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError


class HistorySection(Section):
    """The deletion is asked for, and done beside the window: it writes the whole file anew."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.keep = QCheckBox()
        self.meaning = Label(LabelRole.FAINT, wrap=True)
        self.delete_all = Button()
        self.result = Label(wrap=True)
        self.question: QMessageBox | None = None
        for widget in (self.keep, self.meaning, self.delete_all, self.result):
            self.add_below(widget)
        self.keep.toggled.connect(self._toggled)
        self.delete_all.clicked.connect(self.ask_to_delete)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("历史"), ())
        self.keep.setText(self.tr("保留预测与核对的历史"))
        self.meaning.setText(
            self.tr(
                "保留时，案情、文书、卡片和所用的模型存入这台电脑上的数据文件夹，只有您的账户可以读取。"
                "不保留时，它们和草稿只在内存中，程序关闭后就没有了；以前保留的不受影响，可以在下面删除。"
            )
        )
        self.keep.setAccessibleDescription(self.meaning.text())
        self.delete_all.say(self.tr("删除全部历史……"))
        self.show_settings()
        self._tell("")

    def show_settings(self) -> None:
        """Shows what is in force."""
        before = self.keep.blockSignals(True)
        self.keep.setChecked(self._desk.settings.keep_history)
        self.keep.blockSignals(before)

    def ask_to_delete(self) -> None:
        """Nothing is deleted before it is answered."""
        self.question = ask(
            self,
            self.tr("永久删除全部历史？"),
            self.tr(
                "所有记录、案件和笔记都会删除，包括升级前的备份和另存的损坏文件；批量预测自己的文件夹不受影响。删除后无法恢复。"
            ),
            (Answer(self.tr("全部删除"), self._delete_all),),
        )

    def _toggled(self, keep: bool) -> None:
        self._desk.change(keep_history=keep)
        self._desk.history.tell()

    def _delete_all(self) -> None:
        self._tell(self.tr("正在删除……"))
        self.delete_all.setEnabled(False)
        self._desk.courier.send(self._desk.history.delete_everything, self._deleted, self._failed)

    def _deleted(self, _result: object) -> None:
        self.delete_all.setEnabled(True)
        self._tell(self.tr("全部历史已永久删除。"))
        self._desk.history.tell()

    def _failed(self, error: Exception) -> None:
        self.delete_all.setEnabled(True)
        words = message_words(error.message) if isinstance(error, ToldError) else self.tr("无法删除，详情已写入日志。")
        self._tell(words, failed=True)
        self._desk.history.tell()

    def _tell(self, words: str, *, failed: bool = False) -> None:
        self.result.set_role(LabelRole.ERROR if failed else LabelRole.PLAIN)
        self.result.setText(words)
        self.result.setVisible(bool(words))
