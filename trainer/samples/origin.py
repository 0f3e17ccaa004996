"""Which court judged, and in which year, as the heading of a judgment tells."""

from __future__ import annotations

import re

_HEAD = 400  # characters
# Never across 书: the heading of a web page (某某盗窃一审刑事判决书) holds the defendant's name.
_COURT = re.compile(r"(?:(?!书)[一-龥]){2,24}?人民法院|(?:(?!书)[一-龥]){2,20}?法院")
_YEAR = re.compile(r"[（(〔\[【]\s*((?:19|20)\d\d)\s*[）)〕\]】]")
_BLANK = re.compile(r"\s+")


def court_and_year(text: str) -> tuple[str, int | None]:
    """The court's name ("" where there is none) and the year of the case number."""
    head = text[:_HEAD]
    court = _COURT.search(_BLANK.sub("", head))
    year = _YEAR.search(head)
    return court.group() if court else "", int(year[1]) if year else None
