"""Hands on what a batch has come to, finished or not: as a workbook, CSV, JSON lines or Parquet."""

from __future__ import annotations

from functools import partial
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from desktop.batch.batch_folder import Batch
from desktop.batch.batch_seen import BatchSeen
from desktop.controls.button import Button
from desktop.controls.save_dialog import ask_where
from desktop.desk.desk import Desk
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from resources.messages.catalogue import Language
from trainer.told_error import ToldError

_KINDS = (("Excel", ".xlsx"), ("CSV", ".csv"), ("JSON Lines", ".jsonl"), ("Parquet", ".parquet"))


class ExportButton(Button):
    """``told``: what came of it, in words, and whether it failed."""

    told = Signal(str, bool)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(drawing="download", parent=parent)
        self._desk = desk
        self._batch: Batch | None = None
        self.choices = QMenu(self)
        for name, suffix in _KINDS:
            if suffix != ".parquet" or find_spec("pyarrow") is not None:
                action = self.choices.addAction(f"{name} ({suffix})")
                action.triggered.connect(lambda _checked=False, suffix=suffix: self._ask(suffix))
        self.setMenu(self.choices)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("导出"), self.tr("导出结果"))

    def show_batch(self, seen: BatchSeen) -> None:
        """What is exported; nothing where there is no answer."""
        self._batch = seen.batch
        self.setEnabled(seen.done + seen.failed > 0)

    def _ask(self, suffix: str) -> None:
        if self._batch is None:
            return
        source = Path(self._batch.manifest.given.source)
        name = self.tr("{name} 判决预测").format(name=source.stem) + suffix
        ask_where(self, self.tr("导出结果"), self._batch.folder / name, f"*{suffix}", self.write)

    def write(self, target: Path) -> None:
        """Writes the file beside the window."""
        if self._batch is None:
            return
        self.setEnabled(False)
        self._desk.courier.send(
            partial(_exported, self._batch, target, language()), lambda _none: self._done(target), self._fail
        )

    def _done(self, target: Path) -> None:
        self.setEnabled(True)
        self.told.emit(self.tr("已导出：{file}").format(file=target), False)

    def _fail(self, error: Exception) -> None:
        self.setEnabled(True)
        words = (
            message_words(error.message)
            if isinstance(error, ToldError)
            else self.tr("文件无法写入：请检查路径与磁盘空间。")
        )
        self.told.emit(words, True)


async def _exported(batch: Batch, target: Path, language: Language) -> None:
    import asyncio

    from desktop.batch.export import export

    await asyncio.to_thread(export, batch, target, language)
