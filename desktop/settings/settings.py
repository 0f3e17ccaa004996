"""What the user can set, typed and bounded."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from desktop.settings.system_presets import Presets, read_presets
from resources.model_card import parameters as card
from resources.model_card.parameters import Parameters


class Language(StrEnum):
    """The window's language; AUTO is the system's."""

    AUTO = "auto"
    CHINESE = "zh"
    ENGLISH = "en"


class Appearance(StrEnum):
    """Light or dark; AUTO is the system's."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


FONT_PERCENT = (85, 150)
NUM_CTX = (512, 262_144)
NUM_PREDICT = (64, 32_768)
TEMPERATURE = (0.0, 2.0)
TOP_P = (0.01, 1.0)
SEED = (0, 2**31 - 1)
_CARD = Parameters()
_TEXTS = (
    *("ollama_host", "province", "openai_url", "engine", "model", "export_folder", "similar_folder"),
    *("install_index", "install_wheels", "install_python_mirror", "install_torch"),
)
_SAMPLING = ("num_ctx", "num_predict", "temperature", "top_p", "seed")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults; the sampling ones are the model card's."""

    language: Language = Language.AUTO
    appearance: Appearance = Appearance.AUTO
    font_percent: int = 100
    ollama_host: str = ""  # "" follows OLLAMA_HOST, else Ollama's own default
    num_ctx: int = _CARD.num_ctx
    num_predict: int = _CARD.num_predict
    temperature: float = card.TEMPERATURE
    top_p: float = card.TOP_P
    seed: int | None = None
    province: str = ""  # of new cases, by its name; "": what the places in the facts tell
    openai_url: str = ""  # "" follows OPENAI_BASE_URL; the key is in the system's keyring
    openai_hosts: tuple[str, ...] = ()  # outside the office's network; the user confirmed that facts may go there
    system_presets: Presets = ()  # system texts of the user's own
    export_folder: str = ""  # where the last document went; "": the user's documents
    install_index: str = ""  # a mirror of packages; "" follows what this computer's pip and uv were told
    install_wheels: str = ""  # a folder that was carried here: nothing is fetched then
    install_python_mirror: str = ""
    install_torch: str = ""  # uv's --torch-backend
    similar_folder: str = ""  # where the index of similar cases is; "": in the program's own folder
    similar_hint: bool = True  # that one can be made is said, until it was said once
    keep_history: bool = True  # False: nothing is written to the disk of what is judged, nor the draft
    engine: str = ""  # of the model chosen last: "ollama", "embedded", "openai"; "" lets the program choose
    model: str = ""
    welcome: bool = False  # the ways to a model are shown, until one is chosen or they are closed

    def parameters(self) -> Parameters:
        """As an engine takes them. What is not as it was at first the user has chosen: it goes before the options that
        a model brings along."""
        values = {name: getattr(self, name) for name in _SAMPLING}
        chosen = frozenset(name for name, value in values.items() if value != getattr(_CARD, name))
        return replace(Parameters(), **values, chosen=chosen)


class BadSetting(ValueError):
    """A value that no setting can have; the message names the setting."""


def from_plain(values: dict[str, Any]) -> Settings:
    """Settings from plain values as JSON has them. Unknown names are left out, missing ones get their default.

    Raises BadSetting for a value of the wrong type or out of bounds.
    """
    known = {field.name for field in fields(Settings)}
    given = {name: value for name, value in values.items() if name in known}
    try:
        if "language" in given:
            given["language"] = Language(given["language"])
        if "appearance" in given:
            given["appearance"] = Appearance(given["appearance"])
    except ValueError as error:
        raise BadSetting(str(error)) from error
    _whole(given, "font_percent", FONT_PERCENT)
    _whole(given, "num_ctx", NUM_CTX)
    _whole(given, "num_predict", NUM_PREDICT)
    if given.get("seed") is not None:
        _whole(given, "seed", SEED)
    _real(given, "temperature", TEMPERATURE)
    _real(given, "top_p", TOP_P)
    for name in _TEXTS:
        if not isinstance(given.get(name, ""), str):
            raise BadSetting(f"{name}: text expected")
    try:
        given["system_presets"] = read_presets(given.get("system_presets", ()))
    except ValueError as error:
        raise BadSetting(str(error)) from error
    for name in ("keep_history", "welcome", "similar_hint"):
        if not isinstance(given.get(name, True), bool):
            raise BadSetting(f"{name}: yes or no expected")
    hosts = given.get("openai_hosts", [])
    if not isinstance(hosts, list) or not all(isinstance(host, str) for host in hosts):
        raise BadSetting("openai_hosts: a list of names expected")
    given["openai_hosts"] = tuple(hosts)
    return Settings(**given)


def _whole(given: dict[str, Any], name: str, bounds: tuple[int, int]) -> None:
    if name not in given:
        return
    value = given[name]
    if not isinstance(value, int) or isinstance(value, bool) or not bounds[0] <= value <= bounds[1]:
        raise BadSetting(f"{name}: a whole number from {bounds[0]} to {bounds[1]} expected, not {value!r}")


def _real(given: dict[str, Any], name: str, bounds: tuple[float, float]) -> None:
    if name not in given:
        return
    value = given[name]
    if not isinstance(value, int | float) or isinstance(value, bool) or not bounds[0] <= value <= bounds[1]:
        raise BadSetting(f"{name}: a number from {bounds[0]} to {bounds[1]} expected, not {value!r}")
    given[name] = float(value)


def read_seed(text: str) -> int | None:
    """A seed as typed; None for anything that is none."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and len(text) <= 10):
        return None
    return int(text) if SEED[0] <= int(text) <= SEED[1] else None
