"""How a command ends that could not do its work: what is told, and the status of its kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from resources.messages.message import Message, message
from trainer.commands.exit_status import ExitStatus, kind_of_system_error, status_of_kind
from trainer.commands.printer import Printer
from trainer.commands.stopping import killed_as_interrupted
from trainer.told_error import ToldError


def run_told(run: Callable[[], int], printer: Printer) -> int:
    """The status of ``run``, or of the error that ended it, which is told. Unknown errors are raised."""
    try:
        with killed_as_interrupted():
            return run()
    except KeyboardInterrupt:
        printer.failed("stopped", message("commands.stopped"))
        return ExitStatus.STOPPED
    except ToldError as error:
        printer.failed(error.kind, error.message, error.detail)
        return status_of_kind(error.kind)
    except OSError as error:
        kind = kind_of_system_error(error)
        printer.failed(kind, system_error_told(error), repr(error))
        return status_of_kind(kind)


def system_error_told(error: OSError) -> Message:
    """What the system said, and of which file."""
    reason = error.strerror or str(error)
    if error.filename is None:
        return message("commands.system-failed", reason=reason)
    return message("commands.file-failed", reason=reason, file=str(error.filename))


@contextmanager
def needs(extra: str) -> Iterator[None]:
    """Around the imports of what this extra of the package installs. Raises ToldError("library")."""
    try:
        yield
    except ModuleNotFoundError as error:
        key = "commands.component-missing" if extra in ("train", "ocr") else "commands.part-missing"
        told = message(key, part=str(error.name), extra=extra)
        raise ToldError("library", told, str(error)) from error
