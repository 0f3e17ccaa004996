"""How a document is called in a folder, on every system."""

from __future__ import annotations

import re
from datetime import date

from desktop.documents.plain import line

_REFUSED = re.compile(r'[<>:"/\\|?*\ufffd]')
_DEVICES = re.compile(r"(?:CON|PRN|AUX|NUL|COM[0-9¹²³]|LPT[0-9¹²³])(?:\..*)?", re.IGNORECASE)
_MOST_BYTES = 150  # of the 255 that a name may have; the rest is for the day, the ending, and what a program puts to it
_UNNAMED = "document"


def is_name_everywhere(name: str) -> bool:
    """Whether every system takes it for a folder: to Windows some names are devices; it cuts off final dots."""
    unfit = _REFUSED.search(name) or _DEVICES.fullmatch(name) or any(character < " " for character in name)
    return bool(name) and not unfit and name == name.rstrip(". ").lstrip() and len(name.encode()) <= _MOST_BYTES


def file_name(name: str, day: date, ending: str) -> str:
    """甲某盗窃案_2026-11-26.docx. ``ending`` without its dot."""
    safe = _REFUSED.sub(" ", line(name)).encode()[:_MOST_BYTES].decode(errors="ignore")
    safe = " ".join(safe.split()).strip(". ")
    if _DEVICES.fullmatch(safe):
        safe = f"_{safe}"
    return f"{safe or _UNNAMED}_{day.isoformat()}.{ending}"
