"""packaging/install_ollama.sh with what an older checkout left in the cache."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ollama_server import ROOT, VERSIONS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Ollama is compiled for Linux only")

OLD = VERSIONS[-1]


def installed(cache: Path, version: str, path: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"CRIMINAL_LAW_DESK_CACHE": str(cache), "PATH": path}
    command = [ROOT / "packaging" / "install_ollama.sh", version]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)


@pytest.fixture
def path(tmp_path: Path) -> str:
    """The system's programs, and a Go that compiles nothing."""
    (tmp_path / "programs").mkdir()
    go = tmp_path / "programs" / "go"
    go.write_text('#!/bin/sh\n[ "$1" = env ] && echo go1.26.8\n', encoding="utf-8")
    go.chmod(0o755)
    return f"{tmp_path / 'programs'}:/usr/bin:/bin"


def test_the_one_ollama_of_an_older_checkout_is_moved_and_not_compiled_anew(tmp_path: Path, path: str) -> None:
    known = Path("/proc/cpuinfo").read_text(encoding="utf-8").split()
    stamp = OLD + "".join(f" -m{flag}" for flag in ("avx2", "fma", "f16c") if flag in known)
    old = tmp_path / "ollama"
    (old / "bin").mkdir(parents=True)
    (old / "bin" / "ollama").write_text("#!/bin/sh\n", encoding="utf-8")
    (old / "bin" / "ollama").chmod(0o755)
    (old / "built").write_text(stamp, encoding="utf-8")
    for _ in range(2):
        done = installed(tmp_path, OLD, path)
        assert done.stdout.splitlines() == [str(old / OLD)]
        assert done.stderr == ""
    assert (old / OLD / "bin" / "ollama").read_text(encoding="utf-8") == "#!/bin/sh\n"
    assert (old / OLD / "built").read_text(encoding="utf-8") == stamp
    assert not (old / "bin").exists()


@pytest.mark.parametrize(("theirs", "taken"), [("0.25.1", True), ("0.31.0", False), ("0.34.4", False)])
def test_the_users_own_is_taken_where_it_is_of_the_same_kind(
    tmp_path: Path, path: str, theirs: str, taken: bool
) -> None:
    own = tmp_path / "programs" / "ollama"
    own.write_text(f"#!/bin/sh\necho 'Warning: client version is {theirs}'\n", encoding="utf-8")
    own.chmod(0o755)
    header = tmp_path / "ollama" / "include" / "miniaudio" / "miniaudio.h"  # or it would be downloaded
    header.parent.mkdir(parents=True)
    header.touch()
    if not taken:
        with pytest.raises(subprocess.CalledProcessError):  # it goes on to compile
            installed(tmp_path, OLD, path)
        return
    assert str(own) in installed(tmp_path, OLD, path).stderr
    assert (tmp_path / "ollama" / OLD / "bin" / "ollama").resolve() == own
