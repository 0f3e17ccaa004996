"""An adapter that was never exported, asked in batches: the same answers as one by one, and as its training judges."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.parameters import Parameters
from resources.model_card.template import END_OF_TEXT, IM_END, render
from tests.tiny_base import write_tiny_base
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked, greedy, sampled
from trainer.export.errors import ExportError
from trainer.recipe.base_folder import find_base
from trainer.recipe.errors import TuningError
from trainer.recipe.recipe_file import load_recipe
from trainer.runs.encoded import load_tokenizer
from trainer.samples.prompt import prompt_turns
from trainer.told_error import ToldError

FACTS = [f"被告人甲某于3月{day}日窃得手机{day}部。" * (1 + day % 3) for day in range(1, 6)]


@dataclasses.dataclass(frozen=True)
class Trained:
    """``network``: as it stood when training ended."""

    run: Path
    base: Path
    network: Any


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Trained:
    """A run's folder with an adapter that changes the base's answers."""
    import torch

    from trainer.tuning.adapter_files import write_adapter
    from trainer.tuning.device import described
    from trainer.tuning.network import Network

    base = write_tiny_base(tmp_path_factory.mktemp("base") / "tiny")
    recipe = load_recipe("cpu")
    recipe = dataclasses.replace(
        recipe,
        adapter=dataclasses.replace(recipe.adapter, rank=4, alpha=8),
        quantization=dataclasses.replace(recipe.quantization, bits=16),  # as an export reads the base
        run=dataclasses.replace(recipe.run, precision="fp32"),
    )
    network = Network(find_base(str(base)), recipe, described(torch.device("cpu")))
    torch.manual_seed(1)
    with torch.no_grad():
        for parameter in network.parameters:
            parameter.normal_(std=0.3)
    run = tmp_path_factory.mktemp("run")
    write_adapter(network.model, run / "adapter", "somebody/who-is-not-here")
    (run / "run.json").write_text(json.dumps({"base_folder": str(base)}), encoding="utf-8")
    return Trained(run, base, network)


def opened(place: Path, parameters: Parameters, *, base: str | None = None, parallel: int = 3) -> Any:
    import torch

    from trainer.tuning.adapter_answerer import adapter_answerer
    from trainer.tuning.device import described

    device = described(torch.device("cpu"))
    return adapter_answerer(place, base, parameters, device, precision="fp32", parallel=parallel)


def answers(answerer: Any, asked: list[Asked]) -> list[tuple[str, str, int | None, int]]:
    taken: dict[int, Answer] = {}
    answerer.answer_all(asked, taken.__setitem__)
    found = [taken[place] for place in range(len(asked))]
    return [(each.text, each.end, each.prompt_tokens, each.answer_tokens) for each in found]


@pytest.mark.torch
def test_a_batch_answers_as_training_judges_each(trained: Trained) -> None:
    turns = [prompt_turns(facts, system="") for facts in FACTS]
    answerer = opened(trained.run, greedy(40))
    together = answers(answerer, [Asked(each) for each in turns])
    assert [answerer.answer(each).text for each in turns] == [text for text, *_ in together]
    tokenizer = load_tokenizer(trained.base)
    ends = [tokenizer.token_to_id(token) for token in (IM_END, END_OF_TEXT)]
    for each, (text, end, prompt_tokens, tokens) in zip(turns, together, strict=True):
        prompt = tokenizer.encode(render(each), add_special_tokens=False).ids
        said = trained.network.answer(prompt, 40, ends)
        assert prompt_tokens == len(prompt)
        if end != "repeats":
            assert tokenizer.decode([token for token in said if token not in ends], skip_special_tokens=False) == text
            assert tokens == len([token for token in said if token not in ends])
    assert len({text for text, *_ in together}) > 1
    assert answerer.version().startswith("transformers ")


@pytest.mark.torch
def test_the_adapter_counts_and_so_does_its_digest(trained: Trained) -> None:
    import shutil

    with_adapter = opened(trained.run, greedy(24))
    other = trained.run.parent / f"{trained.run.name}-other"
    shutil.copytree(trained.run, other)
    from safetensors.torch import load_file, save_file

    weights = {name: value * 0 for name, value in load_file(other / "adapter" / "adapter_model.safetensors").items()}
    save_file(weights, other / "adapter" / "adapter_model.safetensors", {"format": "pt"})
    without = opened(other, greedy(24))
    asked = [Asked(prompt_turns(facts, system="")) for facts in FACTS[:3]]
    assert with_adapter.digest != without.digest
    assert answers(with_adapter, asked) != answers(without, asked)
    assert opened(trained.run / "adapter", greedy(24), base=str(trained.base)).digest == with_adapter.digest


@pytest.mark.torch
def test_each_sample_is_drawn_with_its_own_seed(trained: Trained) -> None:
    parameters = sampled(Parameters(temperature=0.9), 24, 0)
    turns = prompt_turns(FACTS[0], system="")
    together = answers(opened(trained.run, parameters), [Asked(turns, seed) for seed in (1, 2, 1)])
    alone = answers(opened(trained.run, parameters, parallel=1), [Asked(turns, seed) for seed in (1, 2)])
    assert together == [alone[0], alone[1], alone[0]]
    assert alone[0] != alone[1]


@pytest.mark.torch
def test_facts_without_room_are_not_asked_and_a_stop_ends_an_answer(trained: Trained) -> None:
    asked = [Asked(prompt_turns("甲某盗窃。" * 2000, system="")), Asked(prompt_turns(FACTS[0], system=""))]
    long, whole = answers(opened(trained.run, greedy(24)), asked)
    assert long[:2] == ("", "too_long")
    assert (long[2] or 0) > 4096
    stop = whole[0][3:5]
    stopping = dataclasses.replace(greedy(24), stop=(stop,))
    (cut,) = answers(opened(trained.run, stopping), asked[1:])
    assert cut[:2] == (whole[0][: whole[0].index(stop)], "stop")


@pytest.mark.torch
def test_where_memory_runs_out_fewer_are_asked_at_a_time(trained: Trained, monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.tuning import adapter_answerer

    sizes = []
    plain = adapter_answerer.generated

    def generated(model: Any, prompts: list[Any], *rest: Any, **options: Any) -> Any:
        sizes.append(len(prompts))
        if len(prompts) > 2:
            raise MemoryError
        return plain(model, prompts, *rest, **options)

    asked = [Asked(prompt_turns(facts, system="")) for facts in FACTS]
    expected = answers(opened(trained.run, greedy(12)), asked)
    monkeypatch.setattr(adapter_answerer, "generated", generated)
    assert answers(opened(trained.run, greedy(12), parallel=5), asked) == expected
    assert sizes == [5, 2, 2, 1]

    def nothing(*_: Any, **__: Any) -> Any:
        raise MemoryError

    monkeypatch.setattr(adapter_answerer, "generated", nothing)
    with pytest.raises(ToldError) as failure:
        answers(opened(trained.run, greedy(12)), asked)
    assert failure.value.kind == "memory"


@pytest.mark.torch
def test_a_folder_without_adapter_and_a_base_that_is_another(trained: Trained, tmp_path: Path) -> None:
    with pytest.raises(ExportError):
        opened(tmp_path, greedy(8), base=str(trained.base))
    with pytest.raises(TuningError):
        opened(trained.run / "adapter", greedy(8))
    with pytest.raises(ExportError):
        opened(trained.run, greedy(8), base=str(write_tiny_base(tmp_path / "wider", hidden_size=128)))
