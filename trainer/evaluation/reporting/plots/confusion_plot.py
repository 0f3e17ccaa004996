"""Which charges a model takes for which: the 20 commonest of the court, in rows, against what the model named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from resources.messages.catalogue import Language
from resources.messages.charge_words import charge_words
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.cases.row import Row
from trainer.evaluation.reporting.figure_text import figure_text
from trainer.evaluation.reporting.plots.svg import Frame, box, drawing, text
from trainer.evaluation.reporting.visible import visible

MOST = 20
_CELL = 26
_LEFT, _RIGHT = 170, 44  # beside the rows: their names, and the end of the last column's
_TITLE, _LETTER = 26, {"zh": 11, "en": 5.6}  # the title's height, and how wide a letter is
_FULL = 0.55  # from this share on a figure is written light on dark
_OTHER, _UNREAD = "", "\0"  # no charge is called so


def confusion_plot(name: str, rows: Sequence[Row], language: Language) -> Markup | None:
    """Over the cases with one charge. Of several that a model named the true one counts where it is among them, else
    the first by name. None where fewer than two charges occur."""
    cases = [(next(iter(row.question.truth.charges)), row) for row in rows if len(row.question.truth.charges) == 1]
    common = [charge for charge, _ in Counter(charge for charge, _ in cases).most_common(MOST)]
    if len(common) < 2:
        return None
    counts = Counter((true, _said(true, row, common)) for true, row in cases if true in common)
    columns = [*common, _OTHER, _UNREAD]
    top = _TITLE + 14 + 0.87 * _LETTER[language] * max(len(_name(charge, language)) for charge in columns)
    parts = [text((0, 16), name if len(name) <= 70 else name[:69] + "…", "start", "strong")]
    parts += _heads(common, columns, top, language)
    for row_place, true in enumerate(common):
        total = sum(counts[true, said] for said in columns)
        for place, said in enumerate(columns):
            parts += _cell(place, top + _CELL * row_place, counts[true, said], total, place == row_place)
    right = sum(counts[charge, charge] for charge in common)
    described = message(
        "report.confusion-described",
        cases=counts.total(),
        right=figure_text(right / counts.total(), "share"),
        pairs=_worst(counts, language),
    )
    return drawing(
        _LEFT + _CELL * len(columns) + _RIGHT,
        top + _CELL * len(common) + 10,
        say(message("report.confusion-plot", model=name), language),
        say(described, language),
        parts,
    )


def _said(true: str, row: Row, common: Sequence[str]) -> str:
    if row.said is None:
        return _UNREAD
    if true in row.said.charges:
        return true
    first = min(row.said.charges, default=_OTHER)
    return first if first in common else _OTHER


def _heads(common: Sequence[str], columns: Sequence[str], top: float, language: Language) -> list[Markup]:
    rows = [
        text((_LEFT - 8, top + _CELL * (place + 0.5) + 4), _name(charge, language), "end", "small")
        for place, charge in enumerate(common)
    ]
    return rows + [
        text((_LEFT + _CELL * (place + 0.5) + 4, top - 8), _name(charge, language), "start", "small", turn=-60)
        for place, charge in enumerate(columns)
    ]


def _cell(column: int, top: float, count: int, total: int, right: bool) -> list[Markup]:
    left = _LEFT + _CELL * column
    square = Frame(left, top, left + _CELL - 1, top + _CELL - 1)
    if not count:
        return [box(square, "empty")]
    share = count / total
    style = "right" if right else "wrong"
    colour = "on-full" if share > _FULL else "small"
    words = text((left + _CELL / 2 - 0.5, top + _CELL / 2 + 4), str(count), style=colour)
    return [box(square, "empty"), box(square, style, 0.12 + 0.88 * share), words]


def _worst(counts: Counter[tuple[str, str]], language: Language) -> str:
    """The three commonest confusions in words."""
    wrong = [(pair, count) for pair, count in counts.most_common() if pair[0] != pair[1]][:3]
    words = [
        say(message("report.confusion", true=_name(true, language), said=_name(said, language), count=count), language)
        for (true, said), count in wrong
    ]
    return ("；" if language == "zh" else "; ").join(words) or say(message("report.none"), language)


def _name(charge: str, language: Language) -> str:
    if charge in (_OTHER, _UNREAD):
        return say(message("report.other" if charge == _OTHER else "report.unreadable"), language)
    words = visible(charge_words(charge, language).split(" (")[0] if language == "en" else charge)
    longest = 13 if language == "zh" else 26
    return words if len(words) <= longest else words[: longest - 1] + "…"
