"""What a plan's suites become: which file is read, how it is told so that it can be asked again."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from tests.test_evaluation_own_suite import described
from tests.test_evaluation_prepared import sample
from trainer.__main__ import main
from trainer.engines.file_digest import file_digest
from trainer.evaluation.about import about, about_files
from trainer.evaluation.exam import read_exams, read_training_cases
from trainer.evaluation.plan import AskedSuite, NamedModel, Plan, read_plan

MODELS = (NamedModel("ollama", "law:q4"),)


def test_of_a_prepared_folder_the_test_split_is_asked_and_the_training_split_teaches(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for split, number in (("train", 3), ("test", 1)):
        rows = [sample().row() | {"id": f"{split}-{place}"} for place in range(number)]
        parquet.write_table(pa.Table.from_pylist(rows), tmp_path / "data" / f"{split}.parquet")
    plan = Plan((AskedSuite("prepared", tmp_path),), MODELS, train=(tmp_path,))
    (exam,) = read_exams(plan)
    assert [question.id for question in exam.questions] == ["test-0-1", "test-0-2"]
    train = read_training_cases(plan.train)
    assert train is not None
    assert len(train) == 2 * 3
    told = about(plan, [exam], about_files(plan, [exam]), [], {})
    files = {"data": told["data"][0], "train": told["train"][0]}
    assert {name: (each["file"], each["sha256"]) for name, each in files.items()} == {
        name: (f"{split}.parquet", file_digest(tmp_path / "data" / f"{split}.parquet"))
        for name, split in (("data", "test"), ("train", "train"))
    }


def test_a_suite_of_ones_own_is_told_by_its_description_and_its_cases(tmp_path: Path) -> None:
    _, file = described(tmp_path)
    plan = Plan((AskedSuite(str(file), file),), MODELS)
    exams = read_exams(plan)
    told = about(plan, exams, about_files(plan, exams), [], {})
    cases = tmp_path / "cases.jsonl"
    assert told["data"][0]["sha256"] == {"ours.toml": file_digest(file), "cases.jsonl": file_digest(cases)}
    assert "ours.toml:own=ours.toml" in told["command"]


def test_a_description_is_found_again_from_another_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    described(tmp_path)
    monkeypatch.chdir(tmp_path)
    assert main(["evaluate", "ours.toml", "--model", "embedded:none.gguf", "--out", "out"]) != 0
    assert read_plan(Path("out")).suites == (AskedSuite(str(tmp_path / "ours.toml"), tmp_path / "ours.toml"),)
