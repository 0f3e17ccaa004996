"""Zip archives: their members are read without unpacking them to the disk."""

from __future__ import annotations

from zipfile import ZipFile, ZipInfo

from trainer.corpus.word_document import BODY

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1


def is_word_document(archive: ZipFile) -> bool:
    """Whether the archive is a Word document's package."""
    return BODY in archive.namelist()


def members(archive: ZipFile) -> list[ZipInfo]:
    """The files in it, in the order of their names, without what systems leave there."""
    found = [each for each in archive.infolist() if not each.is_dir() and not _hidden(each.filename)]
    return sorted(found, key=lambda each: each.filename)


def is_encrypted(member: ZipInfo) -> bool:
    """Whether a password is needed."""
    return bool(member.flag_bits & _ENCRYPTED)


def shown_name(member: ZipInfo) -> str:
    """A member's name: Chinese Windows writes GBK where the format says CP437."""
    if member.flag_bits & _UTF8_NAME or member.filename.isascii():
        return member.filename
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _hidden(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2].startswith(".")
