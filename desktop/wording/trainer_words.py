"""A sentence of the trainer in the window's language: it comes in Chinese, filled; another language fills its own."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from desktop.wording.sentence_words import chinese

_PLACE = re.compile(r"\{(\w+)\}")
_BULLET = "  · "
_LIST = "names"  # the one figure that is a list; anywhere else a 、 is part of a path


def trainer_words(sentence: str) -> str:
    """The sentence for the user, as it is where nothing is known of it. The templates are the context "trainer"."""
    if chinese():
        return sentence
    for template, form in _forms():
        if match := form.fullmatch(sentence):
            figures = {name: _figure(name, value) for name, value in match.groupdict().items()}
            return QCoreApplication.translate("trainer", template).format_map(figures)
    return sentence


def trainer_templates() -> list[str]:
    """Everything that the trainer tells the window, with its places."""
    from trainer.commands import sentences as commands
    from trainer.evaluation import sentences as evaluation
    from trainer.export import sentences as export
    from trainer.preparation import sentences as prepare
    from trainer.publish import sentences as publish
    from trainer.recipe import sentences as tuning

    rooms = (prepare, tuning, export, publish, evaluation, commands)
    return [text for room in rooms for name, text in vars(room).items() if name.isupper() and isinstance(text, str)]


def _figure(name: str, value: str) -> str:
    """Some are the trainer's own words again, or several sentences, one beside each bullet."""
    if value.startswith(_BULLET):
        parts = value.removeprefix(_BULLET).split(f"\n{_BULLET}")
        return _BULLET + f"\n{_BULLET}".join(map(trainer_words, parts))
    words = trainer_words(value)
    return words.replace("、", ", ") if name == _LIST else words


@cache
def _forms() -> list[tuple[str, re.Pattern[str]]]:
    """Each template with the pattern that gives back what it was filled with; those that say most come first."""
    templates = sorted(dict.fromkeys(trainer_templates()), key=lambda text: len(_PLACE.sub("", text)), reverse=True)
    return [(template, _form(template)) for template in templates]


def _form(template: str) -> re.Pattern[str]:
    pattern, seen = "", set[str]()
    for odd, part in enumerate(_PLACE.split(template)):
        if odd % 2 == 0:
            pattern += re.escape(part)
        elif part in seen:
            pattern += f"(?P={part})"
        else:
            pattern += f"(?P<{part}>.*?)"
            seen.add(part)
    return re.compile(pattern, re.DOTALL)
