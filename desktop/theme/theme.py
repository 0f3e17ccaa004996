"""Dresses the application: palette, font and style sheet, by the settings and the system's own choice."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLayout, QStyleFactory

from desktop.settings.settings import Appearance
from desktop.theme.icon import image
from desktop.theme.palette import DARK, LIGHT, Palette
from desktop.theme.stylesheet import style_sheet
from desktop.theme.type_scale import TypeScale, text_font, ui_font

_SCHEMES = {
    Appearance.AUTO: Qt.ColorScheme.Unknown,  # the system's own
    Appearance.LIGHT: Qt.ColorScheme.Light,
    Appearance.DARK: Qt.ColorScheme.Dark,
}


def colours_now() -> Palette:
    """The colours a widget that paints itself should use. A widget's own palette will not do: a style sheet that
    makes its background transparent makes it black there."""
    return DARK if QApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def scale_now() -> TypeScale:
    """The type sizes in use."""
    return TypeScale.at(round(QApplication.font().pixelSize() * 100 / TypeScale().ui))


def grown(pixels: int) -> int:
    """So many pixels at the usual size of text, at the one in use: what stands beside text grows with it."""
    return round(pixels * QApplication.font().pixelSize() / TypeScale().ui)


class Theme(QObject):
    """Keeps the application dressed; follows the system while the setting is AUTO."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = Appearance.AUTO
        self._percent = 0
        self._dressed: tuple[Palette, int, QLocale.Language] | None = None
        self._images = _room_for_images()
        style = QStyleFactory.create("Fusion")
        application.setStyle(style)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def dress(self, appearance: Appearance, font_percent: int) -> None:
        """Applies the user's choice."""
        self._appearance = appearance
        self._percent = font_percent
        if sys.platform in ("win32", "darwin"):
            # Title bars are drawn by the system there, which goes by this; elsewhere by the window manager's own.
            QGuiApplication.styleHints().setColorScheme(_SCHEMES[appearance])
        self._follow()

    @contextmanager
    def sheet_last(self) -> Iterator[None]:
        """Puts the style sheet on when the widgets within are made: each is then dressed once, not anew with every
        layout and parent that it comes into."""
        sheet = self._application.styleSheet()
        self._application.setStyleSheet("")
        yield
        self._put_on(sheet)

    def _follow(self) -> None:
        system_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = system_dark if self._appearance is Appearance.AUTO else self._appearance is Appearance.DARK
        colours = DARK if dark else LIGHT
        look = (colours, self._percent, QLocale().language())
        if self._dressed == look:
            return
        self._dressed = look
        scale = TypeScale.at(self._percent)
        # Taken off first: a sheet that takes another's place is applied to each widget anew for every widget that it
        # stands in, which takes seconds with many of them.
        self._application.setStyleSheet("")
        self._application.setFont(ui_font(scale.ui))
        self._application.setPalette(_qt_palette(colours))
        name = "dark" if dark else "light"
        self._put_on(
            style_sheet(
                colours,
                scale,
                self._image("chevron-down", name, colours.text_soft),
                self._image("chevron-right", name, colours.text_soft),
                self._image("check", name, colours.surface),
            )
        )

    def _put_on(self, sheet: str) -> None:
        """Where none was on."""
        self._application.setStyleSheet(sheet)
        font = text_font(self._application.font().pixelSize())
        for shows_text in ("QTextEdit", "QPlainTextEdit"):  # which a sheet makes Qt forget
            self._application.setFont(font, shows_text)  # type: ignore[arg-type]
        # Invalidated by hand: a layout of a hidden widget is not told that its contents have grown.
        for window in self._application.topLevelWidgets():
            for layout in window.findChildren(QLayout):
                layout.invalidate()

    def _image(self, drawing: str, name: str, colour: str) -> str:
        if self._images is not None:
            path = Path(self._images.name) / f"{drawing}-{name}.png"
            if path.exists() or image(drawing, colour, 16, 2.0).save(str(path)):
                return path.as_posix()
        return str(files("resources.icons").joinpath(f"{drawing}.svg")).replace("\\", "/")  # without its colour


def _room_for_images() -> TemporaryDirectory[str] | None:
    """None on a computer whose disk is full: the window opens all the same."""
    try:
        return TemporaryDirectory(prefix="criminal-law-desk-", ignore_cleanup_errors=True)
    except OSError:
        return None


def _qt_palette(colours: Palette) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in (
        (role.Window, colours.ground),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.raised),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.text_faint),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.Highlight, colours.accent_fill),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Link, colours.accent),
        (role.LinkVisited, colours.accent),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.Mid, colours.line),
        (role.Dark, colours.control),
    ):
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.text_faint))
    return palette
