"""What every command of both programs ends with: the same for the same kind of end."""

from __future__ import annotations

import errno
from enum import IntEnum

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say


class ExitStatus(IntEnum):
    """1 is Python's own, for an error that the program does not know."""

    DONE = 0
    BAD_INPUT = 2
    """What was given, or what lies in a folder, cannot be worked on; argparse uses it for a wrong option."""
    UNAVAILABLE = 3
    """No server, engine or model, or a component that is not installed."""
    UNUSABLE = 4
    """There is a result, or a plan, but it does not hold: cut off, unreadable, not proven, does not fit."""
    STOPPED = 130
    """By Ctrl+C or SIGTERM; 128 + 2, as a shell has it."""


_OF_KIND = {
    "stopped": ExitStatus.STOPPED,
    # An engine or a server.
    "absent": ExitStatus.UNAVAILABLE,
    "bad_file": ExitStatus.UNAVAILABLE,
    "died": ExitStatus.UNAVAILABLE,
    "key": ExitStatus.UNAVAILABLE,
    "no_model": ExitStatus.UNAVAILABLE,
    "protocol": ExitStatus.UNAVAILABLE,
    "refused": ExitStatus.UNAVAILABLE,
    "server": ExitStatus.UNAVAILABLE,
    "unconfirmed": ExitStatus.UNAVAILABLE,
    # A component.
    "library": ExitStatus.UNAVAILABLE,
    "network": ExitStatus.UNAVAILABLE,
    "sources": ExitStatus.UNAVAILABLE,
    "python": ExitStatus.UNAVAILABLE,
    "taken": ExitStatus.UNAVAILABLE,
    "in_use": ExitStatus.UNAVAILABLE,
    # A result.
    "unreadable": ExitStatus.UNUSABLE,
    "different": ExitStatus.UNUSABLE,
    "loss": ExitStatus.UNUSABLE,
    "parity": ExitStatus.UNUSABLE,
    # Room: in memory, on a disk.
    "memory": ExitStatus.UNUSABLE,
    "room": ExitStatus.UNUSABLE,
}


def status_of_kind(kind: str) -> ExitStatus:
    """The status of an error (``ToldError.kind``). Whatever is not named here is of what was given."""
    return _OF_KIND.get(kind, ExitStatus.BAD_INPUT)


def kind_of_system_error(error: OSError) -> str:
    """ "room" where a disk is full, else "file"."""
    return "room" if error.errno in (errno.ENOSPC, errno.EDQUOT) else "file"


def statuses_told(language: Language) -> str:
    """For ``--help``: the same words for every command, because the statuses are the same."""
    return say(message("commands.exit-statuses"), language)
