"""A finding where it belongs: calm for a note, plain for an error, each with its reason and its article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.case.chips import article_chips
from desktop.window.controls.drawing import Drawing
from desktop.window.controls.label import Label
from desktop.window.wording.finding_words import finding_words
from trainer.judgment.types import Article, Finding

translate = QCoreApplication.translate


class FindingView(QFrame):
    """One finding. ``opened`` is called with its article when the chip is pressed."""

    def __init__(self, finding: Finding, opened: Callable[[Article], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setProperty("role", f"finding-{finding.severity}")
        note = finding.severity == "note"
        row = QHBoxLayout(self)
        row.setContentsMargins(*((0, 2, 0, 2) if note else (12, 10, 12, 10)))
        row.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(0, 2, 0, 0)
        top.addWidget(
            Drawing(
                {"note": "info", "warning": "warning", "error": "error"}[finding.severity],
                16,
                {"note": "text_faint", "warning": "text_soft", "error": "error"}[finding.severity],
            )
        )
        top.addStretch()
        row.addLayout(top)
        column = QVBoxLayout()
        column.setSpacing(6)
        if not note:
            title = Label("error" if finding.severity == "error" else "")
            title.setText(
                translate("FindingView", "与法律不符")
                if finding.severity == "error"
                else translate("FindingView", "请核对")
            )
            font = title.font()
            font.setBold(True)
            title.setFont(font)
            column.addWidget(title)
        words = Label("soft" if note else "", wrap=True)
        words.setText(finding_words(finding))
        column.addWidget(words)
        if finding.article is not None:
            column.addWidget(article_chips((finding.article,), opened))
        row.addLayout(column, 1)
        self.setAccessibleName(words.text())
