"""``evaluate --model adapter:RUN``: a run's adapter beside its own export, by one command."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_evaluation_job import answered, asked, cail
from trainer.__main__ import main
from trainer.evaluation.reporting.results_json import read_report

__all__ = ["cail"]


@pytest.mark.torch
def test_an_adapter_that_was_never_exported_is_measured(unbroken: Path, cail: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = asked(cail, [f"adapter:{unbroken}"], out, "--limit", "4", "--samples", "1")
    assert main(arguments) == 0
    assert answered(out) == 2 * 4
    results = read_report(out / "report.json")
    assert results.suites[0].predictors[0].predictor == unbroken.name
    (model,) = results.about["models"]
    assert model["engine"] == "adapter"
    assert "peft" in model["program"]
    assert str(unbroken.parent) not in (out / "report.json").read_text(encoding="utf-8")
    assert main(["evaluate", "--out", str(out)]) == 0
    assert answered(out) == 2 * 4


@pytest.mark.torch
def test_a_folder_without_an_adapter_is_said_in_a_sentence(
    cail: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main(asked(cail, [f"adapter:{empty}"], tmp_path / "out")) == 2
    told = capsys.readouterr().err
    assert "适配器" in told
    assert "Traceback" not in told
