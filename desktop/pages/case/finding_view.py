"""A finding where it belongs: calm for a note, plain for an error, each with its reason and its article."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface
from desktop.pages.case.chips import article_chip
from desktop.wording.message_words import message_words
from trainer.judgment.types import Article, Finding

translate = QCoreApplication.translate


class FindingView(Card):
    """One finding. ``opened`` is called with its article when the chip is pressed."""

    def __init__(self, finding: Finding, opened: Callable[[Article], object], parent: QWidget | None = None) -> None:
        super().__init__(parent, surface=Surface(f"finding-{finding.severity}"))
        self.finding = finding
        note = finding.severity == "note"
        row = self.row(spacing=10, padding=(0, 0, 0, 0) if note else (12, 8, 8, 8))
        drawing, colour = {
            "note": ("info", "text_faint"),
            "warning": ("warning", "text_soft"),
            "error": ("error", "error"),
        }[finding.severity]
        row.addWidget(Drawing(drawing, 18, colour), 0, Qt.AlignmentFlag.AlignTop)
        words = Label(LabelRole.SOFT if note else LabelRole.PLAIN, wrap=True, text=message_words(finding.message))
        row.addWidget(words, 1)
        if finding.article is not None:
            chip = article_chip(finding.article, opened)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        severity = {
            "note": translate("FindingView", "说明"),
            "warning": translate("FindingView", "请核对"),
            "error": translate("FindingView", "与法律不符"),
        }[finding.severity]
        self.setToolTip(severity)
        self.setAccessibleName(f"{severity}: {words.text()}")
