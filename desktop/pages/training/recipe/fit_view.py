"""What a run will need, next to the form: memory as a bar, time, disk, and what to change where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.pages.training.recipe.memory_bar import MemoryBar
from desktop.wording.language import chinese
from desktop.wording.message_words import message_words
from desktop.wording.time_words import time_words
from trainer.recipe.fit import MachineFit
from trainer.recipe.gpus import GPUS, Gpu

GIB = 1 << 30


class FitView(Card):
    """``device_chosen`` asks about another machine, ``remedy_wanted`` for the recipe that fits."""

    device_chosen = Signal(object)  # Gpu, or None for this computer
    remedy_wanted = Signal(object)  # AdapterRecipe

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fit: MachineFit | None = None
        self._problem = ""
        self.heading = Label(LabelRole.HEADING)
        self.device = ComboBox()
        self.mark = Drawing("info", 18, "text_faint")
        self.verdict = Label(wrap=True)
        self.bar = MemoryBar()
        self.facts = Label(LabelRole.SOFT, wrap=True)
        self.changes = Label(LabelRole.SOFT, wrap=True)
        self.adopt = Button()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark)
        head.addWidget(self.verdict, 1)
        column = self.column(spacing=12)
        column.addWidget(self.heading)
        column.addWidget(self.device)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.facts)
        column.addWidget(self.changes)
        row = QHBoxLayout()
        row.addWidget(self.adopt)
        row.addStretch()
        column.addLayout(row)
        column.addStretch()
        self.device.currentIndexChanged.connect(lambda _index: self.device_chosen.emit(self.device.currentData()))
        self.adopt.clicked.connect(self._adopt)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("放得下吗"))
        self.device.setAccessibleName(self.tr("在哪台机器上训练"))
        self.device.blockSignals(True)
        chosen = self.device.currentData()
        self.device.clear()
        self.device.addItem(self.tr("这台电脑"), None)
        for gpu in GPUS:
            self.device.addItem(f"{gpu.name}（{gpu.memory // GIB} GiB）" if chinese() else _device_words(gpu), gpu)
        self.device.setCurrentIndex(
            max(0, next((i for i in range(self.device.count()) if self.device.itemData(i) == chosen), 0))
        )
        self.device.blockSignals(False)
        self.adopt.say(self.tr("采用这些改动"))
        self._say()

    def show_fit(self, fit: MachineFit) -> None:
        """The estimate for the recipe as it stands."""
        self._fit, self._problem = fit, ""
        self._say()

    def show_problem(self, message: str) -> None:
        """No estimate can be made."""
        self._fit, self._problem = None, message
        self._say()

    def _adopt(self) -> None:
        if self._fit is not None and self._fit.remedies:
            self.remedy_wanted.emit(self._fit.remedies[-1].recipe)

    def _say(self) -> None:
        fit = self._fit
        for widget in (self.bar, self.facts, self.changes):
            widget.setVisible(fit is not None)
        self.adopt.setVisible(fit is not None and bool(fit.remedies))
        if fit is None:
            self.mark.show_as("info", "text_faint")
            self.verdict.setText(self._problem or self.tr("正在估计……"))
            return
        good = fit.fits and fit.enough_disk and not fit.too_large_for_processor
        self.mark.show_as("check" if good else "warning", "accent" if good else "error")
        self.verdict.setText(self._verdict(fit))
        self.bar.show_memory(fit.memory, fit.room)
        self.facts.setText("\n".join(self._facts(fit)))
        self.changes.setText(self._changes(fit))
        self.changes.setVisible(bool(self.changes.text()))

    def _verdict(self, fit: MachineFit) -> str:
        total, room = fit.memory.total() / GIB, fit.room / GIB
        if not fit.enough_disk:
            return self.tr("磁盘空间不够：需要 {size} GB，只剩 {free} GB。请腾出空间。").format(
                size=f"{fit.disk.run / 1e9:.1f}", free=f"{fit.free / 1e9:.1f}"
            )
        if fit.too_large_for_processor:
            return self.tr(
                "这台电脑没有 CUDA 显卡，训练会在处理器上进行，只适合小模型：{size} B 的底座每步要几分钟。"
                "请选配方 cpu，或换一台有显卡的电脑。"
            ).format(size=f"{fit.shape.parameters() / 1e9:.1f}")
        if fit.on_processor:
            words = self.tr("这台电脑没有 CUDA 显卡：训练在处理器上进行，较慢，适合小模型和少量样本。")
            return words if fit.fits else words + self.tr("内存不够。")
        if fit.fits:
            return self.tr("放得下：约 {total} / {room} GiB（{device}）。").format(
                total=f"{total:.1f}", room=f"{room:.0f}", device=fit.device
            )
        return self.tr("放不下：约 {total} GiB，{device} 只有 {room} GiB。").format(
            total=f"{total:.1f}", room=f"{room:.0f}", device=fit.device
        )

    def _facts(self, fit: MachineFit) -> list[str]:
        work = fit.work
        return [
            (
                self.tr("{samples} 个样本（按模型卡假定），{steps} 步")
                if work.assumed
                else self.tr("{samples} 个样本，平均 {tokens} 词元，{steps} 步")
            ).format(samples=f"{work.samples:,}", tokens=f"{work.mean_tokens:,.0f}", steps=f"{fit.steps:,}"),
            self.tr("时间：约 {time}（以显卡峰值的三成计）").format(time=time_words(fit.seconds))
            if fit.seconds
            else self.tr("时间：开始后几步即可知道"),
            self.tr("磁盘：{size} GB，剩余 {free} GB").format(
                size=f"{fit.disk.run / 1e9:.1f}", free=f"{fit.free / 1e9:.0f}"
            ),
            self.tr("底座 {size} B 参数，训练其中新增的 {trained} M").format(
                size=f"{fit.shape.parameters() / 1e9:.2f}",
                trained=f"{fit.trained / 1e6:.1f}",
            ),
        ]

    def _changes(self, fit: MachineFit) -> str:
        if fit.fits or not fit.remedies:
            return "" if fit.fits else self.tr("请换较小的底座，或显存更大的显卡。")
        lines = [self.tr("依次改动，直到放得下：")]
        lines += [f"·  {message_words(each.change)} → {each.total / GIB:.1f} GiB" for each in fit.remedies]
        if fit.remedies[-1].total > fit.room:
            lines.append(self.tr("以上都不够：请换较小的底座，或显存更大的显卡。"))
        return "\n".join(lines)


def _device_words(gpu: Gpu) -> str:
    return f"{gpu.name} ({gpu.memory // GIB} GiB)"
