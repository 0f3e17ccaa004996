"""The keys of the case page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.controls.page_key import add_key

if TYPE_CHECKING:
    from desktop.pages.case.case_page import CasePage


def add_case_keys(page: CasePage) -> None:
    """Told of in the help (`desktop.pages.help.shortcut_list`)."""
    for keys, does in (
        ("Ctrl+Return", page.act),
        ("Ctrl+Enter", page.act),
        ("Escape", page.escape),
        ("Ctrl+Shift+C", page.copy),
        ("Ctrl+Shift+K", page.right.turn_over),
        ("Ctrl+Shift+O", page.right.ask_judgment),
        ("Ctrl+Shift+F", page.facts.ask_file),
        ("Ctrl+Shift+P", page.prompt.open),
    ):
        add_key(page, keys, does)
