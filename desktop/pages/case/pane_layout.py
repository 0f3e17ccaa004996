"""Which of the case page's panes stand where: beside each other where there is room, else folded to a line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

BETWEEN = 24
# Pixels, at the usual size of text, that a pane should have where it stands beside one other, and what it can be left
# with beside two.
FACTS, RIGHT, ARTICLE = 420, 530, 340
FACTS_OF_THREE, RIGHT_OF_THREE, ARTICLE_OF_THREE = 376, 420, 300
RIGHT_BESIDE_ARTICLE = 400
RIGHT_HEIGHT = 260


class PaneLayout(Enum):
    """What is in sight. Where the facts are not, they are a line above; where the judgment is not, one below."""

    BESIDE = "beside"  # facts, judgment
    ALL = "all"  # facts, judgment, article
    READING = "reading"  # judgment, article
    STACKED = "stacked"  # facts above the judgment
    FACTS = "facts"
    RIGHT = "right"
    ARTICLE = "article"

    @property
    def facts(self) -> bool:
        """Whether the facts are in sight."""
        return self in (PaneLayout.BESIDE, PaneLayout.ALL, PaneLayout.STACKED, PaneLayout.FACTS)

    @property
    def right(self) -> bool:
        """Whether the judgment is."""
        return self not in (PaneLayout.FACTS, PaneLayout.ARTICLE)

    @property
    def article(self) -> bool:
        """Whether the article is."""
        return self in (PaneLayout.ALL, PaneLayout.READING, PaneLayout.ARTICLE)


@dataclass(frozen=True, slots=True)
class Room:
    """Pixels there are; ``scale`` is the text's size by its usual one. The facts' pane needs ``facts_width`` and
    ``facts_height`` at least, by the words on its buttons, the judgment's ``right_width`` and ``right_height``."""

    width: int
    height: int
    scale: float = 1.0
    facts_width: int = 0
    facts_height: int = 320
    right_width: int = 0
    right_height: int = 0

    def scaled(self, pixels: int) -> int:
        """So many, at this size of text."""
        return round(pixels * self.scale)

    def takes(self, facts: int, right: int, article: int = 0) -> bool:
        """Whether panes so wide have room beside each other; 0 for one that is not there."""
        widths = [max(self.scaled(facts), self.facts_width)] if facts else []
        widths.append(max(self.scaled(right), self.right_width))
        widths += [self.scaled(article)] if article else []
        return self.width >= sum(widths) + BETWEEN * (len(widths) - 1)


def pane_layout(room: Room, *, article: bool, facts_wanted: bool) -> PaneLayout:
    """``article``: one is open. ``facts_wanted`` counts where facts and judgment have no room together."""
    if article:
        if room.takes(FACTS_OF_THREE, RIGHT_OF_THREE, ARTICLE_OF_THREE):
            return PaneLayout.ALL
        return PaneLayout.READING if room.takes(0, RIGHT_BESIDE_ARTICLE, ARTICLE) else PaneLayout.ARTICLE
    if room.takes(FACTS, RIGHT):
        return PaneLayout.BESIDE
    if room.height >= room.facts_height + BETWEEN + max(room.scaled(RIGHT_HEIGHT), room.right_height):
        return PaneLayout.STACKED
    return PaneLayout.FACTS if facts_wanted else PaneLayout.RIGHT


def least_widths(layout: PaneLayout, room: Room) -> tuple[int, int, int]:
    """Of facts, judgment and article, in pixels; 0 where nothing stands beside the pane, which takes what there is."""
    facts = max(room.scaled(FACTS_OF_THREE), room.facts_width)
    right, article = max(room.scaled(RIGHT_OF_THREE), room.right_width), room.scaled(ARTICLE_OF_THREE)
    return {
        PaneLayout.BESIDE: (facts, right, 0),
        PaneLayout.ALL: (facts, right, article),
        PaneLayout.READING: (0, max(room.scaled(RIGHT_BESIDE_ARTICLE), room.right_width), article),
    }.get(layout, (0, 0, 0))
