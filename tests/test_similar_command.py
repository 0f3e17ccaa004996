"""``criminal-law-desk similar`` as a user calls it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.__main__ import main
from tests.similar_cases import theft
from trainer.similar.calibration import Calibration, calibration_row
from trainer.similar.card import IndexCard
from trainer.similar.writing import build_index

FACTS = (
    "2021年5月3日，被告人王小明在杭州市一家超市趁人不备，窃得被害人陈某的手机一部，价值人民币2500元，"
    "后被民警抓获，到案后如实供述了上述事实。"
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    file = tmp_path / "facts.txt"
    file.write_text(FACTS, encoding="utf-8")
    return file


def made(folder: Path) -> Path:
    cases = [theft(number) for number in range(64)]
    named = [
        replace(each, defendants=(replace(each.defendants[0], charges=("盗窃罪",), bands=("6-36",)),)) for each in cases
    ]
    calibration = calibration_row(Calibration(0.8, 0.803, 0.05, 500))
    build_index(named, folder, IndexCard(("自己的判决",), calibration=calibration))
    return folder


def test_the_span_stands_first_then_the_cases(facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["similar", str(facts), "--index", str(made(tmp_path / "index")), "--charge", "盗窃", "--number", "2"])
        == 0
    )
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert lines[0] == "罪名（已给出）：盗窃罪"
    assert lines[1].startswith("最相近的 20 件的刑期：")
    assert "80%" in lines[2]
    assert [line[:2] for line in lines if line[1:2] == "."] == ["1.", "2."]
    assert any(line.strip().startswith("相同：") and "如实供述" in line for line in lines)
    assert "自己的判决" in lines[-3]
    assert "不是预测" in lines[-1]


def test_one_json_object(facts: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of the user's own index, which lies where the program keeps it."""
    made(home / "similar")
    assert main(["similar", str(facts), "--json"]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert (plain["charges"], plain["charges_from"]) == (["盗窃罪"], "cases")
    span = plain["similar"]
    assert (span["count"], span["share"], span["why"]) == (20, 0.803, None)
    assert 6 <= span["p10"] <= span["p50"] <= span["p90"] <= 11
    assert len(plain["cases"]) == 10
    first = plain["cases"][0]
    assert first["sentence"]["charges"] == ["盗窃罪"]
    assert [each["key"] for each in first["why"]][:2] == ["similar.same-charge", "similar.same-band"]
    assert plain["index"]["corpus"] == ["自己的判决"]


def test_what_cannot_be_answered_is_told(facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["similar", str(facts), "--index", str(tmp_path / "nowhere")]) == 2
    assert "没有类案索引" in capsys.readouterr().err
    folder = str(made(tmp_path / "index"))
    assert main(["similar", str(facts), "--index", folder, "--charge", "放火罪"]) == 4
    told = capsys.readouterr()
    assert "可比的案件太少" in told.out
    assert "没有相近的案件" in told.err
    assert main(["similar", str(tmp_path / "no.txt"), "--index", folder]) == 2
    assert "no.txt" in capsys.readouterr().err
    with pytest.raises(SystemExit) as caught:
        main(["similar", str(facts), "--number", "0"])
    assert caught.value.code == 2
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    assert main(["similar", str(empty), "--index", folder]) == 2


def test_a_checked_judgment_has_the_span_beside_it(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    judgment = tmp_path / "judgment.txt"
    judgment.write_text(
        "本院认为，被告人王小明以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。依照《中华人民共和国刑法》"
        "第二百六十四条之规定，判决如下：\n被告人王小明犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元。",
        encoding="utf-8",
    )
    facts = tmp_path / "facts.txt"
    facts.write_text(FACTS, encoding="utf-8")
    asked = ["check", str(judgment), "--facts", str(facts), "--json"]
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["similar"] is None
    made(home / "similar")
    assert main(asked) == 0
    span = json.loads(capsys.readouterr().out)["similar"]
    assert (span["defendant"], span["count"], span["share"]) == (0, 20, 0.803)
    assert 6 <= span["p10"] <= span["p50"] <= span["p90"] <= 11
    # What cannot be asked is no reason to keep the check back.
    (home / "similar" / "index.json").write_text("{", encoding="utf-8")
    assert main(asked) == 0
    assert json.loads(capsys.readouterr().out)["similar"] is None
