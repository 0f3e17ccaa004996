"""Samples out of every form that a run takes, their hash, and those that do not fit."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from trainer.judgment.types import Attitude
from trainer.recipe.errors import TuningError
from trainer.runs.training_data import data_hash, held_out_beside, read_training_samples
from trainer.samples.prompt import StatedAttitude
from trainer.samples.sample import Sample, SampleKind

SAMPLE = Sample(
    id="s1",
    case="0" * 16,
    kind=SampleKind.CORE,
    facts="被告人张三盗窃手机一部。",
    stated=StatedAttitude.CONFESSED,
    answer="本院认为，被告人张三的行为构成盗窃罪。判决如下：……",
    attitude=Attitude.CONFESSED,
)
SYSTEM, USER = (turn["content"] for turn in SAMPLE.prompt())
ROWS: dict[str, dict[str, Any]] = {
    "row": SAMPLE.row(),
    "sharegpt": SAMPLE.sharegpt(),
    "alpaca": SAMPLE.alpaca(),
    "messages": {"messages": SAMPLE.turns()},
}


@pytest.mark.parametrize("form", ROWS)
@pytest.mark.parametrize("lines", [True, False])
def test_all_forms_give_the_same_sample(tmp_path: Path, form: str, lines: bool) -> None:
    file = tmp_path / ("data.jsonl" if lines else "data.json")
    row = json.dumps(ROWS[form], ensure_ascii=False)
    file.write_text(f"{row}\n\n{row}\n" if lines else f"[{row}, {row}]", encoding="utf-8-sig")
    samples = read_training_samples([file])
    assert len(samples) == 2
    assert samples[0].prompt == (("system", SYSTEM), ("user", USER))
    assert samples[0].answer == SAMPLE.answer
    assert samples[0].name == ("s1" if form == "row" else f"{file.name}:1")


def test_the_hash_is_of_what_is_trained_on(tmp_path: Path) -> None:
    hashes = set()
    for name, row in ROWS.items():
        file = tmp_path / f"{name}.json"
        file.write_text(json.dumps([row]), encoding="utf-8")
        hashes.add(data_hash(read_training_samples([file])))
    assert len(hashes) == 1
    changed = read_training_samples([tmp_path / "alpaca.json"] * 2)
    assert data_hash(changed) not in hashes


def test_a_folder_is_all_its_data_files(tmp_path: Path) -> None:
    for name in ("b.jsonl", "a.jsonl"):
        (tmp_path / name).write_text(json.dumps(SAMPLE.sharegpt()), encoding="utf-8")
    (tmp_path / "dataset_info.json").write_text("{}", encoding="utf-8")
    (tmp_path / "report.html").write_text("<p>", encoding="utf-8")
    assert [sample.name for sample in read_training_samples([tmp_path])] == ["a.jsonl:1", "b.jsonl:1"]


def test_of_what_prepare_wrote_only_the_training_split_is_trained_on(tmp_path: Path) -> None:
    from trainer.preparation.data_files import DataFiles
    from trainer.preparation.splits import Split

    files = DataFiles(tmp_path / "data")
    for split in Split:
        files.add(split, dataclasses.replace(SAMPLE, id=str(split)), 100)
    files.close()
    for path in (tmp_path, tmp_path / "data", tmp_path / "data" / "train.parquet"):
        (sample,) = read_training_samples([path])
        assert (sample.name, sample.answer) == ("train", SAMPLE.answer)
        assert sample.prompt == (("system", SYSTEM), ("user", USER))
        (held_out,) = read_training_samples(held_out_beside([path]))
        assert held_out.name == "validation"
    assert held_out_beside([tmp_path / "data" / "test.parquet"]) == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[1, 2]",
        b'{"messages": []}',
        b'{"messages": [{"role": "user", "content": "x"}]}',
        b'{"text": "x"}',
        b"\xff\xfe\x00",
        b"null",
        b'{"instruction": "x", "output": null}',
    ],
)
def test_what_is_no_data_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_bytes(content)
    with pytest.raises(TuningError, match=r"bad\.jsonl") as caught:
        read_training_samples([file])
    assert caught.value.kind == "data"


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(TuningError, match="找不到"):
        read_training_samples([tmp_path / "none.json"])
