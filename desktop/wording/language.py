"""Which language the window speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from resources.messages.catalogue import Language


def language() -> Language:
    """The translator's own word for it: the source texts are Chinese, and the English translation says "en"."""
    return "en" if QCoreApplication.translate("language", "zh") == "en" else "zh"


def chinese() -> bool:
    """Whether the window speaks Chinese."""
    return language() == "zh"
