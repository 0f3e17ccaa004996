"""What ends a job, in words that its user can act on."""

from __future__ import annotations

from typing import Any

from resources.messages.message import Message, Value
from resources.messages.wording import say


class ToldError(Exception):
    """``message`` is shown to the user; ``str`` has it in Chinese, for the terminal; ``detail`` is for the log.

    ``kind`` names the state for whoever handles it; each subclass lists its own.
    """

    def __init__(self, kind: str, told: str | Message, detail: str = "", /, **values: Value) -> None:
        """``told``: a key of the catalogue with its ``values``, or what another error has told already."""
        self.kind = kind
        self.message = told if isinstance(told, Message) else Message(told, values)
        self.detail = detail
        super().__init__(kind, self.message, detail)

    def __str__(self) -> str:
        return say(self.message)

    def __reduce__(self) -> tuple[Any, ...]:
        """Between processes whole, whatever arguments a subclass takes."""
        return _blank, (type(self),), self.__dict__


def _blank(kind: type[ToldError]) -> ToldError:
    return kind.__new__(kind)
