"""Names of questions, each unlike all others of its suite."""

from __future__ import annotations

import hashlib
from collections import Counter


class QuestionIds:
    """The same content has the same id in every run, wherever in the file it stands; a second time it is ID-2."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, *content: str) -> str:
        """The id of a question with this content: 16 hexadecimal digits of its SHA-256."""
        return self.of_name(hashlib.sha256("\0".join(content).encode("utf-8", "surrogatepass")).hexdigest()[:16])

    def of_name(self, name: str) -> str:
        """The id of a question that its file names so."""
        self._seen[name] += 1
        if self._seen[name] == 1:
            return name
        return self.of_name(f"{name}-{self._seen[name]}")
