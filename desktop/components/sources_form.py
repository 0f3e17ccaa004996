"""Where components are fetched from: a mirror, or a folder that was carried here. Remembered in the settings."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.steady import ComboBox
from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words
from trainer.environment.errors import SetupError
from trainer.environment.sources import TORCH_BUILDS, check_sources


class SourcesForm(QWidget):
    """Empty fields follow what this computer's pip and uv were told. A wrong one is said and not remembered."""

    def __init__(self, desk: Desk, *, with_torch: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.index, self.mirror = QLineEdit(), QLineEdit()
        self.wheels = PathField(PathKind.FOLDER)
        self.torch = ComboBox()
        for build in TORCH_BUILDS:
            self.torch.addItem(build, build)
        self.index_name, self.wheels_name = Label(LabelRole.SOFT, wrap=True), Label(LabelRole.SOFT, wrap=True)
        self.mirror_name, self.torch_name = Label(LabelRole.SOFT, wrap=True), Label(LabelRole.SOFT, wrap=True)
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        rows: list[tuple[QWidget, QWidget]] = [
            (self.index_name, self.index),
            (self.wheels_name, self.wheels),
            (self.mirror_name, self.mirror),
        ]
        rows += [(self.torch_name, self.torch)] if with_torch else []
        for name, field in rows:
            column.addWidget(name)
            column.addWidget(field)
        column.addWidget(self.problem)
        self.index.editingFinished.connect(self.keep)
        self.mirror.editingFinished.connect(self.keep)
        self.wheels.changed.connect(self.keep)
        self.torch.currentIndexChanged.connect(lambda _index: self.keep())
        self.retranslate()

    def retranslate(self) -> None:
        self.index_name.setText(self.tr("安装包镜像的地址（留空：按这台电脑 pip、uv 的设置，没有则用默认的）"))
        self.index.setAccessibleName(self.tr("安装包镜像的地址"))
        self.index.setPlaceholderText("https://…/simple")
        self.wheels_name.setText(
            self.tr("带来的文件夹（不联网安装；在有网络的电脑上用 criminal-law-trainer environment carry 制作）")
        )
        self.wheels.say(self.tr("带来的文件夹"))
        self.mirror_name.setText(self.tr("Python 的镜像（电脑上没有 Python 3.11 至 3.13 时才用到）"))
        self.mirror.setAccessibleName(self.tr("Python 的镜像"))
        self.mirror.setPlaceholderText("https://…")
        self.torch_name.setText(self.tr("torch 从哪里来"))
        self.torch.setAccessibleName(self.tr("torch 从哪里来"))
        builds = {
            "": self.tr("与其他安装包相同（Linux 上带 CUDA）"),
            "auto": self.tr("PyTorch 的下载站，按这台电脑的显卡"),
            "cpu": self.tr("PyTorch 的下载站，不带 CUDA（没有 NVIDIA 显卡时小得多）"),
        }
        for number, build in enumerate(TORCH_BUILDS):
            self.torch.setItemText(number, builds[build])
        self.show_settings()

    def show_settings(self) -> None:
        """As they are remembered."""
        settings = self._desk.settings
        with QSignalBlocker(self.wheels), QSignalBlocker(self.torch):
            self.index.setText(settings.install_index)
            self.mirror.setText(settings.install_python_mirror)
            self.wheels.set_path(settings.install_wheels)
            self.torch.setCurrentIndex(max(0, self.torch.findData(settings.install_torch)))
        self.problem.hide()

    def keep(self) -> bool:
        """Remembers what stands there; False, and says why, where it cannot be meant."""
        index, mirror, wheels = self.index.text().strip(), self.mirror.text().strip(), self.wheels.text()
        try:
            check_sources(index, wheels, mirror)
        except SetupError as error:
            self.problem.setText(message_words(error.message))
            self.problem.show()
            return False
        self.problem.hide()
        self._desk.change(
            install_index=index,
            install_python_mirror=mirror,
            install_wheels=wheels,
            install_torch=self.torch.currentData(),
        )
        return True
