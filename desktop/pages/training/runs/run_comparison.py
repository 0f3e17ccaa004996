"""Two runs next to each other: what their recipes have different, and how they ended."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.controls.card import FLAT, Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.pages.training.runs.run_words import state_name
from desktop.training.run_seen import RunSeen
from desktop.wording.recipe_words import field_name, shown_value
from trainer.runs.run_identity import flat_recipe

_HEAD = (LabelRole.PLAIN, LabelRole.FIRST, LabelRole.SECOND)
_BODY = (LabelRole.SOFT, LabelRole.PLAIN, LabelRole.PLAIN)


def recipe_differences(first: RunSeen, second: RunSeen) -> list[tuple[str, str, str]]:
    """Name and both values of all that is not the same; a recipe that is not known has none."""
    one, other = first.identity, second.identity
    if one is None or other is None:
        return []
    mine, theirs = flat_recipe(one.recipe), flat_recipe(other.recipe)
    return [
        (field_name(path), shown_value(mine[path]), shown_value(theirs[path]))
        for path in mine
        if path != "name" and mine[path] != theirs[path]
    ]


class RunComparison(Card):
    """A table of two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pair: tuple[RunSeen, RunSeen] | None = None
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self.heading = Label(LabelRole.HEADING)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(3, 1)
        column = self.column(spacing=12, padding=FLAT)
        column.addWidget(self.heading)
        column.addLayout(self._grid)
        column.addStretch()
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("两次训练的差别"))
        self._shown = ()
        if self._pair is not None:
            self.show_pair(*self._pair)

    def show_pair(self, first: RunSeen, second: RunSeen) -> None:
        """The first is drawn in the accent's colour, the second in the other."""
        self._pair = (first, second)
        rows = [("", first.name, second.name), *self._ends(first, second)]
        changed = recipe_differences(first, second)
        rows += changed or [(self.tr("配方"), self.tr("相同"), self.tr("相同"))]
        if first.identity and second.identity and first.identity.data != second.identity.data:
            rows.append((self.tr("训练数据"), first.identity.data[:12], second.identity.data[:12]))
        if tuple(rows) == self._shown:
            return
        self._shown = tuple(rows)
        empty(self._grid)
        for number, cells in enumerate(rows):
            for column, words in enumerate(cells):
                role = (_HEAD if not number else _BODY)[column]
                self._grid.addWidget(Label(role, text=words), number, column)

    def _ends(self, first: RunSeen, second: RunSeen) -> list[tuple[str, str, str]]:
        def best(seen: RunSeen) -> str:
            return f"{min(seen.held_out.values()):.4f}" if seen.held_out else "—"

        def last(seen: RunSeen) -> str:
            return f"{seen.step.loss:.4f}" if seen.step else "—"

        return [
            (self.tr("状态"), state_name(first.state), state_name(second.state)),
            (self.tr("步"), f"{first.done:,} / {first.steps:,}", f"{second.done:,} / {second.steps:,}"),
            (self.tr("最后的损失"), last(first), last(second)),
            (self.tr("最低评测损失"), best(first), best(second)),
        ]
