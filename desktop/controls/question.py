"""A decision that cannot be undone is asked for in words of its own; what could not be done is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands on a button, and what it does."""

    words: str
    does: Callable[[], object]


def tell(parent: QWidget, words: str) -> QMessageBox:
    """Says what could not be done, until it is closed."""
    box = QMessageBox(parent)
    box.setWindowTitle(parent.window().windowTitle())
    box.setText(words)
    box.addButton(translate("Question", "知道了"), QMessageBox.ButtonRole.AcceptRole)
    box.finished.connect(box.deleteLater)
    box.open()
    return box


def ask(parent: QWidget, question: str, more: str, answers: Sequence[Answer]) -> QMessageBox:
    """Opens the question over the parent's window, with 取消 beside the answers, which Escape and Enter mean too."""
    box = QMessageBox(parent)
    box.setWindowTitle(parent.window().windowTitle())
    box.setText(question)
    box.setInformativeText(more)
    does: dict[QPushButton, Callable[[], object]] = {
        box.addButton(answer.words, QMessageBox.ButtonRole.AcceptRole): answer.does for answer in answers
    }
    cancel = box.addButton(translate("Question", "取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)

    def answered() -> None:
        pressed = box.clickedButton()
        if isinstance(pressed, QPushButton) and pressed in does:
            does[pressed]()

    box.finished.connect(answered)
    box.finished.connect(box.deleteLater)
    box.open()
    return box
