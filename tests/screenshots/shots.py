"""Which pictures there are: a state of the window, and the look and size in which it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.window_texts import SEVERAL_CRIMES, THEFT, THEFT_DENIED, TWO_DEFENDANTS, UNLAWFUL
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, EngineError
from trainer.engines.ollama.engine import OllamaEngine

LARGE, SMALL, TALL = (1320, 860), (960, 600), (1320, 2000)


@dataclass(frozen=True, slots=True)
class State:
    """What the engines do, which example is loaded (None: none), and what is done then."""

    engines: Callable[[], tuple[Engine, ...]]
    example: int | None = 0
    action: str = "predict"


@dataclass(frozen=True, slots=True)
class Look:
    """What a window has for as long as it lives; ``scale`` is that of the screen."""

    language: str = "zh"
    appearance: str = "light"
    scale: str = "1"

    def __str__(self) -> str:
        return f"{self.language}-{self.appearance}" + (f"-x{self.scale}" if self.scale != "1" else "")


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture; ``state`` is a name in STATES, ``size`` in pixels of a screen of scale 1."""

    state: str
    look: Look
    size: tuple[int, int] = LARGE

    def __str__(self) -> str:
        return f"{self.state}.{self.look}.{self.size[0]}x{self.size[1]}"


def _writes(text: str) -> Callable[[], tuple[Engine, ...]]:
    return lambda: (ScriptedEngine(text), ScriptedEngine(text, name="embedded", models=(STARTER,)))


def _starter() -> tuple[Engine, ...]:
    return (
        ScriptedEngine(listing_error=_absent()),
        ScriptedEngine(THEFT, name="embedded", models=(STARTER,)),
    )


def _real() -> tuple[Engine, ...]:
    """What a user has: the Ollama of OLLAMA_HOST, or, where none runs, the starter model that ships."""
    return (OllamaEngine(), EmbeddedEngine())


def _fails(error: EngineError, text: str = "") -> Callable[[], tuple[Engine, ...]]:
    return lambda: (ScriptedEngine(text, error=error), ScriptedEngine(name="embedded", models=(STARTER,)))


def _absent() -> EngineError:
    return EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434")


# Every page: taken in both languages, light and dark, large and small.
PAGES = {
    "empty": State(_writes(THEFT), example=None, action="none"),
    "card": State(_writes(THEFT)),
    "article": State(_writes(THEFT), action="article"),
    "sheet": State(_writes(THEFT), action="sheet"),
    "check": State(_writes(THEFT), example=None, action="check"),
    "history": State(_writes(THEFT), example=None, action="history"),
    "history-two": State(_writes(THEFT), example=None, action="history-two"),
    "evaluation-form": State(_writes(THEFT), example=None, action="evaluation-form"),
    "evaluation-figures": State(_writes(THEFT), example=None, action="evaluation-figures"),
    "evaluation-cases": State(_writes(THEFT), example=None, action="evaluation-cases"),
    "models": State(_starter, action="models"),
    "training-form": State(_writes(THEFT), example=None, action="training-form"),
    "training-data": State(_writes(THEFT), example=None, action="training-data"),
    "training-recipe": State(_writes(THEFT), example=None, action="training-recipe"),
    "training-new": State(_writes(THEFT), example=None, action="training-new"),
    "training-running": State(_writes(THEFT), example=None, action="training-running"),
    "training-compare": State(_writes(THEFT), example=None, action="training-compare"),
    "training-publish": State(_writes(THEFT), example=None, action="training-publish"),
    "statutes": State(_writes(THEFT), action="statutes"),
    "statutes-charge": State(_writes(THEFT), example=None, action="statutes-charge"),
    "deadlines": State(_writes(THEFT), example=None, action="deadlines"),
    "settings": State(_writes(THEFT), action="settings"),
}
# What the case page and the training's jobs go through: taken in two looks.
CASE_STATES = {
    "typed": State(_writes(THEFT), action="none"),
    "waiting": State(lambda: (ScriptedEngine(THEFT, hold_after=0, models=(TUNED,)),), action="start"),
    "writing": State(lambda: (ScriptedEngine(THEFT, hold_after=60),), action="write"),
    "stopped": State(lambda: (ScriptedEngine(THEFT, hold_after=60),), action="stop"),
    "card-end": State(_writes(THEFT), action="end"),
    "sheet-several": State(_writes(SEVERAL_CRIMES), action="sheet"),
    "two-defendants": State(_writes(TWO_DEFENDANTS), example=3, action="end"),
    "unlawful": State(_writes(UNLAWFUL), example=1, action="end"),
    "marked": State(_writes(THEFT), action="mark"),
    "pointed": State(_writes(THEFT), action="point"),
    "check-empty": State(_writes(THEFT), example=None, action="check-empty"),
    "check-unreadable": State(_writes(THEFT), example=None, action="check-unreadable"),
    "check-cards": State(_writes(THEFT), example=None, action="check-cards"),
    "history-empty": State(_writes(THEFT), example=None, action="history-empty"),
    "history-search": State(_writes(THEFT), example=None, action="history-search"),
    "history-matter": State(_writes(THEFT), example=None, action="history-matter"),
    "history-samples": State(_writes(THEFT), example=None, action="history-samples"),
    "history-check": State(_writes(THEFT), example=None, action="history-check"),
    **{
        f"evaluation-{name}": State(_writes(THEFT), example=None, action=f"evaluation-{name}")
        for name in ("running", "stopped", "failed", "differences", "groups", "reliability")
    },
    "compared": State(lambda: (ScriptedEngine(THEFT, THEFT_DENIED),), action="compare"),
    "failed-absent": State(_fails(_absent())),
    "failed-midway": State(_fails(EngineError("protocol", "engines.ollama-cut"), THEFT[:90])),
    "failed-too-long": State(_fails(EngineError("too_long", "engines.too-long", tokens=5213, limit=3072))),
    "demonstration": State(_starter),
}
# Differs from one computer to the next: taken only where it is named.
REAL_STATES = {"real": State(_real)}
STATES = PAGES | CASE_STATES | REAL_STATES

LOOKS = tuple(Look(language, appearance) for language, appearance in product(("zh", "en"), ("light", "dark")))
CHINESE, ENGLISH_DARK = LOOKS[0], LOOKS[3]


def all_shots() -> list[Shot]:
    """Every picture that comes out the same wherever the same code takes it."""
    found = [Shot(state, look, size) for state, look, size in product(PAGES, LOOKS, (LARGE, SMALL))]
    found += [Shot(state, look) for state, look in product(CASE_STATES, (CHINESE, ENGLISH_DARK))]
    # Below the fold.
    found += [Shot(state, look, TALL) for state, look in product(PAGES, (CHINESE, ENGLISH_DARK))]
    return found + [Shot("card", Look(scale=scale)) for scale in ("1.25", "2")]


def named(words: list[str]) -> list[Shot]:
    """The shots whose names begin with one of these; the real states in their first look."""
    real = [Shot(state, CHINESE) for state in REAL_STATES]
    return [shot for shot in (*all_shots(), *real) if any(str(shot).startswith(word) for word in words)]
