"""Other forms of the same character, one for one, so that offsets in a text stay.

Sources: Unicode's EquivalentUnifiedIdeograph.txt for the radicals that PDF files hold in place of characters, its
compatibility decompositions for the rest, OpenCC for traditional characters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

# Radicals Supplement: those that stand for a whole character. Unicode decomposes only two of the block.
_RADICALS = (
    "⺁厂⺎兀⺏尣⺐尢⺑尣⺒巳⺓幺⺔彑⺗心⺙攵⺛旡⺝月⺞歹⺟母⺠民⺩王⺬示⺰丝⺱网⺳罒⺶羊⺸芈⺻聿⺼肉⺽臼"
    "⺿艹⻁虎⻂衣⻄西⻅见⻆角⻇角⻉贝⻋车⻌辶⻏邑⻒长⻓长⻔门⻖阜⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻟食⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟"
    "⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻱龟⻲龟⻳龟"
)

_RADICAL_BLOCKS = range(0x2E80, 0x2FE0)


@cache
def unified_forms() -> Mapping[int, str]:
    """Kangxi radicals, radicals, compatibility ideographs and full-width letters, each with its ordinary character."""
    blocks = (range(0x2F00, 0x2FD6), range(0xF900, 0xFADA), range(0xFF21, 0xFF3B), range(0xFF41, 0xFF5B))
    decomposed = {place: unicodedata.normalize("NFKC", chr(place)) for block in blocks for place in block}
    table = {place: char for place, char in decomposed.items() if len(char) == 1 and ord(char) != place}
    return table | {ord(radical): char for radical, char in zip(_RADICALS[::2], _RADICALS[1::2], strict=True)}


@cache
def radical_forms() -> Mapping[int, str]:
    """Of these the radicals alone (被告⼈): who copies from a PDF gets them, and nobody types them."""
    return {place: char for place, char in unified_forms().items() if place in _RADICAL_BLOCKS}


@cache
def simplified_forms() -> Mapping[int, str]:
    """Traditional characters, each with its simplified one; not those that simplified texts use as well (乾, 著)."""
    text = files(__package__).joinpath("traditional.txt").read_text(encoding="utf-8")
    rows = [row for row in text.splitlines() if not row.startswith("#")]
    pairs = zip("".join(rows[::2]), "".join(rows[1::2]), strict=True)
    return {ord(traditional): simplified for traditional, simplified in pairs}
