"""Server-sent events (HTML standard, 9.2.6) out of the bytes of a stream, however they are cut."""

from __future__ import annotations

import re

_LINE_END = re.compile(rb"\r\n|\n|\r")
# No part of an answer comes near it; something that is no event stream may never end its line.
_LONGEST_LINE = 8 * 2**20


class ServerEvents:
    """``feed`` it what comes; it returns the data of every event that is whole by then.

    Lines end as the standard says, and nowhere else: text may hold U+2028, at which ``str.splitlines`` would cut.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._data: list[str] = []

    def feed(self, content: bytes) -> list[str]:
        """The data of the events that end in this part. Raises ValueError for a line without an end."""
        self._rest += content
        found: list[str] = []
        start = 0
        for end in _LINE_END.finditer(self._rest):
            if end.group() == b"\r" and end.end() == len(self._rest):
                break  # the "\n" that belongs to it may be on its way
            found += self._line(self._rest[start : end.start()])
            start = end.end()
        self._rest = self._rest[start:]
        if len(self._rest) > _LONGEST_LINE:
            raise ValueError("a line of more than 8 MiB")
        return found

    def finish(self) -> list[str]:
        """What stands at the end of a stream that was closed without an empty line."""
        last, self._rest = self._rest.rstrip(b"\r\n"), b""
        return [*self._line(last), *self._line(b"")] if last else self._line(b"")

    def _line(self, raw: bytes) -> list[str]:
        line = raw.decode("utf-8", "replace").removeprefix("\ufeff")
        if not line:
            data, self._data = self._data, []
            return ["\n".join(data)] if data else []
        name, _, value = line.partition(":")
        if name == "data":  # a comment has no name; "event", "id" and "retry" say nothing that is wanted here
            self._data.append(value.removeprefix(" "))
        return []
