"""What is carried: files of this computer, each with its place in the folder, and short texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from resources.messages.message import Message


class ProgramForm(Enum):
    """As what the program goes along: each is opened in another way."""

    FOLDER = "folder"
    DEB = "deb"
    ARCHIVE = "archive"  # .tar.zst, .tar.gz, .zip: to be unpacked
    INSTALLER = "installer"  # .exe, .msi, .dmg, .AppImage: to be opened
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CarriedFile:
    """``place``: in the folder, with ``/`` between its parts. ``sum``: the sha256 that it is known to have, "" where it
    is not known."""

    source: Path
    place: str
    size: int
    sum: str = ""


@dataclass(frozen=True, slots=True)
class CarriedText:
    """A short text that is written in the folder."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class CarriedModel:
    """``name`` as the user knows it; ``memory`` in bytes, None where the file does not tell."""

    name: str
    files: tuple[CarriedFile, ...]
    texts: tuple[CarriedText, ...]
    memory: int | None
    licence: str  # a name or an identifier out of the file, "" where it states none


@dataclass(frozen=True, slots=True)
class CarriedProgram:
    """``opened``: the place of what is opened on the other computer, "" where no program goes along. ``folder``: the
    one of which all files are carried, None where it is none."""

    form: ProgramForm
    files: tuple[CarriedFile, ...] = ()
    opened: str = ""
    why_none: Message | None = None
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Load:
    """All of it: the model first, as it takes longest and is what may not fit."""

    model: CarriedModel
    program: CarriedProgram

    @property
    def files(self) -> Sequence[CarriedFile]:
        """In the order in which they are copied."""
        return (*self.model.files, *self.program.files)

    @property
    def bytes(self) -> int:
        """Of all files."""
        return sum(file.size for file in self.files)
