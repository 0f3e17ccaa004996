"""The evaluation that ends ``run``: on which cases, how long it may take, and where there is none."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from trainer.commands.planned_evaluation import planned_evaluation


@pytest.fixture
def model(tmp_path: Path) -> Path:
    file = tmp_path / "model.gguf"
    file.write_bytes(bytes(1000))
    return file


def prepared(folder: Path, test: int) -> Path:
    """As ``prepare`` leaves its splits."""
    (folder / "data").mkdir(parents=True)
    for split, rows in (("train", 9), ("test", test)):
        parquet.write_table(pa.table({"facts": ["x"] * rows}), folder / "data" / f"{split}.parquet")
    return folder


@pytest.mark.models  # planned only where llama.cpp is
def test_the_model_judges_the_test_split_and_no_more_than_there_is(model: Path, tmp_path: Path) -> None:
    data = prepared(tmp_path / "data", test=30)
    few, many = (planned_evaluation([data], model, cases) for cases in (20, 100))
    assert few is not None
    assert many is not None
    assert (few.cases, many.cases) == (20, 30)
    assert few.command(tmp_path / "evaluation") == [
        "evaluate",
        f"prepared={data / 'data' / 'test.parquet'}",
        *("--model", f"embedded:{model}", "--train", str(data / "data" / "train.parquet")),
        *("--limit", "20", "--out", str(tmp_path / "evaluation")),
    ]
    assert few.told.key == "commands.run-evaluates"


@pytest.mark.models  # planned only where llama.cpp is
def test_a_larger_model_takes_longer(tmp_path: Path) -> None:
    data = prepared(tmp_path / "data", test=30)
    told = []
    for gigabytes in (1, 3):
        file = tmp_path / f"{gigabytes}.gguf"
        with file.open("wb") as sparse:
            sparse.truncate(gigabytes * 10**9)
        planned = planned_evaluation([data], file, 20)
        assert planned is not None
        told.append(planned.told.values["time"])
    assert told[0] != told[1]
    # 20 answers of 600 tokens, each of which reads a gigabyte at 10 GB/s, and their prompts.
    assert "26" in str(told[0])


@pytest.mark.parametrize("test", [None, 0])
def test_without_a_test_split_it_is_said_that_there_is_none(model: Path, tmp_path: Path, test: int | None) -> None:
    data = tmp_path / "data"
    if test is None:
        data.mkdir()
    else:
        prepared(data, test)
    planned = planned_evaluation([data], model, 20)
    assert planned is not None
    assert (planned.test, planned.told.key) == (None, "commands.run-without-test-split")


def test_none_is_planned_where_none_is_wanted(model: Path, tmp_path: Path) -> None:
    assert planned_evaluation([prepared(tmp_path / "data", test=3)], model, 0) is None
