"""One window for one folder of data: a second start brings the first one's to the front, with the files that it was
given."""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QLockFile, QObject, QSocketNotifier, Signal

from trainer.whole_file import write_whole

_PATIENCE = 5.0  # seconds: the first one may be starting, or reading a large file
_LINE_SECONDS = 1.0  # in which whoever connects says what it wants
_MOST_BYTES = 1_000_000
_LONGEST_PATH = 100  # bytes that a socket's path may have, on every system
_ACTIVATION = "XDG_ACTIVATION_TOKEN"  # what Wayland lets a window come to the front for
_SHOWN = b"shown\n"


@dataclass(frozen=True, slots=True)
class Address:
    """Where the first window listens: a socket in the folder, or, where there are none or its path is too long, a port
    of this computer. Either is told ``secret`` first, which only who may read the folder knows."""

    path: str = ""
    port: int = 0
    secret: str = ""

    def connected(self) -> socket.socket:
        """Raises OSError where nobody listens."""
        if sys.platform != "win32" and self.path:
            made = socket.socket(socket.AF_UNIX)
            made.settimeout(_PATIENCE)
            made.connect(self.path)
            return made
        return socket.create_connection(("127.0.0.1", self.port), timeout=_PATIENCE)


class SingleWindow(QObject):
    """``wanted`` gives the files of another start, which the window in sight is to open."""

    wanted = Signal(object)  # list[Path]

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._told_in = folder / "window.address"
        self._lock = QLockFile(str(folder / "window.lock"))
        self._listening: socket.socket | None = None
        self._secret = ""

    def is_first(self) -> bool:
        """Whether no other window has this folder; a folder that cannot be written to has no window that would lose."""
        return self._lock.tryLock(0) or self._lock.error() != QLockFile.LockError.LockFailedError

    def can_write(self) -> bool:
        """Whether the folder took the lock's file."""
        return self._lock.error() == QLockFile.LockError.NoError

    def listen(self) -> None:
        """Hears other starts from now on. Where that is not possible a second start says so itself."""
        with suppress(OSError):
            listening, address = _listening(self._folder / "window.socket")
            self._listening, self._secret = listening, address.secret
            notifier = QSocketNotifier(listening.fileno(), QSocketNotifier.Type.Read, self)
            notifier.activated.connect(self._take)
            write_whole(self._told_in, json.dumps(asdict(address)))

    def close(self) -> None:
        """The folder is free for another start."""
        if self._listening is not None:
            for notifier in self.findChildren(QSocketNotifier):
                notifier.setEnabled(False)
            self._listening.close()
            self._listening = None
            for left in (self._told_in, self._folder / "window.socket"):
                with suppress(OSError):
                    left.unlink(missing_ok=True)
        self._lock.unlock()

    def call_first(self, files: Sequence[Path], patience: float = _PATIENCE) -> bool:
        """Asks the window in sight to come to the front; False where it does not answer."""
        paths = [str(file.absolute()) for file in files]
        end = monotonic() + patience
        while monotonic() < end:
            with suppress(OSError, ValueError, TypeError):
                address = Address(**json.loads(self._told_in.read_text(encoding="utf-8")))
                return _asked(address, paths)
            sleep(0.1)  # it has the lock, and does not listen yet
        return False

    def _take(self) -> None:
        if self._listening is None:
            return
        with suppress(OSError, ValueError, TypeError, KeyError), self._listening.accept()[0] as caller:
            caller.settimeout(_LINE_SECONDS)
            told = json.loads(_line(caller))
            if told["secret"] != self._secret:
                return
            if token := str(told["token"]):
                os.environ[_ACTIVATION] = token
            self.wanted.emit([Path(file) for file in told["files"]])
            caller.sendall(_SHOWN)


def _listening(path: Path) -> tuple[socket.socket, Address]:
    """A socket that listens, and its address. Raises OSError."""
    secret = os.urandom(16).hex()
    if sys.platform != "win32" and len(os.fsencode(path)) <= _LONGEST_PATH:
        with suppress(FileNotFoundError):
            path.unlink()  # what a killed one left: the lock is ours
        made = socket.socket(socket.AF_UNIX)
        made.bind(str(path))
        path.chmod(0o600)
        address = Address(path=str(path), secret=secret)
    else:
        made = socket.socket(socket.AF_INET)
        made.bind(("127.0.0.1", 0))
        address = Address(port=made.getsockname()[1], secret=secret)
    made.setblocking(False)
    made.listen()
    return made, address


def _asked(address: Address, files: list[str]) -> bool:
    """Raises OSError where the first window does not answer."""
    told = {"secret": address.secret, "files": files, "token": os.environ.get(_ACTIVATION, "")}
    with address.connected() as called:
        called.sendall(json.dumps(told).encode() + b"\n")
        return _line(called) == _SHOWN


def _line(connection: socket.socket) -> bytes:
    """Up to the first end of a line. Raises OSError where it does not come in time."""
    found = bytearray()
    while not found.endswith(b"\n"):
        piece = connection.recv(65536)
        if not piece or len(found) > _MOST_BYTES:
            raise OSError("no whole line")
        found += piece
    return bytes(found)
