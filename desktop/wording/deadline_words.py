"""Time limits in the window's language."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from desktop.wording.language import language
from resources.law.deadlines import Length
from resources.messages.catalogue import template

translate = QCoreApplication.translate


def deadline_text(name: str) -> str:
    """What ``resources/messages/deadlines.toml`` says under a name."""
    return template(f"deadlines.{name}", language())


def length_words(length: Length) -> str:
    """1 个月 15 日, 48 小时, 5 年."""
    years, months = divmod(length.months, 12)
    if years and months:
        years, months = 0, length.months
    parts = (
        (years, translate("DeadlineWords", "{count} 年")),
        (months, translate("DeadlineWords", "{count} 个月")),
        (length.days, translate("DeadlineWords", "{count} 日")),
        (length.hours, translate("DeadlineWords", "{count} 小时")),
    )
    return translate("DeadlineWords", " 又 ").join(words.format(count=count) for count, words in parts if count)


def day_of_week(moment: date) -> str:
    """星期五."""
    names = (
        translate("DeadlineWords", "星期一"),
        translate("DeadlineWords", "星期二"),
        translate("DeadlineWords", "星期三"),
        translate("DeadlineWords", "星期四"),
        translate("DeadlineWords", "星期五"),
        translate("DeadlineWords", "星期六"),
        translate("DeadlineWords", "星期日"),
    )
    return names[moment.weekday()]


def moment_words(moment: date | datetime) -> str:
    """2026-04-08 星期三, with the hour where there is one."""
    if isinstance(moment, datetime):
        return f"{moment:%Y-%m-%d %H:%M} {day_of_week(moment)}"
    return f"{moment.isoformat()} {day_of_week(moment)}"
