"""What a column of a comparison has otherwise, in the window's language."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.wording.message_words import message_words
from resources.messages.capital import capital


def changes_words(changes: Sequence[tuple[str, str]]) -> str:
    """All of a column's changes; of one that has none, that it is the case as it stands."""
    from desktop.judging.what_if.told import column_told  # it brings what is otherwise along, which no start waits for

    return capital(message_words(column_told(changes)))
