"""Text out of a file that was dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.judging.facts_text import MOST_BYTES, UnreadableFactsError, decode_facts

translate = QCoreApplication.translate


class UnreadableFileError(Exception):
    """The message is for the user, in the window's language."""


def read_text_file(path: Path) -> str:
    """The facts in a text file. Raises UnreadableFileError."""
    name = path.name
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(
                translate("text_file", "文件“{name}”超过 {most} MB，未载入。请只粘贴案件事实部分。").format(
                    name=name, most=MOST_BYTES // 2**20
                )
            )
        return decode_facts(path.read_bytes())
    except UnreadableFactsError as error:
        raise UnreadableFileError(
            translate("text_file", "文件“{name}”不是文本文件，未载入。请另存为 .txt 后再拖入。").format(name=name)
        ) from error
    except OSError as error:
        raise UnreadableFileError(
            translate("text_file", "文件“{name}”无法打开，请检查其位置与权限。").format(name=name)
        ) from error
