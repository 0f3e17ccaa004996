"""Every key of the program, by the page on which it works."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.controls.native_keys import native
from desktop.controls.scrolling import Scrolling

translate = QCoreApplication.translate


def shortcuts() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """Groups: where the keys work, and each key (or keys, divided by spaces) with what it does."""

    return (
        (
            translate("shortcuts", "到处"),
            (
                ("Ctrl+1", translate("shortcuts", "判案")),
                ("Ctrl+2", translate("shortcuts", "历史")),
                ("Ctrl+3", translate("shortcuts", "批量")),
                ("Ctrl+4", translate("shortcuts", "评测")),
                ("Ctrl+5", translate("shortcuts", "模型")),
                ("Ctrl+6", translate("shortcuts", "训练")),
                ("Ctrl+7", translate("shortcuts", "法条")),
                ("Ctrl+8", translate("shortcuts", "设置")),
                ("F1", translate("shortcuts", "帮助")),
                ("Ctrl+M", translate("shortcuts", "更换模型")),
                ("Ctrl+O", translate("shortcuts", "打开 GGUF 模型文件")),
                ("Alt+1 Alt+2 Alt+3", translate("shortcuts", "首次使用时选模型的三种方式")),
                ("Ctrl+Q", translate("shortcuts", "退出；写下的都已保存")),
            ),
        ),
        (
            translate("shortcuts", "判案"),
            (
                ("Ctrl+Return Ctrl+Enter", translate("shortcuts", "预测判决，或者核对右侧的判决")),
                ("Esc", translate("shortcuts", "停止书写，已写的保留；没有在写时收起条文")),
                ("Ctrl+Shift+C", translate("shortcuts", "复制文书、卡片与标识")),
                ("Ctrl+E", translate("shortcuts", "存为 Word 文件")),
                ("Ctrl+P", translate("shortcuts", "打印，先看预览")),
                ("Ctrl+Shift+K", translate("shortcuts", "在预测与核对之间切换")),
                ("Ctrl+Shift+O", translate("shortcuts", "打开要核对的判决书")),
                ("Ctrl+Shift+F", translate("shortcuts", "打开要取出事实的文书")),
                ("Ctrl+Shift+M", translate("shortcuts", "遮去姓名，或者恢复")),
                ("Ctrl+Shift+P", translate("shortcuts", "发给模型的提示（可改写系统提示）")),
                ("Ctrl+Z Ctrl+Y", translate("shortcuts", "撤销与重做，连同态度与行为日")),
            ),
        ),
        (
            translate("shortcuts", "历史"),
            (
                ("Ctrl+F", translate("shortcuts", "搜索历史")),
                ("Return", translate("shortcuts", "把选定的一次放回判案页")),
                ("Delete", translate("shortcuts", "永久删除选定的各次，先问一遍")),
            ),
        ),
        (
            translate("shortcuts", "评测"),
            (
                ("Ctrl+Return Ctrl+Enter", translate("shortcuts", "开始评测")),
                ("Return", translate("shortcuts", "把选定的案件放到判案页")),
            ),
        ),
        (
            translate("shortcuts", "法条"),
            (
                ("Ctrl+F", translate("shortcuts", "查找条文")),
                ("F3", translate("shortcuts", "下一处")),
                ("Shift+F3", translate("shortcuts", "上一处")),
            ),
        ),
    )


class ShortcutList(Scrolling):
    """One card for each group."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self.show_column(self._column, around=(0, 0, 16, 16))
        self.retranslate()

    def retranslate(self) -> None:
        empty(self._column)
        for where, keys in shortcuts():
            card = Card()
            column = card.column(spacing=8)
            column.addWidget(Label(LabelRole.HEADING, text=where))
            grid = QGridLayout()
            grid.setColumnStretch(1, 1)
            grid.setHorizontalSpacing(24)
            for row, (each, does) in enumerate(keys):
                shown = "  ".join(native(key) for key in each.split())
                grid.addWidget(Label(text=shown), row, 0)
                grid.addWidget(Label(LabelRole.SOFT, wrap=True, text=does), row, 1)
            column.addLayout(grid)
            self._column.addWidget(card)
        self._column.addStretch()
