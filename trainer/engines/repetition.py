"""Notices that a model writes the same passage again and again, while it writes.

It is said to repeat, white space and the numbers that sentences begin with left out, where

- a passage of ``CONSECUTIVE`` characters or more comes three times in a row. A loop of fewer characters counts as the
  passage that enough rounds of it make;
- a passage of ``NEAR`` characters or more comes a third time, with no more in between than it is long itself;
- nothing comes but white space, as much of it.

Both lengths were measured. In 1,478 real judgments and indictments, whose lists say the same of each defendant and each
count, no passage of 15 characters or more comes three times in a row, and none of 109 with little in between
(a few characters of a name). The time is linear in the text: a run is followed by comparing one character with one.
"""

from __future__ import annotations

from array import array
from collections import deque

CONSECUTIVE, NEAR = 40, 200
# So many characters found again begin a run: fewer come again by chance.
_GRAM = 20
_ENDS = frozenset("。；！？;!?\n")
_NUMBERING = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百（）()、．.")
_LONGEST_NUMBER = 12


class RepetitionGuard:
    """Give it the pieces as they come, until it says that the text repeats."""

    def __init__(self) -> None:
        self._text: list[str] = []  # what counts of the answer
        self._places = array("Q")  # the characters of the answer up to each of these, itself included
        self._length = 0  # of the answer
        self._numbering = 0  # characters that a sentence may still begin with before it counts
        self._blank = 0  # white space since the last character that counts
        self._seen: dict[str, int] = {}  # where each gram ended last
        self._recent = ""  # the last gram
        self._period = 0  # how far back the text is the same as here; 0: it is not
        self._run = 0  # for how many characters it has been
        # Where a passage of NEAR characters came for the second time, from and up to, and how far back it came first.
        self._copies: deque[tuple[int, int, int]] = deque(maxlen=4)
        self.kept: int | None = None

    def feed(self, piece: str) -> bool:
        """Whether the text repeats. ``kept`` is then how many characters of the answer lead to the end of the first
        time; the rest of the piece is not looked at.
        """
        for sign in piece:
            self._length += 1
            if self._counts(sign):
                if self._repeats(sign):
                    return True
            elif self._blank >= 3 * CONSECUTIVE:
                self.kept = self._places[-1] if self._places else 0
                return True
        return False

    def _counts(self, sign: str) -> bool:
        if sign in _ENDS:
            self._numbering = _LONGEST_NUMBER
        if sign.isspace():
            self._blank += 1
            return False
        if self._numbering and sign in _NUMBERING:
            self._numbering -= 1
            return False
        self._blank = 0
        self._numbering = self._numbering if sign in _ENDS else 0
        return True

    def _repeats(self, sign: str) -> bool:
        self._text.append(sign)
        self._places.append(self._length)
        self._follow(sign)
        passage = _rounds(self._period)
        if self._period and self._run + self._period >= 3 * passage:
            self._keep(len(self._text) - self._run - self._period, passage)
            return True
        return self._run >= NEAR and self._comes_a_third_time()

    def _follow(self, sign: str) -> None:
        """Goes on with the run, or begins another where the last gram was seen before."""
        here = len(self._text) - 1
        self._recent = self._recent[1 - _GRAM :] + sign
        before = self._seen.get(self._recent) if len(self._recent) == _GRAM else None
        if self._period and self._text[here - self._period] == sign:
            self._run += 1
        else:
            if self._run >= NEAR and self._period <= 2 * self._run:
                self._copies.append((here - self._run, here, self._period))
            self._period, self._run = (here - before, _GRAM) if before is not None else (0, 0)
        if len(self._recent) == _GRAM:
            self._seen[self._recent] = here

    def _comes_a_third_time(self) -> bool:
        end = len(self._text) - self._period  # of the passage, at its second time
        if self._period > 2 * self._run:
            return False
        for start, stop, period in self._copies:
            if start <= end - NEAR and end <= stop:
                self._keep(start - period, stop - start)
                return True
        return False

    def _keep(self, start: int, passage: int) -> None:
        """Cuts behind the passage that begins at ``start``, at the end of a sentence where there is one soon."""
        end = start + passage
        for place in range(end, min(end + passage, len(self._text))):
            if self._text[place - 1] in _ENDS:
                end = place
                break
        self.kept = self._places[end - 1]


def _rounds(period: int) -> int:
    """The length of the passage that a loop of so many characters makes: whole rounds of it."""
    return period * -(-CONSECUTIVE // period) if 0 < period < CONSECUTIVE else period
