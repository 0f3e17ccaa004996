"""What is to be published: a run of this program, an adapter trained elsewhere, a merged model, or a GGUF file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.steady import ComboBox
from desktop.training.run_seen import RunSeen


class SourceKind(Enum):
    """Where the model comes from."""

    RUN = "run"
    ADAPTER = "adapter"
    MERGED = "merged"
    GGUF = "gguf"


@dataclass(frozen=True, slots=True)
class Source:
    """``base`` and ``adapter`` are None for a GGUF file, which is ``gguf``. ``run`` is where the proof is kept."""

    base: Path | None = None
    adapter: Path | None = None
    gguf: Path | None = None
    run: Path | None = None
    data_sha256: str = ""


class PublishSource(Card):
    """``changed`` tells of every change."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._runs: tuple[RunSeen, ...] = ()
        self.heading = Label(LabelRole.HEADING)
        self.kind = ComboBox()
        self.run = ComboBox()
        self.no_run = Label(LabelRole.FAINT, wrap=True)
        self.adapter = PathField(PathKind.FOLDER)
        self.base = PathField(PathKind.FOLDER)
        self.gguf = PathField(PathKind.FILE)
        self.adapter_name, self.base_name = Label(LabelRole.SOFT), Label(LabelRole.SOFT)
        for kind in SourceKind:
            self.kind.addItem("", kind)
        column = self.column()
        for widget in (
            *(self.heading, self.kind, self.run, self.no_run, self.adapter_name, self.adapter),
            *(self.base_name, self.base, self.gguf),
        ):
            column.addWidget(widget)
        self.kind.currentIndexChanged.connect(lambda _index: self._arrange())
        self.run.currentIndexChanged.connect(lambda _index: self.changed.emit())
        for field in (self.adapter, self.base, self.gguf):
            field.changed.connect(self.changed)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("发布什么"))
        self.kind.setAccessibleName(self.tr("模型的来源"))
        names = (
            self.tr("这里训练的适配器"),
            self.tr("别处训练的适配器（LLaMA-Factory、Unsloth）"),
            self.tr("合并好的模型文件夹"),
            self.tr("已有的 GGUF 文件"),
        )
        with QSignalBlocker(self.kind):
            for row, name in enumerate(names):
                self.kind.setItemText(row, name)
        self.run.setAccessibleName(self.tr("训练记录"))
        self.no_run.setText(self.tr("还没有可以发布的训练：至少要有一个检查点。"))
        self.adapter_name.setText(self.tr("适配器文件夹"))
        self.adapter.say(self.tr("适配器文件夹"), "adapter_config.json, adapter_model.safetensors")
        self.base_name.setText(self.tr("底座模型文件夹"))
        self.base.say(self.tr("底座模型文件夹"), "config.json, *.safetensors, tokenizer.json")
        self.gguf.say(self.tr("GGUF 文件"), "*.gguf", "GGUF (*.gguf)")
        self._arrange()

    def show_runs(self, runs: tuple[RunSeen, ...]) -> None:
        """Those that have an adapter."""
        usable = tuple(seen for seen in runs if seen.identity is not None and seen.adapter is not None)
        if [seen.folder for seen in usable] == [seen.folder for seen in self._runs]:
            self._runs = usable
            return
        self._runs = usable
        chosen = self.run.currentData()
        with QSignalBlocker(self.run):
            self.run.clear()
            for seen in usable:
                self.run.addItem(seen.name, str(seen.folder))
            self.run.setCurrentIndex(max(0, self.run.findData(chosen)))
        self._arrange()

    def choose_run(self, folder: Path) -> None:
        """That run."""
        self.kind.setCurrentIndex(self.kind.findData(SourceKind.RUN))
        self.run.setCurrentIndex(max(0, self.run.findData(str(folder))))
        self.changed.emit()

    def kind_now(self) -> SourceKind:
        """What is chosen."""
        kind: SourceKind = self.kind.currentData()
        return kind

    def source(self) -> Source | None:
        """None while something is missing."""
        match self.kind_now():
            case SourceKind.RUN:
                seen = next((each for each in self._runs if str(each.folder) == self.run.currentData()), None)
                if seen is None or seen.identity is None:
                    return None
                return Source(Path(seen.identity.base_folder), seen.adapter, None, seen.folder, seen.identity.data)
            case SourceKind.ADAPTER:
                adapter, base = self.adapter.path(), self.base.path()
                return Source(base, adapter) if adapter and base else None
            case SourceKind.MERGED:
                return Source(base) if (base := self.base.path()) else None
            case SourceKind.GGUF:
                return Source(gguf=file) if (file := self.gguf.path()) else None

    def _arrange(self) -> None:
        kind = self.kind_now()
        self.run.setVisible(kind is SourceKind.RUN and bool(self._runs))
        self.no_run.setVisible(kind is SourceKind.RUN and not self._runs)
        for widget in (self.adapter, self.adapter_name):
            widget.setVisible(kind is SourceKind.ADAPTER)
        for widget in (self.base, self.base_name):
            widget.setVisible(kind in (SourceKind.ADAPTER, SourceKind.MERGED))
        self.gguf.setVisible(kind is SourceKind.GGUF)
        self.changed.emit()
