"""What Qt is told of the computer's input method before the window is made."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.window.input_method import name_input_methods
from tests.window_process import told, window_process

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems type without a plugin")


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "fcitx5;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx"}, "wayland;fcitx;ibus"),
        ({"QT_IM_MODULES": "wayland;fcitx;ibus"}, "wayland;fcitx;ibus"),
        ({"XMODIFIERS": "@im=fcitx", "DISPLAY": ":0"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "xim", "XMODIFIERS": "@im=fcitx"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}, "ibus"),
        ({"XMODIFIERS": "@im=ibus"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, None),
        ({"XMODIFIERS": "@im=fcitx", "WAYLAND_DISPLAY": "wayland-0", "QT_QPA_PLATFORM": "xcb"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "fcitx", "WAYLAND_DISPLAY": "wayland-0"}, "fcitx;ibus"),
        ({"QT_IM_MODULE": "compose"}, "compose"),
        ({}, None),
    ],
)
def test_behind_fcitx_ibus_is_asked(given: dict[str, str], named: str | None) -> None:
    environment = dict(given)
    name_input_methods(environment)
    assert environment == given | ({} if named is None else {"QT_IM_MODULES": named})


def test_qt_takes_the_plugin_that_is_there_and_says_nothing_where_no_input_method_runs(tmp_path: Path) -> None:
    """The process itself tells which plugin of Qt's it has loaded."""
    loaded = "[line.split('/')[-1].strip() for line in open('/proc/self/maps') if 'platforminputcontexts' in line]"
    named = {"QT_IM_MODULE": "fcitx", "XMODIFIERS": "@im=fcitx", "HOME": str(tmp_path)}
    with window_process(
        tmp_path / "home", do=f"print('loaded', *sorted(set({loaded})), flush=True)", **named
    ) as process:
        assert "libibusplatforminputcontextplugin.so" in told(process, "loaded")
        told(process, "shown")
        process.terminate()
        process.wait(60)
        assert process.stderr is not None
        assert process.stderr.read() == ""
