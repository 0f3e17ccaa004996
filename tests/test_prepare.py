"""A data set from its files to the report: nothing lost, nothing twice, nothing leaked, whatever ends the work."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import psutil
import pytest
from pyarrow import parquet

from tests.corpus_texts import civil, dump_row, theft
from tests.test_corpus_csv import table
from trainer.preparation import pieces
from trainer.preparation.duplicates.shingles import jaccard, shingles
from trainer.preparation.errors import PrepareError, Stopped
from trainer.preparation.job import Prepared, prepare
from trainer.preparation.plan import identity_of, planned_units
from trainer.preparation.selection.reason import Reason
from trainer.preparation.settings import PreparationSettings

pytestmark = pytest.mark.slow

THEFTS = 60


def attitude_of(number: int) -> str:
    return "confessed" if number % 3 else "denied"


def rows() -> list[list[str]]:
    """Criminal and civil judgments, with duplicates, other years and a text that looks like rows of a table."""
    made = []
    for number in range(THEFTS):
        month, day = 1 + number % 12, 1 + number % 28
        text = theft(number, month=month, day=day, attitude=attitude_of(number))
        made.append(dump_row(number, text, decided=f"2021-{month:02}-{day:02}"))
        made.extend(dump_row(1000 + 4 * number + each, civil(number + each), kind="民事") for each in range(4))
    made.append(dump_row(3, theft(3)))  # the same case number
    moved = theft(4).replace("刑初4号", "刑初904号").replace("城关镇", "河东街道")
    made.append(dump_row(904, moved))  # nearly the same facts
    made.append(dump_row(905, theft(905, year=2019), decided="2019-03-05"))
    made.append(dump_row(906, theft(906), instance="二审"))
    fake = "\n".join(",".join(dump_row(7, "甲")) for _ in range(200))
    made.append(dump_row(2000, f"原告提交的清单：\n{fake}\n上述清单", kind="民事"))
    made.append(dump_row(907, theft(907)))
    return made


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "dump.csv").write_text(table(rows()), encoding="utf-8", newline="")
    lines = [json.dumps({"id": f"j{n}", "full_text": theft(n)}, ensure_ascii=False) for n in range(500, 506)]
    with zipfile.ZipFile(folder / "more.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.jsonl", "\n".join([*lines, '{"broken']))
        archive.writestr("b.txt", theft(506))
    return folder


def silent(step: str, done: float, total: float) -> None:
    assert 0 <= done <= total, step


def settings_of(inputs: Path, **told: Any) -> PreparationSettings:
    return PreparationSettings(inputs=(inputs,), reinforcement=12, validation=0.1, test=0.15, **told)


def run(settings: PreparationSettings, folder: Path, workers: int = 2) -> Prepared:
    return prepare(settings, folder, workers, silent, lambda: False)


@pytest.fixture(scope="module")
def prepared(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("prepared")
    run(settings_of(inputs), folder)
    return folder


def read(folder: Path, split: str) -> list[dict[str, Any]]:
    return list(parquet.read_table(folder / "data" / f"{split}.parquet").to_pylist())


def every(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for split in ("train", "validation", "test"):
        for row in read(folder, split):
            yield split, row


def test_every_document_is_taken_or_has_its_reason(prepared: Path) -> None:
    report = json.loads((prepared / "report.json").read_text(encoding="utf-8"))
    counts = {step["reason"]: step["count"] for step in report["funnel"]}
    assert report["documents"] == len(rows()) + 8
    assert report["core"] == THEFTS + 1 + 7
    assert counts == {
        Reason.DAMAGED: 1,
        Reason.NOT_CRIMINAL: 4 * THEFTS + 1,
        Reason.SECOND_INSTANCE: 1,
        Reason.YEAR: 1,
        Reason.SAME_CASE_NUMBER: 1,
        Reason.NEAR_DUPLICATE: 1,
    }
    left_out = parquet.read_table(prepared / "audit" / "left_out.parquet").to_pylist()
    assert Counter(row["reason"] for row in left_out) == {"damaged": 1, "same_case_number": 1, "near_duplicate": 1}
    taken = parquet.read_table(prepared / "audit" / "taken.parquet").to_pylist()
    assert {row["case"] for row in taken} == {row["case"] for _, row in every(prepared)}
    assert {row["case_number"] for row in taken} >= {f"（2021）临0123刑初{n}号" for n in (0, 59, 500, 506, 907)}


def test_no_case_is_on_two_sides_and_the_test_is_the_latest(prepared: Path) -> None:
    sides: dict[str, set[str]] = {}
    pairs: dict[str, set[str]] = {}
    for split, row in every(prepared):
        sides.setdefault(row["case"], set()).add(split)
        if row["pair"]:
            pairs.setdefault(row["pair"], set()).add(split)
    assert all(len(each) == 1 for each in (*sides.values(), *pairs.values()))
    assert Counter(min(each) for each in sides.values()).keys() == {"train", "validation", "test"}
    days = {row["case"]: row["decided"] for row in parquet.read_table(prepared / "audit" / "taken.parquet").to_pylist()}
    by_side = {side: [days[case] for case, found in sides.items() if side in found] for side in ("train", "test")}
    assert max(by_side["train"]) < min(by_side["test"])
    texts = {
        split: [row for side, row in every(prepared) if side == split and row["kind"] == "core"] for split in by_side
    }
    for tested in texts["test"]:
        ours = shingles(tested["conversations"][0]["value"], 5)
        assert all(jaccard(ours, shingles(row["conversations"][0]["value"], 5)) < 0.6 for row in texts["train"])


def test_rows_are_what_llama_factory_takes(prepared: Path) -> None:
    info = json.loads((prepared / "data" / "dataset_info.json").read_text(encoding="utf-8"))
    about = info["legal_finetune_v3"]
    assert about["formatting"] == "sharegpt"
    first = read(prepared, "train")[0]
    assert set(about["columns"].values()) <= set(first)
    assert [turn["from"] for turn in first["conversations"]] == ["human", "gpt"]
    assert "判决如下" in first["conversations"][1]["value"]
    assert 100 < first["tokens"] < 2000


def test_reinforcement_shares_the_pair_of_its_core(prepared: Path) -> None:
    made = [row for _, row in every(prepared) if row["kind"] == "reinforcement"]
    cores = {row["case"]: row for _, row in every(prepared) if row["kind"] == "core"}
    assert len(made) == 12
    for row in made:
        assert row["pair"]
        assert row["pair"] == cores[row["case"]]["pair"]
        assert row["attitude"] != cores[row["case"]]["attitude"] or row["change"]


def test_no_name_is_written(prepared: Path) -> None:
    names = {re.findall("被告人(.{2,3})，男", theft(number))[0] for number in (*range(THEFTS), *range(500, 507), 907)}
    written = "".join(turn["value"] for _, row in every(prepared) for turn in row["conversations"])
    page = (prepared / "report.html").read_text(encoding="utf-8")
    assert not [name for name in names if name in written or name in page]


def test_the_report_is_one_whole_page(prepared: Path) -> None:
    page = (prepared / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=", page)
    assert page.count("<svg") >= 8
    assert page.count("<details><summary>") >= 10
    card = (prepared / "README.md").read_text(encoding="utf-8")
    assert "案号重复" in page
    assert "案号重复" in card
    manifest = json.loads((prepared / "manifest.json").read_text(encoding="utf-8"))
    assert "data/train.parquet" in manifest["files"]
    assert not (prepared / "work").exists()


def test_a_finished_folder_is_not_made_again_and_not_made_anew(prepared: Path, inputs: Path) -> None:
    assert run(settings_of(inputs), prepared).before
    with pytest.raises(PrepareError, match="换一个输出文件夹"):
        run(settings_of(inputs, seed=1), prepared)


def contents(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = {f"{split}": read(folder, split) for split in ("train", "validation", "test")}
    for name in ("taken", "left_out"):
        found[name] = parquet.read_table(folder / "audit" / f"{name}.parquet").to_pylist()
    # In the order of the parts, those of the parts' own reading before the duplicates.
    found["left_out"].sort(key=lambda row: (row["source"], row["reason"]))
    return found


def plan_in_chunks(settings: PreparationSettings, folder: Path, monkeypatch: pytest.MonkeyPatch, chunk: int) -> int:
    """Lays down a plan of small parts, as a large dump would have; how many units it has."""
    monkeypatch.setattr(pieces, "CHUNK", chunk)
    (folder / "work").mkdir(parents=True)
    return len(planned_units(settings.inputs, folder / "work", identity_of(settings)))


@pytest.mark.slow
def test_small_parts_give_the_same_data(
    prepared: Path, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The dump is cut into thirty parts, some of which seem to begin inside the text that looks like rows."""
    settings = settings_of(inputs)
    assert plan_in_chunks(settings, tmp_path, monkeypatch, 10_000) > 20
    units = json.loads((tmp_path / "work" / "plan.json").read_text(encoding="utf-8"))["units"]
    data = (inputs / "dump.csv").read_bytes()
    starts = [unit["pieces"][0]["start"] for unit in units if unit["follows"]]
    assert any(data.rfind(b"\n", 0, start - 1) > data.find("清单：".encode()) for start in starts)
    run(settings, tmp_path)
    assert contents(tmp_path) == contents(prepared)


def command(inputs: Path, folder: Path) -> Sequence[str]:
    options = ["--reinforcement", "12", "--validation", "0.1", "--test", "0.15", "--workers", "2", "--json"]
    return [sys.executable, "-m", "trainer", "prepare", str(inputs), "--out", str(folder), *options]


def wait_for_parts(process: subprocess.Popen[bytes], folder: Path, count: int) -> None:
    until = time.monotonic() + 300
    while len(list((folder / "work" / "parts").glob("*.json"))) < count:
        assert process.poll() is None, "it ended before it was to be interrupted"
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.slow
def test_killed_and_stopped_it_goes_on_to_the_same_data(
    prepared: Path, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = plan_in_chunks(settings_of(inputs), tmp_path, monkeypatch, 10_000)
    with subprocess.Popen(command(inputs, tmp_path), stdout=subprocess.DEVNULL) as killed:
        wait_for_parts(killed, tmp_path, 2)
        children = psutil.Process(killed.pid).children(recursive=True)
        killed.kill()
    psutil.wait_procs(children, timeout=60)
    assert not [child for child in children if child.is_running() and child.status() != psutil.STATUS_ZOMBIE]
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / "work" / "parts").glob("*.json")}
    assert 2 <= len(kept) < units

    with subprocess.Popen(command(inputs, tmp_path), stdout=subprocess.PIPE) as stopped:
        wait_for_parts(stopped, tmp_path, len(kept) + 2)
        stopped.send_signal(signal.SIGINT)
        said, _ = stopped.communicate(timeout=120)
    assert stopped.returncode == 130
    assert json.loads(said.splitlines()[-1])["kind"] == "stopped"
    assert {path: path.stat().st_mtime_ns for path in kept} == kept

    finished = subprocess.run(command(inputs, tmp_path), stdout=subprocess.PIPE, check=True)
    events = [json.loads(line) for line in finished.stdout.splitlines()]
    assert events[0]["done"] > 0  # what was there is not done again
    assert events[-1]["event"] == "prepared"
    assert contents(tmp_path) == contents(prepared)


def test_benchmarks_and_a_small_context_are_reasons(inputs: Path, tmp_path: Path) -> None:
    bench = tmp_path / "bench.jsonl"
    facts = [theft(n)[theft(n).index("经审理查明") : theft(n).index("上述事实")] for n in (500, 501)]
    bench.write_text("\n".join(json.dumps({"fact": each}, ensure_ascii=False) for each in facts), encoding="utf-8")
    small = tmp_path / "small.jsonl"
    lines = [json.dumps({"id": f"j{n}", "full_text": theft(n)}, ensure_ascii=False) for n in range(500, 512)]
    small.write_text("\n".join(lines), encoding="utf-8")
    settings = PreparationSettings(inputs=(small,), keep_out=(bench,), number=4, reinforcement=0)
    made = run(settings, tmp_path / "out", workers=1)
    report = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    counts = {step["reason"]: step["count"] for step in report["funnel"]}
    assert made.core == 4
    assert counts == {Reason.IN_BENCHMARK: 2, Reason.NOT_DRAWN: 6}
    longest = report["figures"]["tokens"]["longest"]
    again = PreparationSettings(inputs=(small,), number=50, reinforcement=0, context=longest - 1)
    run(again, tmp_path / "again", workers=1)
    report = json.loads((tmp_path / "again" / "report.json").read_text(encoding="utf-8"))
    assert report["too_long"] > 0
    assert report["figures"]["tokens"]["longest"] < longest


def test_a_plan_of_other_settings_is_refused(inputs: Path, tmp_path: Path) -> None:
    with pytest.raises(Stopped):
        prepare(settings_of(inputs), tmp_path, 1, silent, lambda: True)
    with pytest.raises(PrepareError, match="没有做完的数据准备"):
        run(settings_of(inputs, number=7), tmp_path)


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (["--year", "二〇二一"], "无法识别"),
        (["--year", "2021-2019"], "颠倒"),
        (["--test", "1"], "合计小于 1"),
        (["--number", "0"], "正数"),
        (["--keep-out", "not-there"], "找不到 not-there"),
    ],
)
def test_bad_options_are_said_in_a_sentence(
    options: list[str], sentence: str, inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from trainer.__main__ import main

    assert main(["prepare", str(inputs), "--out", str(tmp_path), *options]) == 2
    assert sentence in capsys.readouterr().err
    assert not os.listdir(tmp_path)
