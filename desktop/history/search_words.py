"""How Chinese is found by FTS5, which knows words only where there are spaces between them.

Each Chinese character becomes a word of its own, and what is looked for a phrase of them: words of one, two and more
characters are found in any place, and none is missed for want of a dictionary. Letters and digits stay together.
"""

from __future__ import annotations

import re
import unicodedata

_CHARACTER = re.compile(
    r"[\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_UNFIT = re.compile(r"[\x00-\x1f\ud800-\udfff]")
_MOST = 50
_LATIN_END = re.compile(r"[0-9A-Za-z]\Z")


def spaced(text: str) -> str:
    """A text as FTS5 is given it: full-width letters and digits as the plain ones, a space around each character."""
    return _CHARACTER.sub(r" \g<0> ", unicodedata.normalize("NFKC", _UNFIT.sub(" ", text)))


def words_of(line: str) -> tuple[str, ...]:
    """What the user wants to find, each once. Marks alone are no word; of a whole page that was pasted the first words
    count.
    """
    words = dict.fromkeys(word for word in line.split() if any(each.isalnum() for each in _plain(word)))
    return tuple(words)[:_MOST]


def phrase(word: str) -> str:
    """FTS5's expression for one word. Nothing in it is taken for an operator; letters and digits at its end may be the
    beginning of a longer word, as when they are being typed.
    """
    quoted = '"' + spaced(word).replace('"', " ").strip() + '"'
    return quoted + " *" if _LATIN_END.search(_plain(word)) else quoted


def folded(text: str) -> str:
    """A text as it is compared with a word, character by character: what differs in width or case alone is the same."""
    return unicodedata.normalize("NFKC", text).casefold()


def _plain(word: str) -> str:
    return unicodedata.normalize("NFKC", _UNFIT.sub(" ", word)).strip()
