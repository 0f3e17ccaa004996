"""Publishing beside models whose names differ in capitals only: a real Ollama takes them for one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.modelfile import Modelfile
from resources.ollama.host import read_host
from tests.ollama_server import OllamaServer
from tests.tiny_model import byte_vocabulary, write_tiny_qwen
from trainer.__main__ import main
from trainer.engines.ollama.kept_models import KeptModel, KeptModels
from trainer.engines.ollama.library import OllamaLibrary
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.publish.errors import PublishError
from trainer.publish.names import PublishedName, read_published_name
from trainer.publish.push import Pushed, push
from trainer.publish.roll_back import roll_back

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("push-names")
    made = []
    for seed in (1, 2):
        base = write_tiny_qwen(folder / f"random-{seed}", vocabulary=byte_vocabulary(), seed=seed, layers=1)
        made.append(folder / f"{base.name}.gguf")
        export(ExportJob(base, made[-1], Provenance(base.name), file_type=FileType.Q8_0))
    return made


def pushed(server: OllamaServer, file: Path, name: str, day: date = DAY, **more: Any) -> Pushed:
    with OllamaLibrary(read_host(server.host)) as library:
        return push(file, read_published_name(name), library, Modelfile(("Apache-2.0",)), today=day, **more)


def rolled_back(server: OllamaServer, name: str, **more: Any) -> tuple[str, str]:
    with OllamaLibrary(read_host(server.host)) as library:
        return roll_back(read_published_name(name), library, today=DAY, **more)


def digests(server: OllamaServer) -> dict[str, str]:
    return {entry["name"]: entry["digest"] for entry in server.call("GET", "/api/tags")["models"]}


SPELLINGS = [
    "criminal-law",
    "CRIMINAL-LAW:Q4",
    "library/criminal-law",
    "registry.ollama.ai/library/criminal-law",
    "Registry.Ollama.AI/Library/criminal-law:q4",
]


@pytest.mark.parametrize("name", SPELLINGS)
def test_the_users_own_model_is_not_overwritten(own_ollama_server: OllamaServer, files: list[Path], name: str) -> None:
    own_ollama_server.add("Criminal-Law:q4", files[1], template="{{ .Prompt }}")
    before = digests(own_ollama_server)
    with pytest.raises(PublishError) as caught:
        pushed(own_ollama_server, files[0], name)
    assert (caught.value.kind, caught.value.message.key) == ("name", "publish.name-taken")
    assert "Criminal-Law:q4" in str(caught.value)
    assert digests(own_ollama_server) == before


@pytest.mark.parametrize("name", SPELLINGS[:3])
def test_a_confirmed_replacement_keeps_it_and_tells_the_servers_spelling(
    own_ollama_server: OllamaServer, files: list[Path], name: str
) -> None:
    own_ollama_server.add("Criminal-Law:q4", files[1], template="{{ .Prompt }}")
    theirs = digests(own_ollama_server)["Criminal-Law:q4"]
    done = pushed(own_ollama_server, files[0], name, replace=True)
    after = digests(own_ollama_server)
    assert (done.current, after[done.current]) == ("Criminal-Law:q4", done.digest)
    assert after[done.dated] == done.digest != theirs
    assert done.previous is not None
    assert [digest for kept, digest in after.items() if kept.lower() == done.previous.lower().rpartition("/")[2]] == [
        theirs
    ]
    assert not [kept for kept in after if kept.lower().endswith("-candidate")]
    # Published from here now: the next needs no confirmation, whatever it is called.
    assert pushed(own_ollama_server, files[1], "Criminal-LAW").current == "Criminal-Law:q4"


def test_another_tag_beside_it_gets_the_servers_spelling(own_ollama_server: OllamaServer, files: list[Path]) -> None:
    own_ollama_server.add("Criminal-Law:latest", files[1], template="{{ .Prompt }}")
    theirs = digests(own_ollama_server)["Criminal-Law:latest"]
    first = pushed(own_ollama_server, files[0], "criminal-law")
    second = pushed(own_ollama_server, files[1], "criminal-law")
    assert (first.current, second.current) == ("Criminal-Law:q4", "Criminal-Law:q4")
    assert second.previous == first.dated
    assert rolled_back(own_ollama_server, "CRIMINAL-law") == (first.current, first.dated)
    assert digests(own_ollama_server)["Criminal-Law:q4"] == first.digest
    assert digests(own_ollama_server)["Criminal-Law:latest"] == theirs


def test_a_dated_name_of_the_users_is_left_alone(own_ollama_server: OllamaServer, files: list[Path]) -> None:
    own_ollama_server.add("Law:Q4-2026-11-22", files[1], template="{{ .Prompt }}")
    theirs = digests(own_ollama_server)["Law:Q4-2026-11-22"]
    done = pushed(own_ollama_server, files[0], "law")
    assert done.dated.lower() == "law:q4-2026-11-22.2"
    assert digests(own_ollama_server)["Law:Q4-2026-11-22"] == theirs


def test_a_candidate_of_the_users_is_left_alone(own_ollama_server: OllamaServer, files: list[Path]) -> None:
    own_ollama_server.add("Law:Q4-Candidate", files[1], template="{{ .Prompt }}")
    before = digests(own_ollama_server)
    for more in ({}, {"replace": True}):
        with pytest.raises(PublishError, match="Law:Q4-Candidate"):
            pushed(own_ollama_server, files[0], "law", **more)
    assert digests(own_ollama_server) == before


def test_a_roll_back_does_not_take_the_users_own_model_away(own_ollama_server: OllamaServer, files: list[Path]) -> None:
    ours = pushed(own_ollama_server, files[0], "law")
    own_ollama_server.add("Law:Q4", files[1], template="{{ .Prompt }}")  # after it, over ours
    theirs = digests(own_ollama_server)["law:q4"]
    assert theirs != ours.digest
    with pytest.raises(PublishError, match="law:q4"):
        rolled_back(own_ollama_server, "LAW")
    assert digests(own_ollama_server)["law:q4"] == theirs
    assert rolled_back(own_ollama_server, "LAW", replace=True) == ("law:q4", ours.dated)
    after = digests(own_ollama_server)
    assert after["law:q4"] == ours.digest
    assert theirs in after.values()


def test_two_spellings_on_the_disk_are_not_decided_by_chance(
    own_ollama_server: OllamaServer, files: list[Path]
) -> None:
    own_ollama_server.add("Law:q4", files[1], template="{{ .Prompt }}")
    manifests = own_ollama_server.models / "manifests" / "registry.ollama.ai" / "library"
    (manifests / "law").mkdir()
    (manifests / "law" / "q4").write_bytes((manifests / "Law" / "q4").read_bytes())
    before = digests(own_ollama_server)
    assert set(before) >= {"Law:q4", "law:q4"}
    with pytest.raises(PublishError, match=r"Law:q4、law:q4|law:q4、Law:q4"):
        pushed(own_ollama_server, files[0], "LAW", replace=True)
    assert digests(own_ollama_server) == before


def test_the_command_proves_beside_another_spelling(
    own_ollama_server: OllamaServer, files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The candidate is looked up under the server's spelling, and so is the model in use."""
    own_ollama_server.add("Criminal-Law:latest", files[1], template="{{ .Prompt }}")
    manifest = tmp_path / "published.json"
    command = ["push", str(files[0]), "criminal-law", "--host", own_ollama_server.host, "--json", "--accept"]
    assert main([*command, "--num-predict", "32", "--manifest", str(manifest)]) == 0
    result = [json.loads(line) for line in capsys.readouterr().out.splitlines()][-1]
    assert (result["event"], result["current"]) == ("pushed", "Criminal-Law:q4")
    kept = json.loads(manifest.read_text("utf-8"))
    assert kept["digest"] == digests(own_ollama_server)["Criminal-Law:q4"] == result["digest"]
    assert all(prompt["same_text_ollama"] for prompt in kept["proof"]["prompts"])


def test_tags_that_the_server_takes_for_a_place_are_no_names() -> None:
    for name in ("law:cloud", "law:Q4-Cloud", "law:local", "law:LOCAL"):
        with pytest.raises(PublishError, match="不能作模型名"):
            read_published_name(name)


def test_kept_models_are_looked_up_as_the_server_does() -> None:
    models = KeptModels(KeptModel(name, name) for name in ("Law:Q4", "law:q4-2026-11-21", "Law:q4-2026-11-22.10"))
    assert models.digest("registry.ollama.ai/library/law:q4") == "Law:Q4"
    assert models.named("laws:q4") is None
    name = PublishedName("LAW", "q4")
    assert [model.name for model in name.history(models)] == ["law:q4-2026-11-21", "Law:q4-2026-11-22.10"]
    assert name.dated(date(2026, 11, 21), models) == "LAW:q4-2026-11-21.2"
