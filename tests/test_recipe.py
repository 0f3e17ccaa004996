"""Recipes: the model card's, files with mistakes, reasons, and LLaMA-Factory's YAML there and back."""

from __future__ import annotations

import dataclasses
import math
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from resources.messages.wording import say
from trainer.recipe.llamafactory import read_llamafactory, write_llamafactory
from trainer.recipe.parsed_recipe import RecipeError, read_recipe
from trainer.recipe.reasons import places as reasoned_places
from trainer.recipe.recipe import ALL_LINEAR, AdapterRecipe
from trainer.recipe.recipe_file import adapter_recipe_names, load_recipe, write_recipe


def test_a10_is_the_model_cards_run() -> None:
    a10 = load_recipe("a10")
    assert a10.base_model == "Qwen/Qwen3-4B-Instruct-2507"
    assert (a10.quantization.bits, a10.quantization.type, a10.quantization.double_quantization) == (4, "nf4", True)
    assert (a10.adapter.rank, a10.adapter.alpha, a10.adapter.rslora, a10.adapter.scale()) == (64, 128, True, 16.0)
    assert a10.adapter.targets == ALL_LINEAR
    assert (a10.run.epochs, a10.run.learning_rate, a10.run.schedule, a10.run.total_batch_size) == (
        2.0,
        1e-4,
        "cosine",
        16,
    )
    assert a10.run.steps(53_000) == 6_625
    assert a10.run.max_tokens == 4096


def test_what_a_file_leaves_out_is_as_the_card_has_it() -> None:
    a10 = load_recipe("a10")
    assert dataclasses.replace(read_recipe({"name": "a10", "base_model": a10.base_model}, "x")) == a10


@pytest.mark.parametrize("name", ["a10", "a10-12gb", "a10-16gb", "cpu"])
def test_the_presets_are_read_and_written_back(name: str) -> None:
    recipe = load_recipe(name)
    assert recipe.name == name
    assert read_recipe(tomllib.loads(write_recipe(recipe)), name) == recipe
    assert name in adapter_recipe_names()


def test_the_presets_for_smaller_cards_take_the_same_steps() -> None:
    a10 = load_recipe("a10")
    for name in ("a10-16gb", "a10-12gb"):
        smaller = load_recipe(name)
        assert smaller.run.micro_batch_tokens() < a10.run.micro_batch_tokens()
        assert smaller.run.steps(53_000) == 6_625
        assert smaller.adapter == a10.adapter


def test_every_figure_has_its_reason_beside_it() -> None:
    def places(value: Any, path: str) -> set[str]:
        if dataclasses.is_dataclass(value):
            return {
                place
                for field in dataclasses.fields(value)
                for place in places(getattr(value, field.name), f"{path}.{field.name}".lstrip("."))
            }
        return {path}

    recipe = load_recipe("a10")
    assert places(recipe, "") == set(reasoned_places())
    lines = write_recipe(recipe).splitlines()
    for line, above in zip(lines[1:], lines, strict=False):
        if " = " in line and not line.startswith("#"):
            assert above.startswith("# "), line


def test_beside_a_changed_figure_stands_the_cards() -> None:
    lines = write_recipe(load_recipe("cpu")).splitlines()
    assert lines[lines.index("every_steps = 25") - 1].startswith("# a10 为 100；每 100 步")
    assert lines[lines.index("kept = 2") - 1].startswith("# 保留最近两个")


def test_all_problems_of_a_file_are_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(
        """
        base_model = ""
        speed = "fast"
        [adapter]
        rank = "64"
        alpha = 0
        targets = ["q_proj", "lm_head"]
        [run]
        epochs = true
        total_batch = 16
        schedule = "cosinus"
        warmup_share = 1.5
        """,
        encoding="utf-8",
    )
    with pytest.raises(RecipeError) as caught:
        load_recipe(str(file))
    problems = "\n".join(map(say, caught.value.problems))
    assert len(caught.value.problems) == 9
    for words in (
        "base_model：不能为空",
        "speed：没有这一项",
        "adapter.rank：应为整数（现为 '64'）",
        "adapter.alpha：不应小于 1（现为 0）",
        "adapter.targets.1：应为",
        "run.epochs：应为数字",
        "run.total_batch：没有这一项，是否指 run.total_batch_size",
        "run.schedule：应为",
        "run.warmup_share：应小于 1",
    ):
        assert words in problems


@pytest.mark.parametrize(
    "text", ["name = ", "\x00\x01", "[run]\nepochs = 2\nepochs = 3", "adapter = 3", "name = 2026-01-01"]
)
def test_damaged_files_are_refused_with_a_sentence(tmp_path: Path, text: str) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RecipeError, match=r"broken\.toml"):
        load_recipe(str(file))


def test_a_missing_recipe_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(RecipeError, match="a10、a10-12gb、a10-16gb、cpu"):
        load_recipe(str(tmp_path / "none.toml"))


def test_figures_that_contradict_each_other() -> None:
    with pytest.raises(RecipeError, match="不能整除"):
        read_recipe({"name": "x", "base_model": "y", "run": {"total_batch_size": 16, "micro_batch_size": 3}}, "x")


def test_the_schedules_are_those_of_transformers() -> None:
    run = dataclasses.replace(load_recipe("a10").run, warmup_share=0.1)
    samples = 800  # 100 steps, 10 of warm-up
    assert [run.learning_rate_at(step, samples) for step in (0, 5, 10)] == [0.0, pytest.approx(5e-5), 1e-4]
    assert run.learning_rate_at(55, samples) == pytest.approx(5e-5)
    assert run.learning_rate_at(32, samples) == pytest.approx(1e-4 * 0.5 * (1 + math.cos(math.pi * 22 / 90)))
    assert run.learning_rate_at(100, samples) == pytest.approx(0.0)
    linear = dataclasses.replace(run, schedule="linear")
    assert linear.learning_rate_at(55, samples) == pytest.approx(5e-5)


def test_llamafactorys_yaml_there_and_back() -> None:
    for name in adapter_recipe_names():
        recipe = load_recipe(name)
        text = write_llamafactory(recipe, dataset="legal_finetune_v3", output="runs/x")
        imported = read_llamafactory(text, recipe.name)
        assert imported.unknown == ()
        # What their file has no word for is as the card has it.
        back = imported.recipe
        assert back.adapter == recipe.adapter
        assert back.quantization == recipe.quantization
        assert dataclasses.replace(back.run, precision=recipe.run.precision, batching=recipe.run.batching) == recipe.run


def test_the_cards_yaml_has_llamafactorys_own_words() -> None:
    settings = yaml.safe_load(write_llamafactory(load_recipe("a10"), dataset="d", output="o"))
    expected = {
        "stage": "sft",
        "finetuning_type": "lora",
        "quantization_bit": 4,
        "lora_rank": 64,
        "lora_alpha": 128,
        "use_rslora": True,
        "lora_target": "all",
        "template": "qwen3_nothink",
        "num_train_epochs": 2.0,
        "learning_rate": 1e-4,
        "lr_scheduler_type": "cosine",
        "per_device_train_batch_size": 2,
        "gradient_accumulation_steps": 8,
        "cutoff_len": 4096,
        "bf16": True,
    }
    assert expected.items() <= settings.items()


def test_a_file_written_by_hand_is_read_as_llamafactory_reads_it() -> None:
    imported = read_llamafactory(
        "model_name_or_path: Qwen/Qwen3-4B-Instruct-2507\nstage: sft\nfinetuning_type: lora\nquantization_bit: 4\n"
        "lora_target: q_proj,v_proj\nlearning_rate: 1e-4\nper_device_train_batch_size: 1\n"
        "gradient_accumulation_steps: 8\nbf16: true\nfavourite_colour: red\n",
        "hand",
    )
    assert imported.unknown == ("favourite_colour",)
    recipe = imported.recipe
    assert recipe.run.learning_rate == 1e-4
    assert recipe.run.total_batch_size == 8
    assert recipe.adapter.targets == ("q_proj", "v_proj")
    # Their defaults where the file is silent, not the card's.
    assert (recipe.adapter.rank, recipe.adapter.alpha, recipe.adapter.rslora) == (8, 16, False)
    assert (recipe.run.epochs, recipe.run.max_tokens, recipe.run.precision) == (3.0, 2048, "bf16")


def test_what_cannot_be_done_is_told_at_once() -> None:
    with pytest.raises(RecipeError) as caught:
        read_llamafactory(
            "model_name_or_path: x\nstage: dpo\nfinetuning_type: full\nuse_dora: true\nquantization_bit: 8\n"
            "optim: lion_8bit\nadditional_target: lm_head\nlora_rank: -1\n",
            "other",
        )
    problems = "\n".join(map(say, caught.value.problems))
    for word in (
        "stage",
        "finetuning_type",
        "use_dora",
        "quantization_bit",
        "optim",
        "additional_target",
        "adapter.rank",
    ):
        assert word in problems


@pytest.mark.parametrize("text", ["", "- a\n- b", "a: [", "just words"])
def test_a_text_that_is_no_configuration(text: str) -> None:
    with pytest.raises(RecipeError):
        read_llamafactory(text, "x")


def test_a_recipe_is_one_value() -> None:
    assert isinstance(hash(load_recipe("a10")), int)
    assert isinstance(load_recipe("a10"), AdapterRecipe)
