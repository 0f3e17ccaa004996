"""Names for questions whose file gives them none."""

from __future__ import annotations

import hashlib
from collections import Counter


class QuestionIds:
    """The same content has the same id in every run, wherever in the file it stands; a second time it is ID-2."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, *content: str) -> str:
        """The id of a question with this content: 16 hexadecimal digits of its SHA-256."""
        digest = hashlib.sha256("\0".join(content).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._seen[digest] += 1
        return digest if self._seen[digest] == 1 else f"{digest}-{self._seen[digest]}"
