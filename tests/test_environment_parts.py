"""What a component is made of, where it comes from, what is told of it: without a network."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from resources.messages.wording import say
from trainer.commands.dispatch import main
from trainer.environment.component import OCR, TRAIN
from trainer.environment.installed import Installed, State, read_installed, state_of, write_installed
from trainer.environment.parts import EnvironmentParts, environment_parts
from trainer.environment.pip_settings import PipSettings, read_pip_settings
from trainer.environment.place import place_of
from trainer.environment.sources import Sources, sources_of
from trainer.environment.uv_call import uv_error, uv_variables
from trainer.environment.wheel_files import read_locked
from trainer.own_program import own_interpreter, variables_for


def test_the_program_that_runs_in_a_python_is_seen_from_the_component() -> None:
    parts = environment_parts()
    assert parts.wheel is None
    assert parts.constraints is not None
    assert any(line.startswith("rapidocr") for line in parts.requirements(OCR))
    assert not any("PySide6" in line or "torch" in line for line in parts.requirements(OCR))


UV = "uv.exe" if os.name == "nt" else "uv"


def test_a_frozen_program_brings_its_own_parts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    inside = tmp_path / "environment"
    for name in (UV, "criminal_law_desk-9.9-py3-none-any.whl", "constraints.txt"):
        inside.mkdir(exist_ok=True)
        (inside / name).touch()
    (tmp_path / "llama_cpp").mkdir()
    (tmp_path / "llama_cpp" / "__init__.py").touch()
    monkeypatch.setattr("trainer.environment.parts.bundled_folder", lambda: tmp_path)
    parts = environment_parts()
    assert parts == EnvironmentParts(
        inside / UV,
        inside / "criminal_law_desk-9.9-py3-none-any.whl",
        inside / "constraints.txt",
        tmp_path,
    )
    assert parts.copied(TRAIN) == ("llama_cpp",)
    assert parts.copied(OCR) == ()
    (tmp_path / "trainer" / "export" / "compiled").mkdir(parents=True)
    assert parts.copied(TRAIN) == ("llama_cpp", "trainer/export/compiled")
    assert len(parts.requirements(TRAIN)) == 2
    (own,) = parts.requirements(OCR)
    assert own.startswith("criminal-law-desk[ocr] @ file:///")


def test_pips_settings_are_read_by_their_order(tmp_path: Path) -> None:
    user, computer = tmp_path / "user.conf", tmp_path / "computer.conf"
    user.write_text("[global]\nindex-url = https://user.example/simple\n", encoding="utf-8")
    authority = tmp_path / "authority.pem"
    authority.touch()
    computer.write_text(
        f"[global]\nindex_url = https://computer.example/simple\ncert = {authority}\n"
        "[install]\ntrusted-host =\n  one.example\n  two.example\nextra-index-url = https://more.example/simple\n",
        encoding="utf-8",
    )
    files = (user, computer, tmp_path / "absent.conf")
    found = read_pip_settings({}, files)
    assert found == PipSettings(
        "https://user.example/simple", ("https://more.example/simple",), ("one.example", "two.example"), authority
    )
    assert (
        read_pip_settings({"PIP_INDEX_URL": "https://now.example/simple"}, files).index == "https://now.example/simple"
    )
    user.write_bytes(b"\xff\xfe no settings")
    assert read_pip_settings({}, files).index == "https://computer.example/simple"
    assert read_pip_settings({"PIP_CONFIG_FILE": os.devnull}) == PipSettings()
    assert read_pip_settings({"PIP_CONFIG_FILE": str(computer)}).trusted_hosts == ("one.example", "two.example")


def test_an_address_of_the_settings_goes_before_what_pip_and_uv_were_told() -> None:
    pip = {"PIP_INDEX_URL": "https://pip.example/simple", "PIP_CONFIG_FILE": os.devnull}
    assert uv_variables(sources_of("", "", "", "", pip), pip)["UV_DEFAULT_INDEX"] == "https://pip.example/simple"
    uv = pip | {"UV_DEFAULT_INDEX": "https://uv.example/simple"}
    assert uv_variables(sources_of("", "", "", "", uv), uv)["UV_DEFAULT_INDEX"] == "https://uv.example/simple"
    own = sources_of(" https://own.example/simple ", "", "", "", uv)
    assert uv_variables(own, uv)["UV_DEFAULT_INDEX"] == "https://own.example/simple"
    account = sources_of("", "", "", "", {"PIP_INDEX_URL": "https://name:p%40ss@pip.example/simple"})
    assert account.accounts({}) == {"pip.example": ("name", "p@ss")}
    assert account.index_options() == ()  # for everyone to read
    assert account.accounts({"UV_INDEX": "office=https://a:b@office.example/simple"})["office.example"] == ("a", "b")


def test_pips_further_indexes_are_asked_beside_uvs() -> None:
    given = {"PIP_EXTRA_INDEX_URL": "https://a:b@two.example/simple", "PIP_CONFIG_FILE": os.devnull}
    given |= {"PIP_TRUSTED_HOST": "two.example", "UV_INDEX": "one=https://one.example/simple"}
    sources = sources_of("", "", "", "", given)
    assert sources.index_options() == ("--allow-insecure-host", "two.example")
    both = "one=https://one.example/simple https://a:b@two.example/simple"
    assert uv_variables(sources, given)["UV_INDEX"] == both


def test_no_variable_of_a_python_reaches_uv_or_another_python(monkeypatch: pytest.MonkeyPatch) -> None:
    foreign = {
        "PYTHONPATH": "/x",
        "PYTHONHOME": "/x",
        "VIRTUAL_ENV": "/x",
        "CONDA_PREFIX": "/x",
        "_PYI_ARCHIVE_FILE": "/x",
        "UV_TARGET": "/x",
        "UV_SYSTEM_PYTHON": "1",
        "UV_CONSTRAINT": "/x",
    }
    kept = {"UV_DEFAULT_INDEX": "https://uv.example/simple", "UV_INDEX_OFFICE_PASSWORD": "p", "HTTPS_PROXY": "http://p"}
    made = uv_variables(Sources(), foreign | kept)
    assert not foreign.keys() & made.keys()
    assert kept.items() <= made.items()
    assert "UV_DEFAULT_INDEX" not in uv_variables(Sources(wheels=Path("/carried")), foreign | kept)
    for name, value in foreign.items():
        monkeypatch.setenv(name, value)
    assert variables_for(own_interpreter())["PYTHONPATH"] == "/x"
    other = variables_for("/another/python")
    assert not {"PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "CONDA_PREFIX", "_PYI_ARCHIVE_FILE"} & other.keys()
    assert other["PYTHONNOUSERSITE"] == "1"


@pytest.mark.parametrize(
    ("said", "kind", "key"),
    [
        (
            "No solution found when resolving: there is no version of torch==9",
            "sources",
            "no-versions",
        ),
        (
            "cause: Because nonsense was not found in the package registry and you require nonsense",
            "sources",
            "not-to-be-had",
        ),
        ("cause: Because torch==2.15.0 has no wheels with a matching Python ABI tag", "sources", "not-to-be-had"),
        ("cause: invalid peer certificate: UnknownIssuer", "network", "certificate"),
        ("cause: HTTP status client error (404 Not Found) for url (http://x)", "address", "wrong-index"),
        ("cause: dns error", "network", "no-network"),
        ("error: failed to write: No space left on device (os error 28)", "room", "disk-full"),
        ("error: something else", "library", "uv-failed"),
    ],
)
def test_what_uv_says_is_understood(said: str, kind: str, key: str) -> None:
    error = uv_error(said)
    assert (error.kind, error.message.key) == (kind, f"environment.{key}")
    assert error.detail == said


def test_of_several_wheels_that_fit_a_compiled_one_is_taken() -> None:
    (file,) = read_locked(
        """
[[packages]]
name = "two"
version = "1"
wheels = [
  { url = "https://x.example/two-1-py3-none-any.whl", size = 9, hashes = { sha256 = "a" } },
  { url = "https://x.example/two-1-cp311-cp311-linux%2Bx.whl", size = 10, hashes = { sha256 = "b" } },
]
"""
    )
    assert (file.name, file.size, file.sha256) == ("two-1-cp311-cp311-linux+x.whl", 10, "b")


def test_a_record_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    place = place_of(TRAIN, tmp_path)
    parts = environment_parts()
    assert state_of(place, TRAIN, parts) is State.ABSENT
    place.python.parent.mkdir(parents=True)
    place.python.touch()
    for text in ("", "{", "[]", '{"another": 1}'):
        place.record.write_text(text, encoding="utf-8")
        assert read_installed(place) is None
        assert state_of(place, TRAIN, parts) is State.UNFINISHED
    write_installed(place, Installed("0.2.0", parts.fingerprint(TRAIN), "3.11", True, {"six": "1"}, 7))
    assert state_of(place, TRAIN, parts) is State.READY


def test_the_command_tells_how_far_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = ["--home", str(tmp_path)]
    assert main(["environment", "status", "--component", "ocr", *home]) == 3
    assert "文字识别组件：没有安装" in capsys.readouterr().out
    place = place_of(OCR, tmp_path)
    place.python.parent.mkdir(parents=True)
    place.python.touch()
    write_installed(place, Installed("0.2.0", environment_parts().fingerprint(OCR), "3.11", True))
    assert main(["environment", "status", "--component", "ocr", "--json", *home]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["state"], told["program"], told["folder"]) == ("ready", "0.2.0", str(place.folder))
    assert main(["environment", "remove", "--component", "ocr", "--json", *home]) == 0
    assert json.loads(capsys.readouterr().out)["freed"] > 0
    assert not place.folder.exists()
    assert main(["environment", "carry", *home]) == 2
    assert "environment carry 文件夹" in capsys.readouterr().err
    assert main(["environment", "install", "--index", "nothing", *home]) == 2
    assert "“nothing”不是网址" in capsys.readouterr().err


def test_what_is_told_has_words(tmp_path: Path) -> None:
    assert say(TRAIN.named) == "训练组件"
    assert {say(state.named, "en") for state in State} >= {"ready", "not installed"}


@pytest.mark.skipif(os.name != "posix", reason="a script stands for the component's Python")
def test_a_command_goes_on_in_the_component_that_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where this Python has neither torch nor what recognises text."""
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path))
    arguments = ["recognise", "--json", str(tmp_path / "扫描.png")]
    command = [sys.executable, "-c", HANDED_OVER, *arguments]
    absent = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert absent.returncode == 2, absent.stderr  # it has what it needs, and no such file
    place = place_of(OCR, tmp_path)
    place.python.parent.mkdir(parents=True)
    place.python.write_text(
        '#!/bin/sh\nprintf "%s|" "$@" "$PYTHONPATH" "$PYTHONNOUSERSITE"\nexit 7\n', encoding="utf-8"
    )
    place.python.chmod(0o755)
    write_installed(place, Installed("0.1.0", "of another version", "3.11", True))
    assert subprocess.run(command, capture_output=True, check=False, cwd=ROOT).returncode == 2
    write_installed(place, Installed("0.2.0", environment_parts().fingerprint(OCR), "3.11", True))
    there = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert there.returncode == 7, there.stderr
    assert there.stdout == "|".join(("-P", "-m", "trainer", *arguments, "", "1", ""))


@pytest.mark.skipif(os.name != "posix", reason="Windows sends Ctrl+C to all of a console, the test's runner too")
def test_ctrl_c_is_left_to_the_command_that_was_handed_over() -> None:
    """A training writes a checkpoint then, which takes its time."""
    process = subprocess.Popen(
        [sys.executable, "-c", WAITING, TRAINING], stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline() == "there\n"
        os.killpg(process.pid, signal.SIGINT)
        assert process.stdout.read() == "whole\n"
    assert process.wait(60) == 5


ROOT = Path(__file__).parents[1]
WAITING = """
import subprocess, sys
from trainer.commands.handed_over import waited_for

sys.exit(waited_for(subprocess.Popen([sys.executable, "-c", sys.argv[1]])))
"""
TRAINING = """
import sys, time

try:
    print("there", flush=True)
    time.sleep(60)
except KeyboardInterrupt:
    time.sleep(1)
    print("whole", flush=True)
    sys.exit(5)
"""
HANDED_OVER = """
import sys
import trainer.commands.handed_over as handed_over

handed_over.find_spec = lambda name: None
from trainer.commands.dispatch import main

sys.exit(main())
"""
