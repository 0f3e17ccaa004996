"""Why a document was not written, in a sentence that says what to do."""

from __future__ import annotations

import errno
from pathlib import Path

from resources.messages.message import Message, message
from trainer.commands.exit_status import kind_of_system_error
from trainer.told_error import ToldError


def write_problem(error: Exception, file: Path) -> Message:
    """Of whatever was raised; what is not known is told as such."""
    if isinstance(error, ToldError):
        return error.message
    if not isinstance(error, OSError):
        return message("paper.not-made")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return message("paper.not-writable", file=file.name)
    if kind_of_system_error(error) == "room":
        return message("paper.disk-full", file=file.name)
    if isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError):
        return message("paper.no-folder", file=file.name)
    return message("paper.not-written", file=file.name, reason=error.strerror or str(error))
