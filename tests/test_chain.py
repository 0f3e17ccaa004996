"""``criminal-law-trainer run``: from data to a model file, by the other commands, each told as by itself."""

from __future__ import annotations

import json
from itertools import groupby
from pathlib import Path

import pytest

from tests.trained_runs import STEPS, Place, tiny_recipe
from trainer.__main__ import main
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
