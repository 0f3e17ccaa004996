"""``criminal-law-trainer run``: from data to a model file, by the other commands, each told as by itself."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.test_evaluation_prepared import sample
from tests.trained_runs import STEPS, Place, tiny_recipe
from trainer.__main__ import main
from trainer.evaluation.reporting.results_json import read_report
from trainer.recipe.recipe_file import write_recipe


@pytest.mark.torch
def test_the_chain_trains_and_exports_and_done_again_does_nothing_twice(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe, out = tmp_path / "recipe.toml", tmp_path / "model"
    recipe.write_text(write_recipe(tiny_recipe(place.base)), encoding="utf-8")
    chain = ["run", "--data", str(place.data), "--base", str(place.base), "--recipe", str(recipe), "--out", str(out)]
    assert main([*chain, "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    told = [event for event, _ in groupby(line["event"] for line in lines)]
    assert told[0] == "started"
    assert told[-3:] == ["finished", "progress", "exported"]
    assert lines[-1]["file"] == str(out / "model-q4.gguf")
    assert lines[-1]["merged"] == 2 * 7
    assert (out / "Modelfile").exists()

    written = (out / "model-q4.gguf").read_bytes()
    assert main([*chain, "--language", "en"]) == 0
    shown = capsys.readouterr()
    assert f"({STEPS} steps" in shown.err
    assert "14 of them merged" in shown.out
    assert (out / "model-q4.gguf").read_bytes() == written


def prepared(folder: Path) -> Path:
    """As ``prepare`` leaves its data: 8 samples to train on, 3 held out."""
    (folder / "data").mkdir(parents=True)
    for split, numbers in (("train", range(8)), ("test", range(8, 11))):
        made = [replace(sample(), id=str(number), facts=f"{number + 1}日，{sample().facts}") for number in numbers]
        table = pa.Table.from_pylist([each.row() for each in made])
        parquet.write_table(table, folder / "data" / f"{split}.parquet")
    return folder


@pytest.mark.torch
@pytest.mark.models
def test_the_chain_ends_with_the_exported_model_on_its_own_test_split(
    place: Place, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    recipe, out = tmp_path / "recipe.toml", tmp_path / "model"
    recipe.write_text(write_recipe(tiny_recipe(place.base, max_tokens=2048)), encoding="utf-8")
    data = prepared(tmp_path / "data")
    chain = ["run", "--data", str(data), "--base", str(place.base), "--recipe", str(recipe), "--out", str(out)]
    assert main([*chain, "--evaluate", "2", "--json"]) == 0
    shown = capsys.readouterr()
    assert "测试集中的 2 案" in shown.err
    last = json.loads(shown.out.splitlines()[-1])
    assert (last["event"], last["folder"]) == ("evaluated", str(out / "evaluation"))
    results = read_report(out / "evaluation" / "report.json")
    assert [(suite.suite, suite.cases) for suite in results.suites] == [("prepared", 4)]  # of two defendants each
    assert results.suites[0].predictors[0].predictor == "model-q4.gguf"
    assert "majority" in {each.predictor for each in results.suites[0].predictors}
