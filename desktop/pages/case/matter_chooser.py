"""Which matter the case on the page belongs to: what is judged from now on goes into it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.matter_menu import MatterMenu
from desktop.desk.desk import Desk


class MatterChooser(Button):
    """``changed`` tells that the user has chosen another, or that the one that was chosen is gone."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(ButtonRole.QUIET, "folder", parent)
        self._desk = desk
        self._name = ""
        self._seen = False
        self.matters = MatterMenu(desk, lambda: self.tr("不归入案件"), self)
        self.setMenu(self.matters)
        self.let_shrink()
        self.matters.chosen.connect(self._choose)
        desk.history.changed.connect(self._look_up)
        self.retranslate()

    def retranslate(self) -> None:
        shown = self._name.replace("&", "&&") or self.tr("案件")
        hint = self.tr("以后的判决归入案件“{name}”").format(name=self._name) if self._name else ""
        name = self.tr("案件：{name}").format(name=self._name or self.tr("不归入案件"))
        self.say(f"{shown} ▾", name, hint or self.tr("把以后的判决归入一个案件"))

    def begin(self) -> None:
        """The page came into sight: until then the name is not looked up, for which the window would have to wait."""
        self._seen = True
        if not self._name:
            self._look_up()

    def value(self) -> int | None:
        """The matter's number in the history; None for none."""
        return self.matters.current

    def set_value(self, matter: int | None) -> None:
        """Shows a matter, whose name is looked up beside the window."""
        if matter == self.matters.current:
            return
        self.matters.current, self._name = matter, ""
        self.retranslate()
        self._look_up()

    def _choose(self, matter: int | None) -> None:
        if matter != self.matters.current:
            self.set_value(matter)
            self.changed.emit()

    def _look_up(self) -> None:
        wanted = self.matters.current
        if wanted is None or not self._seen:
            return
        keeper = self._desk.history

        async def names() -> dict[int, str]:
            import asyncio

            return await asyncio.to_thread(lambda: {matter.id: matter.name for matter in keeper.store().matters()})

        self._desk.courier.send(names, lambda found: self._take(wanted, found))

    def _take(self, wanted: int, names: dict[int, str]) -> None:
        if wanted != self.matters.current:
            return
        self._name = names.get(wanted, "")
        if wanted not in names:
            self.matters.current = None
            self.changed.emit()
        self.retranslate()
