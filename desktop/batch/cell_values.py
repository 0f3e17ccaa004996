"""Days, attitudes and provinces as people write them into tables."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta

from desktop.batch.table import Cell, cell_text
from desktop.judging.written_day import EARLIEST, read_date
from resources.law.provinces import province_in, province_named, provinces
from trainer.samples.prompt import StatedAttitude

_FIRST_DAY = date(1899, 12, 30)  # Excel's day 0, such that the days after February 1900 come out right
_SERIALS = range((EARLIEST - _FIRST_DAY).days, (date(2100, 1, 1) - _FIRST_DAY).days)
_HOUR = re.compile(
    r"[\sT,，]*(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|夜间|深夜)?\s*\d{1,2}\s*[:：时点].*|[\sT]*(?:许|左右|前后|凌晨|上午|下午|晚)$"
)
_CHINESE = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = re.compile(r"(?<![0-9])([1-9]?)十([1-9]?)(?![0-9])")
_BLANK = frozenset(
    (
        "",
        "-",
        "—",
        "/",
        "无",
        "不详",
        "不明",
        "未知",
        "未记载",
        "na",
        "n/a",
        "nan",
        "none",
        "null",
        "unknown",
        "notstated",
    )
)
_DENIED = (
    "拒不",
    "不认罪",
    "否认",
    "翻供",
    "零口供",
    "拒绝",
    "不供",
    "沉默",
    "不如实",
    "未如实",
    "denied",
    "denies",
    "silent",
)
_CONFESSED = ("坦白", "如实", "供述", "供认", "认罪", "自首", "confess", "admit", "plea")


class UnreadableCell(ValueError):
    """A cell says something, and what is not known."""


def read_day_cell(cell: Cell) -> date | None:
    """A day as `read_date` knows it, also with an hour behind it, in Chinese numerals, or as Excel counts days.

    None for an empty cell. Raises UnreadableCell for anything else: a month alone, a span of days, a day before the
    first 刑法.
    """
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _late_enough(cell)
    if isinstance(cell, float) and cell >= 1:
        cell = int(cell)
    if isinstance(cell, int) and not isinstance(cell, bool) and cell in _SERIALS:
        return _FIRST_DAY + timedelta(days=cell)
    text = unicodedata.normalize("NFKC", cell_text(cell)).strip()
    if _is_blank(text):
        return None
    if text.isdigit() and int(text) in _SERIALS:
        return _FIRST_DAY + timedelta(days=int(text))
    for written in (text, _HOUR.sub("", text), _in_digits(_HOUR.sub("", text))):
        if (day := read_date(written.strip())) is not None:
            return _late_enough(day)
    raise UnreadableCell(text)


def _late_enough(day: date) -> date:
    if day < EARLIEST:
        raise UnreadableCell(day.isoformat())
    return day


def _in_digits(text: str) -> str:
    """二〇二一年三月十五日 as 2021年3月15日."""
    return _TENS.sub(lambda match: f"{match[1] or 1}{match[2] or 0}", text.translate(_CHINESE))


def read_attitude_cell(cell: Cell) -> StatedAttitude:
    """Raises UnreadableCell where the cell says something else."""
    text = unicodedata.normalize("NFKC", cell_text(cell)).strip().lower()
    if _is_blank(text):
        return StatedAttitude.NOT_STATED
    if any(word in text for word in _DENIED):
        return StatedAttitude.DENIED
    if any(word in text for word in _CONFESSED):
        return StatedAttitude.CONFESSED
    raise UnreadableCell(text)


def read_province_cell(cell: Cell) -> str | None:
    """A province's name, also out of that of one of its cities (浙江省杭州市, 杭州市); None for an empty cell.

    Raises UnreadableCell where it names none.
    """
    text = unicodedata.normalize("NFKC", cell_text(cell)).strip()
    if _is_blank(text):
        return None
    if (named := province_named(text)) is not None:
        return named.name
    begun = next((each.name for each in provinces() if text.startswith((each.full, each.name))), None)
    found = begun or province_in(text) or province_in(f"{text}市")
    if found is None:
        raise UnreadableCell(text)
    return found


def _is_blank(text: str) -> bool:
    return "".join(text.split()).lower() in _BLANK
