"""The cases that models are measured on: files chosen or dropped, each read to see what it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.desk.desk import Desk
from desktop.evaluation.asked import AskedSuite
from desktop.evaluation.suite_file import SuiteFile
from desktop.pages.evaluation.evaluation_words import names_words
from desktop.pages.evaluation.suite_row import SuiteRow
from desktop.wording.message_words import message_words
from resources.messages.message import message
from trainer.told_error import ToldError


class SuitesCard(Card):
    """``changed``: one more, one less, or asked otherwise."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reading: list[Path] = []
        self._problems: dict[Path, Exception] = {}
        self.rows: list[SuiteRow] = []
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(0)
        self.said = Label(LabelRole.SOFT, wrap=True)
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.add_files = Button(ButtonRole.PLAIN, "plus")
        self.add_folder = Button(ButtonRole.PLAIN, "folder")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add_files)
        buttons.addWidget(self.add_folder)
        buttons.addStretch()
        column = self.column(spacing=8)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        column.addLayout(self.list)
        column.addWidget(self.said)
        column.addWidget(self.problem)
        column.addLayout(buttons)
        self.add_files.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.retranslate()
        self._show()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("用哪些案件"))
        self.hint.setText(
            self.tr(
                "有真实结果的案件：CAIL2018、LawBench、JuDGE 的文件，“训练”页做好的数据（文件夹），"
                "或您自己的题库说明文件；也可以拖到这里。是哪一种自动识别；只读取，不改动。"
            )
        )
        self.add_files.say(self.tr("选择文件……"))
        self.add_folder.say(self.tr("选择文件夹……"))
        for row in self.rows:
            row.retranslate()
        self._show()

    def asked(self) -> tuple[AskedSuite, ...]:
        """Those chosen."""
        return tuple(row.asked() for row in self.rows if row.box.isChecked())

    def add(self, paths: list[Path]) -> None:
        """Reads them beside the window; one that is there already is passed over."""
        for path in paths:
            if path in self._reading or any(row.file.file == path for row in self.rows):
                continue
            self._problems.clear()
            self._reading.append(path)
            self._desk.courier.send(partial(_read, path), partial(self._take, path), partial(self._fail, path))
        self._show()

    def _take(self, path: Path, files: tuple[SuiteFile, ...]) -> None:
        """The first is what the file is of; the others only where they are chosen."""
        self._reading.remove(path)
        for file in files:
            row = SuiteRow(file, chosen=file is files[0])
            row.removed.connect(partial(self._remove, row))
            row.changed.connect(self.changed)
            self.rows.append(row)
            self.list.addWidget(row)
        self._show()

    def _fail(self, path: Path, error: Exception) -> None:
        self._reading.remove(path)
        self._problems[path] = error
        self._show()

    def _remove(self, row: SuiteRow) -> None:
        kept = [each for each in self.rows if each is not row]
        self.list.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.rows = kept
        if not kept:
            empty(self.list)
        self.add_files.setFocus()
        self._show()

    def _show(self) -> None:
        names = names_words(path.name for path in self._reading)
        self.said.tell(self.tr("正在读取 {name}……").format(name=names) if self._reading else "")
        told = [
            message_words(
                error.message if isinstance(error, ToldError) else message("desk.file-not-opened", file=str(path))
            )
            for path, error in self._problems.items()
        ]
        self.problem.tell("\n".join(told))
        self.changed.emit()

    def reading(self) -> bool:
        """Whether a file is still being read."""
        return bool(self._reading)

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("选择有真实结果的案件"))
        self.add([Path(name) for name in names])

    def _ask_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("选择做好的数据")):
            self.add([Path(name)])


async def _read(path: Path) -> tuple[SuiteFile, ...]:
    import asyncio

    from desktop.evaluation.suite_file import suite_files

    return await asyncio.to_thread(suite_files, path)
