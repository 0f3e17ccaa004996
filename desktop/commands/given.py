"""What a command of the desk is given: a file or standard input, a day, a province."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from desktop.settings.home import home
from desktop.settings.store import read_or_default
from resources.law.provinces import province_named, provinces
from resources.messages.message import message
from trainer.commands.printer import Printer
from trainer.told_error import ToldError

STDIN = "-"


def read_given(file: str, printer: Printer, asked: str) -> bytes:
    """The bytes of ``file``; at a terminal ``asked``, a key of the catalogue, says what to paste. Raises ToldError."""
    if file == STDIN:
        if sys.stdin.isatty():
            printer.tell(message(asked))
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise ToldError("input", "desk.no-file", file=file) from error
    except OSError as error:
        raise ToldError("input", "desk.file-not-opened", repr(error), file=file) from error


def read_day(text: str | None) -> date | None:
    """A day as 2021-03-05. Raises ToldError."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ToldError("input", "desk.act-date") from error


def read_province(written: str | None) -> str | None:
    """The name of a province, as 浙江 or 浙江省; where none was given, that of the window's settings, None where it has
    none. Raises ToldError."""
    if written is None:
        return read_or_default(home() / "settings.json").province or None
    province = province_named(written)
    if province is None:
        names = tuple(each.name for each in provinces())
        raise ToldError("input", "desk.province", written=written, names=names)
    return province.name
