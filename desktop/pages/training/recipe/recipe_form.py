"""A recipe to be changed: a row for each field, with why it is so, and what is wrong with it beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.controls.style import tell_style
from desktop.pages.training.recipe.recipe_fields import EXPERT, PLAIN, FieldKind, RecipeField, nested
from desktop.wording.language import chinese
from desktop.wording.message_words import message_words
from desktop.wording.recipe_words import field_name
from resources.messages.message import Message
from trainer.recipe.reasons import reason_of
from trainer.recipe.recipe import AdapterRecipe
from trainer.runs.run_identity import flat_recipe

Input = QLineEdit | ComboBox | QCheckBox


class RecipeForm(QWidget):
    """``data`` is what stands in it, right or wrong; ``show_problems`` sets messages beside the fields they name."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inputs: dict[str, Input] = {}
        self.problems: dict[str, Label] = {}
        self._labels: dict[str, tuple[Label, Label]] = {}
        self._hidden: dict[str, Any] = {}
        self.heading = Label(LabelRole.HEADING)
        plain, expert = self._card(PLAIN, self.heading), self._card(EXPERT, None)
        self.fold = Fold(expert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(plain)
        column.addWidget(self.fold)
        self.retranslate()

    def _card(self, fields: tuple[RecipeField, ...], heading: Label | None) -> Card:
        card = Card()
        column = card.column(spacing=16)
        if heading is not None:
            column.addWidget(heading)
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        for row, field in enumerate(fields):
            label, reason, problem = Label(), Label(LabelRole.FAINT, wrap=True), Label(LabelRole.ERROR, wrap=True)
            problem.hide()
            words = QVBoxLayout()
            words.setSpacing(2)
            for widget in (label, reason, problem):
                words.addWidget(widget)
            entry = self._input(field)
            entry.setFixedWidth(184)
            grid.addLayout(words, row, 0)
            grid.addWidget(entry, row, 1, Qt.AlignmentFlag.AlignTop)
            self._labels[field.path] = (label, reason)
            self.problems[field.path] = problem
            self.inputs[field.path] = entry
        column.addLayout(grid)
        return card

    def _input(self, field: RecipeField) -> Input:
        if field.kind is FieldKind.CHOICE:
            box = ComboBox()
            for choice in field.choices:
                box.addItem(str(choice), choice)
            box.currentIndexChanged.connect(lambda _index: self.changed.emit())
            return box
        if field.kind is FieldKind.YES_NO:
            check = QCheckBox()
            check.toggled.connect(lambda _on: self.changed.emit())
            return check
        line = QLineEdit()
        line.textChanged.connect(lambda _text: self.changed.emit())
        return line

    def retranslate(self) -> None:
        self.heading.setText(self.tr("怎样训练"))
        self.fold.say(self.tr("专家选项：适配器、优化器、检查点、评测"))
        for path, (label, reason) in self._labels.items():
            label.setText(field_name(path))
            reason.setText(message_words(reason_of(path)))
            entry = self.inputs[path]
            entry.setAccessibleName(field_name(path))
            entry.setAccessibleDescription(reason.text())
            if isinstance(entry, QCheckBox):
                entry.setText(self.tr("是"))
                entry.setAccessibleName(field_name(path))

    def show_recipe(self, recipe: AdapterRecipe) -> None:
        """Another recipe. ``changed`` is told once."""
        values = flat_recipe(recipe)
        self._hidden = {path: value for path, value in values.items() if path not in self.inputs}
        for path, entry in self.inputs.items():
            with QSignalBlocker(entry):
                _write(entry, values[path])
        self.changed.emit()

    def data(self, **others: Any) -> dict[str, Any]:
        """As a parsed file: what is no number where one is wanted stays as it was typed, for the reader to refuse."""
        values = dict(self._hidden)
        for field in (*PLAIN, *EXPERT):
            values[field.path] = _read(self.inputs[field.path], field)
        return nested(values | others)

    def show_problems(self, problems: Sequence[Message]) -> list[Message]:
        """What is wrong with a field goes beside it; problems that belong to no field are given back."""
        left = []
        beside: dict[str, list[str]] = {}
        for problem in problems:
            where = str(problem.values.get("place", ""))
            # One element of a list is shown beside the list's field.
            field = next((path for path in (where, where.rpartition(".")[0]) if path in self.problems), None)
            if field is None:
                left.append(problem)
                continue
            # Beside its field a problem need not name it.
            beside.setdefault(field, []).append(message_words(problem).removeprefix(where).lstrip("：: "))
        for path, label in self.problems.items():
            label.setText(("；" if chinese() else "; ").join(beside.get(path, ())))
            label.setVisible(path in beside)
            tell_style(self.inputs[path], "wrong", path in beside)
        if any(path in beside for path in (field.path for field in EXPERT)):
            self.fold.open()
        return left


def _write(entry: Input, value: Any) -> None:
    if isinstance(entry, ComboBox):
        entry.setCurrentIndex(entry.findData(value))
    elif isinstance(entry, QCheckBox):
        entry.setChecked(bool(value))
    elif isinstance(value, (tuple, list)):
        entry.setText(", ".join(map(str, value)))
        entry.setCursorPosition(0)
    else:
        entry.setText(f"{value:g}" if isinstance(value, float) else str(value))


def _read(entry: Input, field: RecipeField) -> Any:
    if isinstance(entry, ComboBox):
        return entry.currentData()
    if isinstance(entry, QCheckBox):
        return entry.isChecked()
    text = entry.text().strip()
    try:
        match field.kind:
            case FieldKind.WHOLE:
                return int(text.replace(",", "").replace("，", ""))
            case FieldKind.REAL:
                return float(text)
            case FieldKind.LIST:
                return [part for part in text.replace("，", ",").replace(",", " ").split() if part]
    except ValueError:
        pass
    return text
