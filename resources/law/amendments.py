"""What the eleven amendments (刑法修正案 一 to 十二) changed, read out of their own wording.

An amendment speaks in a handful of forms: an article is replaced (将刑法第…条修改为), one or two of its 款 are
replaced, a 款 or an 项 is added, a 款 or a whole article is deleted, or articles are inserted (…后增加一条,作为…之一).
The new text stands in quotation marks, one opening mark for each 款.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from resources.law.numerals import to_int

Key = tuple[int, int | None]
Kind = Literal["article", "paragraph", "add", "drop", "new", "delete", "items"]

_NUMERAL = "[零一二三四五六七八九十百]+"
_ARTICLE = rf"第({_NUMERAL})条(?:之({_NUMERAL}))?"
_PARAGRAPH = rf"第({_NUMERAL})款"
_DELETED_PARAGRAPH = re.compile(rf"删去刑法{_ARTICLE}{_PARAGRAPH}。")
_DELETED_ARTICLE = re.compile(rf"删去刑法{_ARTICLE}。")
_INSERTED = re.compile(rf"{_ARTICLE}后增加[一二三四五]条,?作为((?:{_ARTICLE}、?)+)")
_ITEM = re.compile(rf"刑法{_ARTICLE}(?:增加一项|第{_NUMERAL}项修改)")
_WHOLE = re.compile(rf"(?:刑法|在){_ARTICLE}(?:修改为|中增加一款作为第{_NUMERAL}款,将该条修改为)")
_PARTS = re.compile(
    rf"(?:刑法|在|将){_ARTICLE}(?:((?:{_PARAGRAPH}、?)+)修改为|中?增加[一二两]款,?作为((?:{_PARAGRAPH}、?)+))"
)
_FOLLOWING = re.compile(rf"^(?:增加[一二]款,?作为(?:{_PARAGRAPH}、?)+|原{_PARAGRAPH}作为{_PARAGRAPH},修改为)")


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one article. ``paragraph`` counts from 1, in the text after the change (for ``drop``: before it).

    ``text`` holds the new 款 (all of them for ``article`` and ``new``).
    """

    article: Key
    in_force: date
    amendment: str
    kind: Kind
    paragraph: int | None = None
    text: tuple[str, ...] = ()


def split_paragraphs(text: str) -> tuple[str, ...]:
    """The 款 of an article's text; the lines of its 项 stay with their 款."""
    paragraphs: list[str] = []
    text = re.sub(r"(?<=[：；])（", "\n（", text)  # the source has no line break between these items
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        if paragraphs and re.match(rf"（{_NUMERAL}）", line):
            paragraphs[-1] += "\n" + line
        else:
            paragraphs.append(line)
    return tuple(paragraphs)


def changes(amendment: str, in_force: date, entry: str) -> Iterator[Change]:
    """The changes that one entry (条目) of an amendment makes; nothing for the entry on its coming into force."""
    frame, quoted = _frame_and_quotes(entry)
    if match := _DELETED_PARAGRAPH.search(frame):
        yield Change(_key(match), in_force, amendment, "drop", to_int(match[3]))
    elif match := _DELETED_ARTICLE.search(frame):
        yield Change(_key(match), in_force, amendment, "delete")
    elif match := _INSERTED.search(frame):
        keys = [_key(each) for each in re.finditer(_ARTICLE, match[3])]
        texts = [quoted[0]] if len(keys) == 1 else _by_article(quoted[0])
        for key, text in zip(keys, texts, strict=True):
            yield Change(key, in_force, amendment, "new", text=split_paragraphs(text))
    elif match := _ITEM.search(frame):
        yield Change(_key(match), in_force, amendment, "items")
    elif match := _WHOLE.search(frame):
        yield Change(_key(match), in_force, amendment, "article", text=split_paragraphs(quoted[0]))
    elif match := _PARTS.search(frame):
        key = _key(match)
        heads = [match[0][match[0].index("条") :], *(line for line in frame.split("\n")[1:] if _FOLLOWING.match(line))]
        for head, text in zip(heads, quoted, strict=True):
            added = "增加" in head
            numbers = [to_int(number) for number in re.findall(_PARAGRAPH, head)]
            if "原" in head:  # 原第二款作为第三款,修改为: only the new number counts
                numbers = numbers[1:]
            for number, paragraph in zip(numbers, split_paragraphs(text), strict=True):
                yield Change(key, in_force, amendment, "add" if added else "paragraph", number, (paragraph,))


def _key(match: re.Match[str]) -> Key:
    return to_int(match[1]), to_int(match[2]) if match[2] else None


def _frame_and_quotes(entry: str) -> tuple[str, list[str]]:
    """The amending words with each quotation cut out (punctuation made uniform), and the quotations."""
    frame: list[str] = []
    quotes: list[list[str]] = []
    open_quote = False
    for line in entry.split("\n"):
        if not open_quote and '"' in line[1:] and not line.startswith('"'):
            head, _, rest = line.partition('"')
            frame.append(head)
            quotes.append([])
            line = '"' + rest  # noqa: PLW2901 (the rest of the line is the quotation's first)
        elif not open_quote and line.startswith('"'):
            quotes.append([])
        elif not open_quote:
            frame.append(line)
            continue
        # A 款 opens with a mark; the quotation closes with one at a line's end (a stray 。 may follow it).
        closed = re.search(r'(?<=.)"。?$', line) is not None
        quotes[-1].append(re.sub(r'"(。?)$', r"\1", line.removeprefix('"')) if closed else line.removeprefix('"'))
        open_quote = not closed
    # The source writes commas and colons now full-width, now half-width.
    texts = ("\n".join(lines).replace(":", "：").replace(",", "，") for lines in quotes)
    return "\n".join(frame).replace("，", ","), list(texts)


def _by_article(text: str) -> list[str]:
    """The text of several inserted articles, each behind its number and a wide space, without them."""
    return [part.strip() for part in re.split(rf"^{_ARTICLE}\u3000", text, flags=re.M)[3::3]]
