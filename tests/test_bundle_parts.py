"""What packaging/ does around PyInstaller: the environment of the frozen programs, what is left out, licences."""

from __future__ import annotations

import json
import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
needs_debian = pytest.mark.skipif(shutil.which("dpkg-query") is None, reason="asks Debian's packages")


@pytest.fixture
def licences(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    import licences as module

    return module


def test_no_variable_of_the_bootloader_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("_PYI_ARCHIVE_FILE", "_PYI_PARENT_PROCESS_LEVEL", "_MEIPASS2", "PYINSTALLER_RESET_ENVIRONMENT"):
        monkeypatch.setenv(name, "of the bootloader")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/desk/_internal:/mine")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/mine")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/mine/too")
    runpy.run_path(str(PACKAGING / "bootloader_variables.py"))
    assert os.environ["LD_LIBRARY_PATH"] == "/mine"
    assert os.environ["QT_PLUGIN_PATH"] == "/mine/too"
    assert not [name for name in os.environ if name.startswith(("_PYI", "_MEI", "PYINST")) or name.endswith("_ORIG")]


def test_a_path_of_libraries_that_the_user_did_not_set_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/desk/_internal")
    monkeypatch.delenv("LD_LIBRARY_PATH_ORIG", raising=False)
    runpy.run_path(str(PACKAGING / "bootloader_variables.py"))
    assert "LD_LIBRARY_PATH" not in os.environ


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("pyarrow/libarrow.so.2600", False),
        ("pyarrow/libarrow_flight.so.2600", True),
        ("pyarrow/vendored/version.py", False),
        ("pyarrow/include/arrow/api.h", True),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", False),
        ("PySide6/Qt/plugins/platforms/libqwayland.so", False),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", False),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqxdgdesktopportal.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", False),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", False),
        ("PySide6/Qt/translations/qtbase_de.qm", True),
        ("libstdc++.so.6", True),
        ("libcrypto.so.3", False),
        ("libxcb-cursor.so.0", False),
        ("libxcb.so.1", True),
        ("llama_cpp/lib/libggml-base.so.0", False),
        ("llama_cpp/lib/libggml-base.so.0.25.3", True),
        ("trainer\\export\\k_quants.c", False),
        ("keyring-25.7.0.dist-info/entry_points.txt", False),
        ("keyring-25.7.0.dist-info/RECORD", True),
    ],
)
def test_what_is_left_out(name: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from left_out import left_out  # type: ignore[import-not-found]

    assert left_out(name) is expected


@needs_debian
def test_the_licence_of_everything_is_laid_beside_it(licences: ModuleType, tmp_path: Path) -> None:
    import PySide6

    library = next(Path("/usr/lib/x86_64-linux-gnu").glob("libz.so.1.*"))
    inside = [("PySide6/QtCore.so", Path(PySide6.__file__)), ("json.py", Path(json.__file__)), ("libz.so.1", library)]
    entries = {name: Path(source) for name, source, _kind in licences.write_licences(tmp_path, inside)}
    listed = {row["name"]: row for row in json.loads(entries["licences/components.json"].read_text(encoding="utf-8"))}
    assert set(listed) == {"PySide6_Essentials", "Python", "zlib1g"}
    for row in listed.values():
        assert row["version"]
        assert all(entries[f"licences/{text}"].read_text(encoding="utf-8") for text in row["texts"])
        assert row["texts"]
    qt = "\n".join(entries[f"licences/{text}"].read_text() for text in listed["PySide6_Essentials"]["texts"])
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt
    assert "GNU GENERAL PUBLIC LICENSE" in qt
    assert any(name.endswith("METADATA") for name in entries)


@needs_debian
def test_a_file_of_nobody_ends_the_build(licences: ModuleType, tmp_path: Path) -> None:
    stray = tmp_path / "elsewhere" / "libstray.so"
    stray.parent.mkdir()
    stray.touch()
    (tmp_path / "work").mkdir()
    with pytest.raises(SystemExit, match="libstray"):
        licences.write_licences(tmp_path / "work", [("libstray.so", stray)])


@needs_debian
@pytest.mark.skipif(shutil.which("cc") is None or shutil.which("objdump") is None, reason="compiles a library")
def test_the_dependencies_of_the_package_are_those_of_its_files(tmp_path: Path) -> None:
    """A library of the folder itself is none; the C library is, from the version on whose symbols are wanted."""
    own = tmp_path / "folder" / "libown.so"
    own.parent.mkdir()
    shared = ["cc", "-shared", "-fPIC"]
    subprocess.run([*shared, "-x", "c", os.devnull, "-Wl,-soname,libown.so", "-o", str(own)], check=True)
    stub = tmp_path / "use.c"
    stub.write_text('#include <stdio.h>\nvoid use(void) { puts(""); }\n')
    used = tmp_path / "folder" / "libuse.so"
    subprocess.run([*shared, str(stub), "-Wl,--no-as-needed", str(own), "-o", str(used)], check=True)
    command = [sys.executable, str(PACKAGING / "linux" / "dependencies.py"), str(own.parent)]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.startswith("libc6 (>= 2.")
    assert "libown" not in told
    assert "fonts-noto-cjk | " in told
