"""The line under the facts: how many characters, how many more the model can take, what goes to it as plain text."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from trainer.engines.context_room import characters_in
from trainer.samples.control_tokens import control_tokens

_MOST_TOKENS = 4  # that are named


class FactsCount(QWidget):
    """``words`` and, where there is something to say, ``neutralised``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._tokens: tuple[int, int] | None = None
        self.words = Label(LabelRole.FAINT)
        self.neutralised = Label(LabelRole.FAINT, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.words)
        column.addWidget(self.neutralised)
        self.retranslate()

    def retranslate(self) -> None:
        self.show_text(self._text)

    def show_text(self, text: str) -> None:
        """The facts as they stand."""
        self._text = text
        self._say_room()
        tokens = control_tokens(text)
        form = self.tr("{tokens} 是模型的控制符号，将作为普通文字交给模型。")
        self.neutralised.tell(form.format(tokens="  ".join(tokens[:_MOST_TOKENS])) if tokens else "")

    def show_tokens(self, tokens: int, most: int) -> None:
        """The prompt's length next to what fits."""
        self._tokens = (tokens, most)
        self._say_room()

    def _say_room(self) -> None:
        characters = sum(not character.isspace() for character in self._text)
        words = self.tr("{count} 字").format(count=f"{characters:,}")
        too_long = False
        if self._tokens is not None and characters:
            tokens, most = self._tokens
            too_long = tokens > most
            form = self.tr("太长，请删去约 {room} 字") if too_long else self.tr("还可输入约 {room} 字")
            words += "  ·  " + form.format(room=f"{_room(abs(most - tokens), up=too_long):,}")
        self.words.setText(words)
        self.words.set_role(LabelRole.ERROR if too_long else LabelRole.FAINT)


def _room(tokens: int, *, up: bool) -> int:
    """About how many Chinese characters are as many tokens, to two figures, on the safe side."""
    characters = characters_in(tokens)
    step = 10 if characters < 1000 else 100 if characters < 10_000 else 1000
    return (characters // step + up) * step
