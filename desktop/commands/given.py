"""What a command of the desk is given: a file or standard input, a day, a province."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from desktop.judging.document_file import MOST_BYTES
from desktop.judging.written_day import EARLIEST, read_date
from desktop.settings.store import read_or_default
from resources.law.provinces import province_named, provinces
from resources.messages.message import message
from trainer.commands.printer import Printer
from trainer.home import home
from trainer.told_error import ToldError

STDIN = "-"
MOST_READ = MOST_BYTES + 2**20  # more than whatever is taken, as /dev/zero has no end


def read_given(file: str, printer: Printer, asked: str) -> bytes:
    """The first MOST_READ bytes of ``file``, which may be a pipe; at a terminal ``asked``, a key of the catalogue, says
    what to paste. Raises ToldError."""
    if file == STDIN:
        if sys.stdin.isatty():
            printer.tell(message(asked))
        return sys.stdin.buffer.read(MOST_READ)
    try:
        with Path(file).open("rb") as opened:
            return opened.read(MOST_READ)
    except FileNotFoundError as error:
        raise ToldError("input", "desk.no-file", file=file) from error
    except OSError as error:
        raise ToldError("input", "desk.file-not-opened", repr(error), file=file) from error


def read_day(text: str | None) -> date | None:
    """A day as the window reads it too. Raises ToldError."""
    if text is None:
        return None
    day = read_date(text)
    if day is None:
        raise ToldError("input", "desk.act-date", earliest=EARLIEST)
    return day


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
