"""Labels: one line or wrapping, each with its role on the page."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.controls.style import tell_style


class LabelRole(StrEnum):
    """What a text is on its page; the value is the name by which the style sheet knows it."""

    PLAIN = ""
    TITLE = "title"  # of a page
    HEADING = "heading"  # of a card
    SOFT = "soft"
    FAINT = "faint"  # small, what one may pass over
    ERROR = "error"
    FIRST = "first"  # of two that are compared, in the colours of their curves
    SECOND = "second"
    PENALTY = "penalty"  # the largest thing on a card
    FIGURE = "figure"
    AI_LABEL = "ai-label"


class Label(QLabel):
    """Plain text only: what a model or a file says is never taken for markup."""

    def __init__(
        self,
        role: LabelRole = LabelRole.PLAIN,
        parent: QWidget | None = None,
        *,
        wrap: bool = False,
        text: str = "",
    ) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setProperty("role", str(role))
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)

    def tell(self, message: str) -> None:
        """Shows a message; without one the label is hidden."""
        self.setText(message)
        self.setVisible(bool(message))

    def set_role(self, role: LabelRole) -> None:
        """Another role, such as ERROR for a count that has become too high."""
        tell_style(self, "role", role)


class LineLabel(Label):
    """On one line where there is room for it, else on several: a wrapping label alone asks for less than its line."""

    def __init__(self, role: LabelRole = LabelRole.PLAIN, parent: QWidget | None = None, *, text: str = "") -> None:
        super().__init__(role, parent, wrap=True, text=text)

    def sizeHint(self) -> QSize:  # noqa: N802
        self.ensurePolished()
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())
