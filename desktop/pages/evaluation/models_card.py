"""The models that are measured: those the window knows, and adapters of finished runs where torch is there for them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.controls.native_keys import native_keys
from desktop.desk.desk import Desk
from desktop.evaluation.asked import AskedModel
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.training.run_seen import RunSeen
from desktop.wording.message_words import message_words
from desktop.wording.model_words import engine_name, model_facts, model_name, server_facts


class ModelsCard(Card):
    """``changed``: another choice. What was chosen stays chosen while the list is made anew."""

    changed = Signal()

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home = home
        self._wanted: set[str] | None = None  # until something is chosen, the model in use is
        self.boxes: dict[str, QCheckBox] = {}
        self._models: dict[str, AskedModel] = {}
        self._history_names: dict[str, str] = {}
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.list = QVBoxLayout()
        self.list.setSpacing(2)
        self.said = Label(LabelRole.FAINT, wrap=True)
        column = self.column(spacing=8)
        for part in (self.heading, self.hint):
            column.addWidget(part)
        column.addLayout(self.list)
        column.addWidget(self.said)
        desk.listed.connect(self.show_models)
        desk.chosen.connect(self.show_models)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("评测哪些模型"))
        self.hint.setText(self.tr("选两个以上时，逐项比较它们的差别是否超出误差。"))
        self.show_models()

    def chosen(self) -> tuple[AskedModel, ...]:
        """In the order of the list."""
        return tuple(self._models[spec] for spec, box in self.boxes.items() if box.isChecked())

    def named_in_history(self, model: AskedModel) -> str:
        """What the history calls it; "" for an adapter, which it never saw."""
        return self._history_names.get(model.spec, "")

    def show_models(self) -> None:
        """Lists them anew."""
        wanted = self._wanted
        empty(self.list)
        self.boxes, self._models, self._history_names = {}, {}, {}
        models = list(self._desk.listing.models)
        current = self._desk.model
        if current is not None and all((each.engine, each.name) != (current.engine, current.name) for each in models):
            models.append(current)  # a file of the user's own
        for each in models:
            asked = AskedModel(each.engine, each.name, model_name(each))
            self._history_names[asked.spec] = each.label or each.name
            facts = "  ·  ".join(part for part in (asked.label, self._where(each.engine), model_facts(each)) if part)
            self._add(asked, facts, self._desk.in_use(each) if wanted is None else asked.spec in wanted)
        for adapter in self._adapters():
            asked = AskedModel("adapter", str(adapter), self.tr("{run} 的适配器").format(run=adapter.parent.name))
            words = f"{asked.label}  ·  " + self.tr("未导出，用训练组件运行")
            self._add(asked, words, wanted is not None and asked.spec in wanted)
        self.said.tell(self._problem())
        self.changed.emit()

    def _where(self, engine: str) -> str:
        """What runs it, and on which computer where that is another one: there the cases go."""
        servers = self._desk.servers
        if engine == "openai" and (office := servers.office) is not None:
            return server_facts(office)
        if engine == "ollama" and not servers.ollama.is_loopback:
            return f"{engine_name(engine)} {servers.ollama.shown}"
        return engine_name(engine)

    def _add(self, asked: AskedModel, words: str, chosen: bool) -> None:
        box = QCheckBox(native_keys(words.replace("&", "&&")))
        box.setChecked(chosen)
        box.toggled.connect(self._choose)
        self.boxes[asked.spec], self._models[asked.spec] = box, asked
        self.list.addWidget(box)

    def _choose(self) -> None:
        self._wanted = {spec for spec, box in self.boxes.items() if box.isChecked()}
        self.changed.emit()

    def _adapters(self) -> list[Path]:
        if interpreter_for(Need.TRAIN, self._home) is None:
            return []
        try:
            runs = sorted((self._home / "runs").iterdir())
        except OSError:
            return []
        found = [RunSeen(run).adapter for run in runs if run.is_dir()]
        return [adapter for adapter in found if adapter is not None]

    def _problem(self) -> str:
        if not self._desk.listing_known:
            return self.tr("正在查找模型……")
        problems = [message_words(error.message) for _, error in self._desk.listing.problems]
        if not self.boxes:
            problems.append(self.tr("没有可以评测的模型。在“模型”页下载或打开一个。"))
        return "\n".join(problems)
