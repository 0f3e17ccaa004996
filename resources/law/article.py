"""How an article of a statute is addressed."""

from __future__ import annotations

import re
from dataclasses import dataclass

CRIMINAL_LAW = "刑法"
_SHORT = re.compile(r"(刑法|刑事诉讼法)?(\d+)(?:之(\d+))?(?:\.(\d+))?(?:\((\d+)\))?")


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """A cited article: 刑法第一百三十三条之一第一款第二项 is ``Article("刑法", 133, 1, 1, 2)``."""

    law: str
    number: int
    sub: int | None = None
    paragraph: int | None = None
    item: int | None = None

    @classmethod
    def parse(cls, short: str) -> Article:
        """The short form of our data files: ``133之1.1(2)``; 刑法 where no law is named.

        Raises ValueError for anything else.
        """
        match = _SHORT.fullmatch(short)
        if match is None:
            raise ValueError(f"not an article in short form: {short!r}")
        law, number, sub, paragraph, item = match.groups()
        return cls(law or CRIMINAL_LAW, int(number), *(int(part) if part else None for part in (sub, paragraph, item)))

    def whole(self) -> Article:
        """The same article without 款 and 项."""
        return Article(self.law, self.number, self.sub)
