"""A finding where it belongs: calm for a note, plain for an error, each with its reason and its article."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from desktop.cards.chips import article_chip
from desktop.cards.differing import differing
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.controls.pressable import Pressable
from desktop.controls.surface import Surface
from desktop.judging.finding_places import FindingPlaces
from desktop.wording.message_words import message_words
from trainer.judgment.types import Article, Finding

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class FindingCalls:
    """What a finding on a card leads to: its article is opened, its places are marked; ``places`` tells which.
    ``marked`` are those that the card beside does not have."""

    opened: Callable[[Article], object]
    pointed: Callable[[FindingPlaces], object]
    places: Callable[[Finding], FindingPlaces]
    marked: Collection[Finding] = ()


class FindingView(Pressable):
    """One finding. A click on it, or Enter, marks what it is about in the judgment and in the facts."""

    def __init__(self, finding: Finding, calls: FindingCalls, parent: QWidget | None = None) -> None:
        super().__init__(Surface(f"finding-{finding.severity}"), parent)
        differing(self, finding in calls.marked)
        self.finding = finding
        self._calls = calls
        self.places = calls.places(finding)
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
            chip = article_chip(finding.article, calls.opened)
            row.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self.pressed.connect(self.point)
        self._say(words.text())

    def point(self) -> None:
        """Marks both places, where the finding has any."""
        if self.places:
            self._calls.pointed(self.places)

    def _say(self, words: str) -> None:
        severity = {
            "note": translate("FindingView", "说明"),
            "warning": translate("FindingView", "请核对"),
            "error": translate("FindingView", "与法律不符"),
        }[self.finding.severity]
        self.setAccessibleName(f"{severity}: {words}")
        self.setToolTip(severity)
        if self.places:
            where = translate("FindingView", "点按或按 Enter，在文书与事实中标出")
            self.setToolTip(f"{severity}\n{where}")
            self.setAccessibleDescription("  ".join(part for part in (self.accessibleDescription(), where) if part))
            self.set_pressable(True)
