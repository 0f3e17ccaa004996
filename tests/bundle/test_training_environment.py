"""A component is installed by the frozen program alone: its uv, its wheel, and the index that this computer uses."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.bundle.frozen_program import TRAINER, FrozenProgram, done
from tests.checked_texts import FACTS
from tests.scanned_pages import drawn_pages, scanned_pdf
from trainer.commands.exit_status import ExitStatus

OF_THE_NETWORK = ("HTTP", "HTTPS", "ALL", "NO", "UV", "PIP", "SSL")


def network() -> dict[str, str]:
    """What this computer was told of proxies, certificates and mirrors; and its Pythons, of which uv takes one."""
    known = {name: value for name, value in os.environ.items() if name.upper().split("_")[0] in OF_THE_NETWORK}
    return known | {"PATH": os.environ["PATH"]}


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_the_component_for_recognition_is_installed_works_and_goes(frozen: FrozenProgram, tmp_path: Path) -> None:
    """With the network: 150 MB."""
    ocr = ("--component", "ocr", "--home", tmp_path, "--json")
    installed = frozen.run(TRAINER, "environment", "install", *ocr, home=tmp_path, **network())
    assert installed.returncode == 0, installed.stderr.decode()
    told = json.loads(installed.stdout.splitlines()[-1])
    assert told["component"] == "ocr"
    status = json.loads(done(frozen.run(TRAINER, "environment", "status", *ocr, home=tmp_path)))
    assert status["state"] == "ready"
    page = tmp_path / "扫描 一.pdf"
    page.write_bytes(scanned_pdf(drawn_pages(FACTS)))
    read = frozen.run(TRAINER, "recognise", page, home=tmp_path)
    assert read.returncode == 0, read.stderr.decode()
    assert "被告人" in read.stdout.decode()
    assert frozen.run(TRAINER, "environment", "remove", *ocr, home=tmp_path).returncode == 0
    gone = frozen.run(TRAINER, "environment", "status", *ocr, home=tmp_path)
    assert json.loads(done(gone, ExitStatus.UNAVAILABLE))["state"] == "absent"
