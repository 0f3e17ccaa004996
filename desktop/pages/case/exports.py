"""The menus in the heads of both right sides that hand on what stands there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QVBoxLayout

from desktop.controls.export_menu import ExportMenu

if TYPE_CHECKING:
    from desktop.desk.desk import Desk
    from desktop.pages.case.check_pane import CheckPane
    from desktop.pages.case.check_side import CheckSide
    from desktop.pages.case.judgment_pane import JudgmentPane


def add_export(
    pane: JudgmentPane | CheckPane,
    runs: Callable[[], Sequence[int]],
    desk: Desk,
    names: Callable[[], Mapping[str, str]] = dict,
) -> ExportMenu:
    """At the end of the head; what becomes of it is told below the head."""
    menu = ExportMenu(runs, desk, names=names)
    pane.head.addWidget(menu)
    cast("QVBoxLayout", pane.layout()).insertWidget(1, menu.news)
    return menu


def runs_checked(side: CheckSide) -> tuple[int, ...]:
    """The check that stands here; none while its text is changed."""
    checked = side.checked
    if checked is None or not checked.run or side.pane.verdict_in_sight() is None:
        return ()
    return (checked.run,)
