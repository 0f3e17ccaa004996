"""A computer with a bare Debian: no Python, no compiler, no network, and a user who may write in their home only."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bundle.frozen_program import ROOT

RELEASES = {"bookworm": 12, "trixie": 13}
UNPACKED = "/opt/刑法 案台"
HOME = "/home/lawyer"
_USER = 4711
# Everything that is mounted and that runs goes with this process. Changes are kept in memory, and lost.
_KEEPER = """
set -e
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=$2,upperdir=$1/upper,workdir=$1/work" "$1/root"
cd "$1/root"
mount -t proc proc proc
mount --rbind /dev dev
mount --rbind /sys sys
mkdir -p /tmp/.X11-unix tmp/.X11-unix .$6 ".$7"
mount --bind /tmp/.X11-unix tmp/.X11-unix
mount --bind "$3" .$6
mount --bind "$4" ".$7"
mount -o remount,bind,ro ".$7"
cp "$5" run/
echo ready
exec sleep infinity
"""
# The computer's own address, which a network that is none lacks (linux/sockios.h: SIOCSIFFLAGS; IFF_UP | IFF_RUNNING).
_LOOPBACK = """
import fcntl, socket, struct
fcntl.ioctl(socket.socket(), 0x8914, struct.pack("16sh14x", b"lo", 0x41))
"""


@dataclass(frozen=True)
class BareDebian:
    """``home``: the user's folder, as the tests see it."""

    release: str
    root: Path
    home: Path
    keeper: int

    def command(self, *words: str, superuser: bool = False, **variables: str) -> list[str]:
        """What runs ``words`` there, in the user's folder, with no other variables than a login sets and these."""
        user = 0 if superuser else _USER
        named = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME, "LC_ALL": "C.UTF-8", "LANGUAGE": "zh_CN"}
        if superuser:
            named |= {"HOME": "/root", "DEBIAN_FRONTEND": "noninteractive", "LANGUAGE": "C"}
        return [
            *self._into(),
            *("chroot", f"--userspec={user}:{user}", "--groups=", str(self.root), "/usr/bin/env", "-i", "-C", HOME),
            *(f"{name}={value}" for name, value in (named | variables).items()),
            *words,
        ]

    def run(self, *words: str, given: bytes = b"", superuser: bool = False) -> subprocess.CompletedProcess[bytes]:
        """To its end."""
        command = self.command(*words, superuser=superuser)
        return subprocess.run(command, input=given, capture_output=True, timeout=600, check=False)

    def _into(self) -> list[str]:
        return ["nsenter", f"--target={self.keeper}", "--mount", "--pid", "--net"]


@contextmanager
def bare_debian(release: str, deb: Path, unpacked: Path, folder: Path) -> Iterator[BareDebian]:
    """With ``unpacked`` at UNPACKED, where nobody may write, and the package in /run."""
    made = subprocess.run(
        ["packaging/linux/bare_debian.sh", release, deb], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    scratch, home = folder / "scratch", folder / "home"
    scratch.mkdir()
    home.mkdir()
    home.chmod(0o777)
    words = (scratch, made.stdout.strip(), home, unpacked, deb, HOME, UNPACKED)
    apart = ("unshare", "--mount", "--pid", "--net", "--fork", "--kill-child", "sh", "-c", _KEEPER, "sh")
    with subprocess.Popen([*apart, *map(str, words)], stdout=subprocess.PIPE, text=True) as outer:
        try:
            assert outer.stdout is not None
            assert outer.stdout.readline() == "ready\n", "this system lets nothing be mounted"
            keeper = int(Path(f"/proc/{outer.pid}/task/{outer.pid}/children").read_text().split()[0])
            enter = ["nsenter", f"--target={keeper}", "--net", sys.executable, "-c", _LOOPBACK]
            subprocess.run(enter, check=True)
            yield BareDebian(release, scratch / "root", home, keeper)
        finally:
            outer.kill()
