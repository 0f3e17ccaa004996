"""The facts out of a file that was dropped on the window: text, or a document that holds text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop.judging.facts_text import MOST_BYTES
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

translate = QCoreApplication.translate


class UnreadableFileError(Exception):
    """The message is for the user, in the window's language."""


def read_text_file(path: Path) -> str:
    """Raises UnreadableFileError."""
    from desktop.judging.document_file import read_document_file  # with the first file: no start waits for it

    try:
        text = read_document_file(path)
    except ToldError as error:
        raise UnreadableFileError(message_words(error.message)) from error
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise UnreadableFileError(
            translate("text_file", "文件“{name}”超过 {most} MB，未载入。请只粘贴案件事实部分。").format(
                name=path.name, most=MOST_BYTES // 2**20
            )
        )
    return text
