"""The one prompt: what the model is asked, in training and in the app alike."""

from __future__ import annotations

from enum import StrEnum
from typing import TypedDict

from resources.characters.forms import radical_forms
from resources.model_card.system_text import system_text
from trainer.samples.control_tokens import neutralised


class Turn(TypedDict):
    """A chat message as every engine takes it."""

    role: str
    content: str


class StatedAttitude(StrEnum):
    """The defendant's attitude after he was caught, as the user states it beside the facts."""

    NOT_STATED = "未记载"
    CONFESSED = "坦白"
    DENIED = "拒不认罪"


def user_text(facts: str, attitude: StatedAttitude = StatedAttitude.NOT_STATED) -> str:
    """The user's turn: the facts, then the attitude as a line of its own, so that its effect can be compared.

    This is the one place where facts become part of a prompt, and where their control tokens become text, and radicals
    that were copied out of a PDF the characters that they stand for: a model was taught no others.
    """
    return f"【犯罪事实】\n{neutralised(facts.strip().translate(radical_forms()))}\n【到案后的态度】{attitude.value}"


def prompt_turns(
    facts: str, attitude: StatedAttitude = StatedAttitude.NOT_STATED, system: str | None = None
) -> list[Turn]:
    """System and user turn. ``system`` replaces our system text where a pulled model brings its own ("" for none)."""
    first = system_text() if system is None else system
    turns: list[Turn] = [{"role": "system", "content": first}] if first else []
    return [*turns, {"role": "user", "content": user_text(facts, attitude)}]
