"""A binary stream read block by block, what was not taken yet always in one piece."""

from __future__ import annotations

from typing import BinaryIO

BLOCK = 1 << 20


class BlockReader:
    """``_buffer[_at:_have]`` was read and not taken; where nothing is taken it grows, up to ``longest`` bytes."""

    def __init__(self, file: BinaryIO, position: int, longest: int) -> None:
        self._file = file
        self._buffer = bytearray(BLOCK)
        self._at = self._have = 0
        self._base = position
        self._longest = longest
        self._final = False

    @property
    def position(self) -> int:
        """The byte of the stream that is looked at next."""
        return self._base + self._at

    def _more(self) -> bool:
        """Moves what is left to the front and reads on; False where nothing more can be had or held."""
        if self._final:
            return False
        left = self._have - self._at
        if self._at:
            self._buffer[:left] = self._buffer[self._at : self._have]
            self._base += self._at
            self._at, self._have = 0, left
        elif left == len(self._buffer):
            if left >= self._longest:
                return False
            self._buffer = self._buffer + bytearray(left)
        self._final = not self._fill()
        return True

    def _fill(self) -> bool:
        with memoryview(self._buffer) as view:
            got = self._file.readinto(view[self._have :])  # type: ignore[attr-defined]
        self._have += got or 0
        return bool(got)
