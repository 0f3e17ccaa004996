"""遮名: the names in the facts are masked before anything is sent, and come back with the same button or Ctrl+Z."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desktop.controls.button import Button, ButtonRole
from desktop.controls.page_key import add_key
from desktop.pages.case.facts_pane import FactsPane

_KEYS = "Ctrl+Shift+M"


class FactsNames(QObject):
    """The button in the head of the facts, with its key. While names are masked, what is typed since is masked too
    before the case is sent."""

    def __init__(self, pane: FactsPane, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self.button = Button(ButtonRole.QUIET, "mask")
        self.button.setCheckable(True)
        pane.head.insertWidget(pane.head.indexOf(pane.example_button), self.button)
        self.button.clicked.connect(self.turn)
        pane.edited.connect(self._follow)
        pane.restored.connect(self._follow)
        pane.asked.connect(self._mask_again)
        pane.translated.connect(self._say)
        add_key(pane, _KEYS, self.turn)
        self._say()
        self._follow()

    def turn(self) -> None:
        """Masks the names, or puts them back."""
        names, text = self._pane.names, self._pane.facts.text()
        if names is not None:
            self._pane.replace_facts(names.unmasked(text), None)
        elif text.strip():
            from desktop.documents.names import mask_names  # the patterns of names: no start waits for them

            found = mask_names(text)
            if found.masked == text:
                self._pane.complain(lambda: self.tr("没有找到要遮去的姓名、住址或者号码。"))
            else:
                self._pane.replace_facts(found.masked, found)
        self._follow()

    def _mask_again(self) -> None:
        names, text = self._pane.names, self._pane.facts.text()
        if names is None or text == names.masked:
            return
        from desktop.documents.names import mask_names

        found = mask_names(text, names)
        if found.masked != text:
            self._pane.replace_facts(found.masked, found)

    def _follow(self) -> None:
        self.button.setChecked(self._pane.names is not None)

    def _say(self) -> None:
        self.button.say(
            self.tr("遮名"),
            self.tr("遮去姓名"),
            self.tr(
                "发给模型之前，把姓名、住址和号码换成张某、李某甲这样的代称（Ctrl+Shift+M）。再按一次或按 Ctrl+Z 恢复。"
                "模型与历史记录只见到代称；对照表只在本机的草稿里，可以在结果中换回姓名。自动遮名可能有遗漏，发送前请看一遍。"
            ),
        )
