"""Files of the bundle that packaging/ makes smaller: libraries nobody asks for, data of ICU, the program's wheel."""

from __future__ import annotations

import ctypes
import hashlib
import os
import runpy
import shutil
import struct
import subprocess
import sys
import sysconfig
from pathlib import Path
from types import ModuleType
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the bundle for Linux")
needs_compiler = pytest.mark.skipif(shutil.which("cc") is None, reason="compiles libraries")


@pytest.fixture
def shared_libraries(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    import shared_libraries as module

    return module


@pytest.fixture
def own_paths(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    import own_paths as module  # type: ignore[import-not-found]

    return module


def library(target: Path, *linked: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    command = ["cc", "-shared", "-x", "c", os.devnull, "-x", "none", f"-Wl,-soname,{target.name},--no-as-needed"]
    subprocess.run([*command, *map(str, linked), "-o", str(target)], check=True)
    return target


@needs_compiler
def test_a_library_goes_with_the_last_that_asks_for_it(
    shared_libraries: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of the system's that only another such asks for goes too; of a wheel's own everything stays."""
    system = tmp_path / "system"
    monkeypatch.setattr(shared_libraries, "_SYSTEM", (f"{system}/",))
    asked = library(system / "libasked.so.1")
    deep = library(system / "libdeep.so.1")
    between = library(system / "libbetween.so.1", deep)
    module = library(tmp_path / "wheel" / "module.so", asked)
    rows = [(path.name, str(path), "BINARY") for path in (asked, deep, between)]
    rows += [
        ("wheel/module.so", str(module), "EXTENSION"),
        ("wheel/lone.so", str(library(tmp_path / "l.so")), "BINARY"),
    ]
    rows += [("module.so", "wheel/module.so", "SYMLINK"), ("libdeep.so", "libdeep.so.1", "SYMLINK")]
    kept = {name for name, _, _ in shared_libraries.needed_only(rows)}
    assert kept == {"libasked.so.1", "wheel/module.so", "wheel/lone.so", "module.so"}


@needs_compiler
def test_only_a_library_that_nobody_uses_is_emptied(shared_libraries: ModuleType, tmp_path: Path) -> None:
    source = tmp_path / "has.c"
    source.write_text("int has(void) { return 1; }\n")
    used = tmp_path / "libused.so.1"
    subprocess.run(["cc", "-shared", "-fPIC", str(source), "-Wl,-soname,libused.so.1", "-o", str(used)], check=True)
    caller = tmp_path / "caller.c"
    caller.write_text("int has(void);\nint call(void) { return has(); }\n")
    using = tmp_path / "using.so"
    subprocess.run(["cc", "-shared", "-fPIC", str(caller), str(used), "-o", str(using)], check=True)
    linked = library(tmp_path / "linked.so", used)
    target = tmp_path / "small" / used.name
    target.parent.mkdir()
    with pytest.raises(ValueError, match="is asked for has"):
        shared_libraries.write_empty(used, target, [linked, using])
    shared_libraries.write_empty(used, target, [linked])
    assert "libused.so.1" in shared_libraries.headers(target)
    assert not shared_libraries._symbols(target, "--defined-only")


@needs_compiler
def test_a_link_stays_where_a_library_is_found_by_it_alone(shared_libraries: ModuleType, tmp_path: Path) -> None:
    beside = library(tmp_path / "wheel" / "libbeside.so.1")
    above = library(tmp_path / "wheel" / "lib" / "libabove.so.1")
    alone = library(tmp_path / "other" / "libalone.so.1")
    command = [
        "cc",
        "-shared",
        "-x",
        "c",
        os.devnull,
        "-x",
        "none",
        "-Wl,--no-as-needed",
        "-Wl,-rpath,$ORIGIN:$ORIGIN/../lib",
    ]
    module = tmp_path / "wheel" / "sub" / "module.so"
    module.parent.mkdir()
    subprocess.run([*command, *map(str, (beside, above, alone)), "-o", str(module)], check=True)
    names = ["wheel/sub/libbeside.so.1", "wheel/lib/libabove.so.1", "other/libalone.so.1"]
    rows = [(name, str(path), "BINARY") for name, path in zip(names, (beside, above, alone), strict=True)]
    rows += [("wheel/sub/module.so", str(module), "EXTENSION")]
    links = [(Path(name).name, name, "SYMLINK") for name in names]
    assert shared_libraries.needed_links(rows + links) == [*rows, links[2]]


def test_of_icus_data_the_kept_entries_stay_as_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from icu_data import small_data  # type: ignore[import-not-found]

    names = ["icudt73l/coll/fr.res", "icudt73l/coll/zh.res", "icudt73l/unit/zh.res", "icudt73l/uprops.icu"]
    small = entries_of(small_data(icu_package({name: name.encode() * 9 for name in names})))
    assert list(small) == ["icudt73l/coll/zh.res", "icudt73l/uprops.icu"]
    for name, content in small.items():
        assert content.rstrip(b"\0") == name.encode() * 9
    with pytest.raises(ValueError, match="ICU"):
        small_data(b"\x7fELF" + bytes(100))


@needs_compiler
def test_qt_sorts_chinese_with_the_small_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The very library that is shipped, in the place of the one that Qt brings."""
    import PySide6

    monkeypatch.syspath_prepend(str(PACKAGING))
    from icu_data import write_small

    found = next((Path(PySide6.__file__).parent / "Qt" / "lib").glob("libicudata.so.*"))
    write_small(found, tmp_path / found.name)
    assert (tmp_path / found.name).stat().st_size < found.stat().st_size / 5
    script = (
        "from PySide6.QtCore import QCollator, QLocale\n"
        "collator = QCollator(QLocale('zh_CN'))\n"
        "print(''.join(sorted('赵钱孙李周吴郑王Bab', key=collator.sortKey)))\n"
        "print([line.split()[-1] for line in open('/proc/self/maps') if 'libicudata' in line][0])\n"
    )
    environment = os.environ | {"LD_LIBRARY_PATH": str(tmp_path), "PYTHONUTF8": "1"}
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout.splitlines()
    assert told == ["李钱孙王吴赵郑周abB", str(tmp_path / found.name)]


def test_the_wheel_for_training_lacks_the_model_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(PACKAGING))
    from trainer_wheel import LEFT_OUT, write_trainer_wheel  # type: ignore[import-not-found]

    wheel = tmp_path / "desk-1-py3-none-any.whl"
    record = f"trainer/a.py,sha256=x,1\n{LEFT_OUT},sha256=y,9\ndesk-1.dist-info/RECORD,,\n"
    with ZipFile(wheel, "w") as made:
        for name, content in {"trainer/a.py": "a", LEFT_OUT: "model", "desk-1.dist-info/RECORD": record}.items():
            made.writestr(name, content)
    digests = set()
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        small = write_trainer_wheel(wheel, folder)
        digests.add(hashlib.sha256(small.read_bytes()).hexdigest())
        with ZipFile(small) as archive:
            assert archive.namelist() == ["trainer/a.py", "desk-1.dist-info/RECORD"]
            assert archive.read("desk-1.dist-info/RECORD") == b"trainer/a.py,sha256=x,1\ndesk-1.dist-info/RECORD,,\n"
    assert len(digests) == 1


def test_a_path_of_this_computer_is_found_wherever_it_lies(own_paths: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "_internal").mkdir()
    (tmp_path / "_internal" / "module.so").write_bytes(b"\x7fELF\0/home/someone/python/lib\0")
    (tmp_path / "_internal" / "other.so").write_bytes(b"\x7fELF\0/usr/lib\0")
    with ZipFile(tmp_path / "_internal" / "library.zip", "w", ZIP_DEFLATED) as archive:
        archive.writestr("a.pyc", b"/home/someone/python/a.py" * 9)
    named = [
        line.partition(f"{tmp_path}/_internal/")[2] for line in own_paths.naming(tmp_path, ["/home/someone/python"])
    ]
    assert named == ["library.zip a.pyc: /home/someone/python", "module.so : /home/someone/python"]


@needs_compiler
def test_a_string_within_a_forgotten_path_stays(
    own_paths: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The linker lays "3.11.7" into the path that ends with it."""
    source = tmp_path / "strings.c"
    source.write_text(
        'const char *prefix(void) { return "/home/someone/versions/3.11.7"; }\n'
        'const char *version(void) { return "3.11.7"; }\n'
    )
    library = tmp_path / "strings.so"
    subprocess.run(["cc", "-O2", "-shared", "-fPIC", "-Wl,-O2", str(source), "-o", str(library)], check=True)
    assert library.read_bytes().count(b"3.11.7") == 1
    tools = tmp_path / "tools"
    tools.mkdir()
    (tools / "patchelf").symlink_to("/bin/true")
    monkeypatch.setenv("PATH", str(tools), prepend=os.pathsep)
    own_paths.forget(library, ["/home/someone/versions/3.11.7"])
    loaded = ctypes.CDLL(str(library))
    loaded.prefix.restype = loaded.version.restype = ctypes.c_char_p
    assert loaded.version() == b"3.11.7"
    assert loaded.prefix() == b"/usr" + b"/." * 9 + b"/3.11.7"


def test_what_python_was_compiled_by_is_told_without_its_place(
    own_paths: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prefix = str(sysconfig.get_config_var("prefix"))
    monkeypatch.setattr(own_paths, "pythons_paths", lambda: [prefix])
    own_paths.write_build_time_variables(tmp_path)
    (written,) = tmp_path.iterdir()
    told = runpy.run_path(str(written))["build_time_vars"]
    assert told["prefix"] == "/usr"
    assert told["EXT_SUFFIX"] == sysconfig.get_config_var("EXT_SUFFIX")


def icu_package(contents: dict[str, bytes]) -> bytes:
    """As ICU's own tools write one: a header of 32 bytes, the table, names, contents at multiples of 16."""
    header = struct.pack("<H", 32) + b"\xda\x27" + bytes(8) + b"CmnD" + bytes(16)
    table = struct.pack("<I", len(contents))
    names, data = b"", b""
    names_at = 4 + 8 * len(contents)
    data_at = names_at + sum(len(name) + 1 for name in contents)
    data_at += -(len(header) + data_at) % 16
    for name, content in contents.items():
        table += struct.pack("<II", names_at + len(names), data_at + len(data))
        names += name.encode() + b"\0"
        data += content + bytes(-len(content) % 16)
    before = header + table + names
    return before + bytes(len(header) + data_at - len(before)) + data


def entries_of(data: bytes) -> dict[str, bytes]:
    (start,) = struct.unpack_from("<H", data)
    (count,) = struct.unpack_from("<I", data, start)
    places = [struct.unpack_from("<II", data, start + 4 + 8 * number) for number in range(count)]
    ends = [place[1] for place in places[1:]] + [len(data) - start]
    assert all((start + place[1]) % 16 == 0 for place in places)
    return {
        data[start + name : data.index(b"\0", start + name)].decode(): data[start + content : start + end]
        for (name, content), end in zip(places, ends, strict=True)
    }
