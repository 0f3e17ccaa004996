"""Which input method Qt is asked for, so that Chinese can be typed on every Linux desktop.

Desktops with fcitx name fcitx, and PySide6 brings no plugin of fcitx's: the distribution's belongs to its own Qt, and
its private interfaces fit no other. Without one Qt falls silent, and nothing Chinese can be typed. But fcitx5 answers
programs in IBus' language too, and for IBus PySide6 has the plugin. Qt takes the first of ``QT_IM_MODULES`` that it can
load (since 6.7): fcitx's own where somebody has put one beside the others, else IBus'.
"""

from __future__ import annotations

import sys
from collections.abc import MutableMapping

_FCITX = ("fcitx", "fcitx5")
_IBUS = "ibus"
_NONE = ("", "xim")
"""What Qt 6 has no plugin for: the name in ``XMODIFIERS`` tells then which input method runs."""


def name_input_methods(environment: MutableMapping[str, str]) -> None:
    """Before the application is made. What is named already stays in front."""
    if sys.platform == "linux":
        named = [name for name in _named(environment) if name]
        if any(name.lower() in _FCITX for name in named) and _IBUS not in named:
            named.append(_IBUS)
        if named:
            environment["QT_IM_MODULES"] = ";".join(named)


def _named(environment: MutableMapping[str, str]) -> list[str]:
    if several := environment.get("QT_IM_MODULES"):
        return several.split(";")
    one = environment.get("QT_IM_MODULE", "")
    if one not in _NONE:
        return [one]
    # Under Wayland the desktop itself passes on what is typed; the name there is for older programs under X11.
    if _under_wayland(environment):
        return []
    return [environment.get("XMODIFIERS", "").removeprefix("@im=")]


def _under_wayland(environment: MutableMapping[str, str]) -> bool:
    platform = environment.get("QT_QPA_PLATFORM", "")
    return "WAYLAND_DISPLAY" in environment and not platform.startswith("xcb")
