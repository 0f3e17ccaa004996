"""Models that came in a carried folder: found beside the program, with name, texts and sums; damage is told."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from desktop.carrying.carried_check import check_carried, damage_told
from desktop.carrying.carry_out import carry_out
from desktop.carrying.model_part import carried_model
from desktop.carrying.parts import Load
from tests.carried_help import NOTHING, big_model, checked_by_coreutils
from tests.fixtures_ollama import TINY, TINY_SYSTEM
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer
from trainer.engines.embedded.carried_folder import SUMS, carried_models, stated_sums
from trainer.engines.embedded.ollama_folder import stored_models


@pytest.mark.models
def test_a_model_of_ollama_keeps_its_name_its_system_text_and_its_options(
    ollama_server: OllamaServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(ollama_server.models))
    model = carried_model("Tiny-Law")
    assert [file.place for file in model.files] == ["models/tiny-law-latest.gguf"]
    assert model.memory is not None
    folder = tmp_path / "carried"
    carry_out(Load(model, NOTHING), folder)
    (folder / "criminal-law-desk").mkdir()
    (found,) = carried_models(folder / "criminal-law-desk")
    assert (found.label, found.system) == (TINY, TINY_SYSTEM)
    assert carried_model(None) == carried_model(stored_models()[0].label)
    assert stated_sums(folder)["models/tiny-law-latest.gguf"] == model.files[0].sum
    assert checked_by_coreutils(folder) == ""


@pytest.mark.models
def test_a_model_in_parts_goes_with_all_of_them(tiny_gguf: Path, tmp_path: Path) -> None:
    parts = rewritten(tiny_gguf, tmp_path / "split.gguf", parts=2)
    model = carried_model(str(parts[0]))
    assert [file.place for file in model.files] == [f"models/{part.name}" for part in parts]
    folder = tmp_path / "carried"
    carry_out(Load(model, NOTHING), folder)
    (folder / "criminal-law-desk").mkdir()
    (found,) = carried_models(folder / "criminal-law-desk")
    assert found.name.endswith("-00001-of-00002.gguf")
    with (folder / "models" / parts[1].name).open("r+b") as later:
        later.seek(-1, os.SEEK_END)
        later.write(b"x")
    checked = check_carried([Path(found.name)], tmp_path / "checked.json", lambda: False)
    assert [each.path.name for each in checked if not each.whole] == [parts[1].name]


@pytest.mark.models
def test_models_above_the_program_count_only_with_their_sums(tiny_gguf: Path, tmp_path: Path) -> None:
    """/opt/models may be anybody's."""
    program = tmp_path / "criminal-law-desk"
    program.mkdir()
    (tmp_path / "models").mkdir()
    shutil.copy(tiny_gguf, tmp_path / "models" / "anybody.gguf")
    assert carried_models(program) == []
    (tmp_path / SUMS).write_text(f"{'0' * 64}  models/anybody.gguf\n", encoding="utf-8")
    assert [model.label for model in carried_models(program)] == ["anybody.gguf"]


def test_a_folder_of_sums_is_read_as_coreutils_writes_it(tmp_path: Path) -> None:
    a, b = "a" * 64, "B" * 64
    (tmp_path / SUMS).write_text(f"{a}  models/x y.gguf\n{b} *./models/z.gguf\nnonsense\n", encoding="utf-8")
    assert stated_sums(tmp_path) == {"models/x y.gguf": a, "models/z.gguf": b.lower()}


def test_the_other_side_takes_the_sum_once_and_tells_of_damage(tmp_path: Path) -> None:
    folder, kept = tmp_path / "carried", tmp_path / "checked.json"
    carry_out(Load(big_model(tmp_path / "big.bin"), NOTHING), folder)
    model = folder / "models" / "big.gguf"
    reads: list[int] = []

    def stopped() -> bool:
        reads.append(1)
        return False

    (checked,) = check_carried([model], kept, stopped)
    assert checked.whole
    assert reads
    reads.clear()
    assert check_carried([model], kept, stopped) == [checked]
    assert reads == []
    with model.open("r+b") as file:
        file.seek(20_000_000)
        file.write(b"x")
    (checked,) = check_carried([model], kept, stopped)
    assert not checked.whole
    assert "big.gguf" in str(damage_told(checked))
    kept.write_text('{"a": 3}', encoding="utf-8")
    assert check_carried([model], kept, lambda: True) == []
    (folder / SUMS).unlink()
    assert check_carried([model], kept, stopped) == []


@pytest.mark.models
def test_what_was_carried_here_is_carried_on_with_its_name_its_texts_and_its_licence(
    tiny_gguf: Path, tmp_path: Path
) -> None:
    here = tmp_path / "刑法案台" / "models"
    here.mkdir(parents=True)
    shutil.copy(tiny_gguf, here / "tiny.gguf")
    note = {"name": "某人/tiny:q4", "system": "你是法官", "parameters": {"num_ctx": 512}}
    (here / "tiny.json").write_text(json.dumps(note, ensure_ascii=False), encoding="utf-8")
    (here / "tiny.LICENSE.txt").write_text("某许可证全文", encoding="utf-8")
    folder = tmp_path / "next"
    carry_out(Load(carried_model(str(here / "tiny.gguf")), NOTHING), folder)
    (folder / "criminal-law-desk").mkdir()
    (found,) = carried_models(folder / "criminal-law-desk")
    assert (found.label, found.system, found.own.num_ctx) == ("某人/tiny:q4", "你是法官", 512)
    assert (folder / "models" / "tiny.LICENSE.txt").read_text(encoding="utf-8").strip() == "某许可证全文"


def test_sums_of_models_that_are_gone_are_forgotten(tmp_path: Path) -> None:
    folder, kept = tmp_path / "carried", tmp_path / "checked.json"
    carry_out(Load(big_model(tmp_path / "big.bin", 100), NOTHING), folder)
    kept.write_text(json.dumps({"/gone.gguf": {"mark": [1, 1], "sum": "0"}}), encoding="utf-8")
    check_carried([folder / "models" / "big.gguf"], kept, lambda: False)
    assert list(json.loads(kept.read_text(encoding="utf-8"))) == [str(folder / "models" / "big.gguf")]
