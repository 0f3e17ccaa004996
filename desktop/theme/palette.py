"""The colours: one accent, red for errors only, everything else neutral. Light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by their use, as #RRGGBB. Text colours reach a contrast of 4.5 on ground, surface and raised."""

    ground: str  # behind everything
    rail: str  # the navigation and the status line
    surface: str  # what one reads or writes on
    raised: str  # chips, hovered rows
    line: str  # hairlines
    control: str  # the border of a control
    text: str
    text_soft: str
    text_faint: str
    accent: str  # text, icons and borders in the accent colour
    accent_fill: str  # the one filled button
    accent_fill_hover: str
    on_accent: str  # text on accent_fill
    accent_tint: str  # a quiet background in the accent's hue
    second: str  # the second curve where two are compared
    mark: str  # a marked place in a text
    error: str
    error_tint: str


LIGHT = Palette(
    ground="#F5F4F1",
    rail="#ECEAE5",
    surface="#FFFFFF",
    raised="#F1EFEA",
    line="#E3E0D9",
    control="#B9B5AB",
    text="#1D2025",
    text_soft="#4F545C",
    text_faint="#61666E",
    accent="#22558A",
    accent_fill="#22558A",
    accent_fill_hover="#1A4570",
    on_accent="#FFFFFF",
    accent_tint="#E6EDF5",
    second="#8A5A00",
    mark="#FBE9B0",
    error="#B3261E",
    error_tint="#FBEBE9",
)

DARK = Palette(
    ground="#17191D",
    rail="#121417",
    surface="#1F2227",
    raised="#2A2E35",
    line="#30343B",
    control="#5A616C",
    text="#E9E8E5",
    text_soft="#B9BDC4",
    text_faint="#9BA0A9",
    accent="#93BCEA",
    accent_fill="#38689F",
    accent_fill_hover="#4076B3",
    on_accent="#FFFFFF",
    accent_tint="#22303F",
    second="#E0B25C",
    mark="#5B4B16",
    error="#F2938C",
    error_tint="#3A2422",
)
