"""A web page that is one document: its text, a line for each block."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_BLOCKS = frozenset(("p", "div", "br", "tr", "li", "ul", "ol", "table", "section", "article", "header", "footer")) | {
    *("title", "pre", "h1", "h2", "h3", "h4", "h5", "h6")
}
_HIDDEN = frozenset(("script", "style", "noscript", "template"))
_BLANK_LINES = re.compile(r"\s*\n\s*")


def page_text(html: str) -> str:
    """The text that a reader of the page sees. Never raises: what is no HTML is text."""
    page = _Page()
    page.feed(html)
    page.close()
    return _BLANK_LINES.sub("\n", "".join(page.pieces)).strip()


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.pieces.append(data)
