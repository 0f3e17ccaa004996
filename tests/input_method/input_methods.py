"""The two input methods of Chinese desktops under Linux, each with pinyin and set as distributions set it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.input_method.desktop_session import DesktopSession, within_patience

_FCITX_PROFILE = """[Groups/0]
Name=Default
Default Layout=us
DefaultIM=pinyin

[Groups/0/Items/0]
Name=keyboard-us
Layout=

[Groups/0/Items/1]
Name=pinyin
Layout=

[GroupOrder]
0=Default
"""
# Pinyin in every program at once, as after Ctrl+Space.
_FCITX_CONFIG = "[Behavior]\nActiveByDefault=True\n"


@dataclass(frozen=True)
class InputMethod:
    """``variables`` as im-config, of Debian and Ubuntu, sets them; ``candidates`` is what finds its window."""

    name: str
    variables: dict[str, str]
    candidates: tuple[str, ...]
    start: Callable[[DesktopSession], None]


def _start_fcitx(session: DesktopSession) -> None:
    settings = Path(session.variables["HOME"]) / ".config/fcitx5"
    settings.mkdir(parents=True)
    (settings / "profile").write_text(_FCITX_PROFILE)
    (settings / "config").write_text(_FCITX_CONFIG)
    session.start("fcitx5")
    within_patience("fcitx5 answers", lambda: session.told("fcitx5-remote").strip())


def _start_ibus(session: DesktopSession) -> None:
    session.told("gsettings", "set", "org.freedesktop.ibus.general", "preload-engines", "['libpinyin']")
    session.start("ibus-daemon", "--replace")
    within_patience("IBus has its engine", lambda: session.told("ibus", "engine").strip() == "libpinyin")


FCITX = InputMethod(
    "fcitx5",
    {"QT_IM_MODULE": "fcitx", "GTK_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"},
    ("--class", "^fcitx$"),
    _start_fcitx,
)
IBUS = InputMethod(
    "ibus",
    {"QT_IM_MODULE": "ibus", "GTK_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"},
    ("--class", "^ibus-ui-gtk3$"),
    _start_ibus,
)
