"""A new batch: the table, the model, how often, and where the results go."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.batch.engine_ways import MOST_AT_A_TIME, usual_ways
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.scrolling import scrolled
from desktop.controls.section import Section
from desktop.controls.steady import ComboBox, SpinBox
from desktop.desk.desk import Desk
from desktop.pages.batch.source_card import SourceCard
from desktop.wording.message_words import message_words
from desktop.wording.model_words import engine_name, model_name
from resources.messages.message import message
from trainer.engines.engine import Model
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.batch.table import Table
    from resources.model_card.parameters import Parameters
    from trainer.engines.engine import Engine

MOST_SAMPLES = 100
_MODEL_WIDTH = 320  # pixels: a model's name is long, and its engine stands behind it


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be begun."""

    source: Path
    table: Table
    roles: dict[str, str]
    province: str
    folder: Path
    model: Model
    parameters: Parameters
    samples: int


class NewBatch(QWidget):
    """``begun`` tells the folder of a batch that is ready to be judged, and how many answers at a time."""

    begun = Signal(object, int)  # Path

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.source = SourceCard(desk)
        self.how = Section()
        self.model = ComboBox()
        self.samples = SpinBox()
        self.samples.setRange(1, MOST_SAMPLES)
        self.at_a_time = SpinBox()
        self.at_a_time.setRange(1, MOST_AT_A_TIME)
        for field in (self.model, self.samples, self.at_a_time):
            self.how.add(field)
        self.model.setFixedWidth(_MODEL_WIDTH)
        self.where_card = Card()
        self.where = PathField(PathKind.FOLDER)
        self.where_words = Label(LabelRole.HEADING)
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.said = Label(LabelRole.ERROR, wrap=True)
        self._lay_out()
        self.source.changed.connect(self._source_changed)
        self.model.currentIndexChanged.connect(lambda _index: self._model_changed())
        self.where.changed.connect(self._show)
        self.start.clicked.connect(self._begin)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            send = QShortcut(QKeySequence(keys), self)
            send.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            send.activated.connect(self.start.click)
        desk.listed.connect(self._list_models)
        desk.chosen.connect(self._list_models)
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(24, 12, 24, 12)
        row.setSpacing(16)
        row.addWidget(self.start)
        row.addWidget(self.said, 1)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(16)
        where = self.where_card.column()
        where.addWidget(self.where_words)
        where.addWidget(self.where)
        for part in (self.source, self.how, self.where_card):
            column.addWidget(part)
        column.addStretch()
        scrolled_form = scrolled(column, beside=24)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled_form, 1)
        whole.addLayout(row)

    def retranslate(self) -> None:
        self.how.say(
            self.tr("怎样预测"),
            (
                (self.tr("模型"), self.tr("每一行都用它。")),
                (self.tr("每案份数"), self.tr("多于一份时列出罪名是否一致、刑期的范围，并以居中的一份为准。")),
                (
                    self.tr("同时写几份"),
                    self.tr("服务器能同时写几份就填几份；内置引擎每多一份要多占一份模型的内存。"),
                ),
            ),
        )
        self.where_words.setText(self.tr("结果写到这个文件夹"))
        self.where.say(self.tr("结果的文件夹"))
        self.start.say(self.tr("开始预测"), hint="Ctrl+Enter")
        self.source.retranslate()
        self._list_models()

    def open(self, source: Path) -> None:
        """Reads that table."""
        self.source.open(source)

    def _list_models(self) -> None:
        chosen = self._desk.model
        self.model.blockSignals(True)
        self.model.clear()
        models = list(self._desk.listing.models)
        if chosen is not None and all((each.engine, each.name) != (chosen.engine, chosen.name) for each in models):
            models.append(chosen)  # a file of the user's own
        for each in models:
            self.model.addItem(f"{model_name(each)}  ·  {engine_name(each.engine)}", each)
            if self._desk.in_use(each):
                self.model.setCurrentIndex(self.model.count() - 1)
        self.model.blockSignals(False)
        self._model_changed()

    def _model_changed(self) -> None:
        model: Model | None = self.model.currentData()
        if model is not None:
            self.at_a_time.setValue(usual_ways(model))
        self._show()

    def _source_changed(self) -> None:
        source = self.source.source
        if self.source.table is not None and source is not None:
            name = self.tr("{name} 判决预测").format(name=source.stem if source.is_file() else source.name)
            self.where.set_path(_free(source.parent / name))
        self._show()

    def _show(self) -> None:
        """Whether it can begin, and if not what is missing."""
        missing = ""
        if self.source.table is not None and not self.source.columns.columns().facts:
            missing = self.tr("请选定哪一列是犯罪事实。")
        self.said.tell(missing)
        ready = self.source.table is not None and not missing and self.where.path() is not None
        self.start.setEnabled(ready and self.model.currentData() is not None)

    def _begin(self) -> None:
        table, source, folder = self.source.table, self.source.source, self.where.path()
        model: Model | None = self.model.currentData()
        if table is None or source is None or folder is None or model is None:
            return
        self.start.setEnabled(False)
        settings = self._desk.settings
        roles = {role.value: name for role, name in self.source.columns.roles().items()}
        order = Order(
            source, table, roles, settings.province, folder, model, settings.parameters(), self.samples.value()
        )
        self._desk.courier.send(
            self._desk.with_engine(model.engine, partial(_begun, order)), self._has_begun, self._failed
        )

    def _has_begun(self, folder: Path) -> None:
        self._show()
        self.begun.emit(folder, self.at_a_time.value())

    def _failed(self, error: Exception) -> None:
        self._show()
        folder = str(self.where.path())
        told = error.message if isinstance(error, ToldError) else message("batch.not-started", folder=folder)
        self.said.tell(message_words(told))


def _free(folder: Path) -> Path:
    """A folder that is not there yet."""
    number, free = 2, folder
    while free.exists():
        free, number = folder.with_name(f"{folder.name} {number}"), number + 1
    return free


async def _begun(order: Order, engine: Engine) -> Path:
    """Makes the batch's folder. Raises BatchError, EngineError, and OSError."""
    import asyncio
    from dataclasses import replace

    from desktop.batch.batch_folder import begin_batch
    from desktop.batch.column_names import Role
    from desktop.batch.preparing import Wish, manifest_of, prepare_table

    model = await engine.find(order.model.name)
    roles = {Role(role): name for role, name in order.roles.items()}
    wish = Wish(order.source, order.table.sheet, roles, order.province or None)
    prepared = await asyncio.to_thread(prepare_table, wish, order.table)
    manifest = manifest_of(prepared.given, engine, model, order.parameters, order.samples)
    manifest = replace(manifest, engine_version=await engine.version())
    await asyncio.to_thread(begin_batch, order.folder, manifest, prepared.rows)
    return order.folder
