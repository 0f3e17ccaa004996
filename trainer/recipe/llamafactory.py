"""LLaMA-Factory's YAML (0.9.5) read as a recipe, and a recipe written as one, so that a peer can repeat a run.

Names: src/llamafactory/hparams and transformers' TrainingArguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from resources.messages.message import message
from trainer.recipe.parsed_recipe import RecipeError, read_recipe
from trainer.recipe.recipe import ALL_LINEAR, AdapterRecipe

_TEMPLATE = "qwen3_nothink"

# LLaMA-Factory's name of a field to ours.
_SAME = {
    "model_name_or_path": "base_model",
    "lora_rank": "adapter.rank",
    "lora_alpha": "adapter.alpha",
    "use_rslora": "adapter.rslora",
    "lora_dropout": "adapter.dropout",
    "double_quantization": "quantization.double_quantization",
    "num_train_epochs": "run.epochs",
    "learning_rate": "run.learning_rate",
    "lr_scheduler_type": "run.schedule",
    "per_device_train_batch_size": "run.micro_batch_size",
    "cutoff_len": "run.max_tokens",
    "warmup_ratio": "run.warmup_share",
    "weight_decay": "run.weight_decay",
    "max_grad_norm": "run.max_gradient_norm",
    "seed": "run.seed",
    "save_steps": "checkpoints.every_steps",
    "save_total_limit": "checkpoints.kept",
}
# LLaMA-Factory's defaults that differ from ours, for keys that its file leaves out.
_THEIR_DEFAULTS = {
    "lora_rank": 8,
    "use_rslora": False,
    "num_train_epochs": 3.0,
    "learning_rate": 5e-5,
    "lr_scheduler_type": "linear",
    "per_device_train_batch_size": 8,
    "cutoff_len": 2048,
    "save_steps": 500,
}
_OPTIMIZERS = {
    "adamw_torch": "adamw",
    "adamw_torch_fused": "adamw",
    "adamw_hf": "adamw",
    "paged_adamw_32bit": "paged_adamw_32bit",
    "paged_adamw": "paged_adamw_32bit",
    "paged_adamw_8bit": "paged_adamw_8bit",
}
# Features that are not supported here: the key, the values that switch it off, and the message for any other.
_ONLY: dict[str, tuple[tuple[Any, ...], str]] = {
    "stage": (("sft",), "recipe.only-fine-tuning"),
    "finetuning_type": (("lora",), "recipe.only-lora"),
    "quantization_bit": ((4, None), "recipe.only-four-bits"),
    "quantization_type": (("nf4",), "recipe.only-nf4"),
    "quantization_method": (("bnb", "bitsandbytes", "BNB"), "recipe.only-bitsandbytes"),
    "use_dora": ((False, None), "recipe.no-dora"),
    "pissa_init": ((False, None), "recipe.no-pissa"),
    "additional_target": ((None, ""), "recipe.no-vocabulary"),
    "train_on_prompt": ((False, None), "recipe.only-answers"),
    "neftune_noise_alpha": ((None, 0), "recipe.no-noise"),
    "use_galore": ((False, None), "recipe.no-galore"),
    "use_badam": ((False, None), "recipe.no-badam"),
    "freeze_trainable_layers": ((2, None), "recipe.no-freezing"),
    "template": ((_TEMPLATE, "qwen", "qwen3", "chatml", None), "recipe.only-chatml"),
    "deepspeed": ((None,), "recipe.no-deepspeed"),
    "max_steps": ((-1, None), "recipe.only-epochs"),
}
# Keys that change no result, or that this program handles in its own way.
_WITHOUT_EFFECT = frozenset(
    """
    bf16 dataloader_num_workers dataset dataset_dir ddp_find_unused_parameters ddp_timeout
    disable_gradient_checkpointing do_eval do_train enable_liger_kernel enable_thinking eval_dataset eval_steps
    eval_strategy flash_attn fp16 gradient_accumulation_steps group_by_length include_num_input_tokens_seen
    logging_steps lora_target max_samples media_dir neat_packing optim output_dir overwrite_cache
    overwrite_output_dir packing per_device_eval_batch_size plot_loss preprocessing_num_workers pure_bf16
    remove_unused_columns report_to resume_from_checkpoint run_name save_only_model save_strategy
    trust_remote_code use_cpu use_unsloth val_size
    """.split()  # noqa: SIM905 - forty words are read more easily so
)


@dataclass(frozen=True, slots=True)
class Imported:
    """A recipe out of a YAML file, and the keys of the file that it does not know."""

    recipe: AdapterRecipe
    unknown: tuple[str, ...]


def read_llamafactory(text: str, name: str) -> Imported:
    """Raises RecipeError with all that the file asks for and we cannot do."""
    try:
        settings = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise RecipeError(name, [message("recipe.not-yaml", reason=str(error))]) from error
    if not isinstance(settings, dict):
        raise RecipeError(name, [message("recipe.not-llamafactory")])
    problems = [
        message(told, key=key, value=repr(settings[key]))
        for key, (allowed, told) in _ONLY.items()
        if key in settings and settings[key] not in allowed
    ]
    optimizer = settings.get("optim", "adamw_torch")
    if optimizer not in _OPTIMIZERS:
        problems.append(message("recipe.only-optimizers", key="optim", value=repr(optimizer), names=tuple(_OPTIMIZERS)))
    recipe = None
    try:
        recipe = read_recipe(_as_recipe(settings, name), name)
    except RecipeError as error:
        problems += error.problems
    if recipe is None or problems:
        raise RecipeError(name, problems)
    known = {*_SAME, *_ONLY, *_WITHOUT_EFFECT}
    return Imported(recipe, tuple(sorted(str(key) for key in settings if key not in known)))


def write_llamafactory(recipe: AdapterRecipe, *, dataset: str, output: str) -> str:
    """The YAML that trains the same with ``llamafactory-cli train`` on one card.

    ``dataset`` is a name in its dataset_info.json, ``output`` a folder.
    """
    run = recipe.run
    settings: dict[str, Any] = {
        "model_name_or_path": recipe.base_model,
        "trust_remote_code": False,
        "stage": "sft",
        "do_train": True,
        "finetuning_type": "lora",
    }
    if recipe.quantization.bits == 4:
        settings |= {
            "quantization_bit": 4,
            "quantization_method": "bnb",
            "quantization_type": recipe.quantization.type,
            "double_quantization": recipe.quantization.double_quantization,
        }
    settings |= {
        "lora_rank": recipe.adapter.rank,
        "lora_alpha": recipe.adapter.alpha,
        "use_rslora": recipe.adapter.rslora,
        "lora_dropout": recipe.adapter.dropout,
        "lora_target": "all" if set(recipe.adapter.targets) == set(ALL_LINEAR) else ",".join(recipe.adapter.targets),
        "template": _TEMPLATE,
        "dataset": dataset,
        "cutoff_len": run.max_tokens,
        "output_dir": output,
        "num_train_epochs": run.epochs,
        "learning_rate": run.learning_rate,
        "lr_scheduler_type": run.schedule,
        "per_device_train_batch_size": run.micro_batch_size,
        "gradient_accumulation_steps": run.accumulation(),
        "warmup_ratio": run.warmup_share,
        "weight_decay": run.weight_decay,
        "max_grad_norm": run.max_gradient_norm,
        "optim": "adamw_torch" if run.optimizer == "adamw" else run.optimizer,
        "seed": run.seed,
        "bf16": run.precision in ("auto", "bf16"),
        "fp16": run.precision == "fp16",
        "disable_gradient_checkpointing": not run.gradient_checkpointing,
        "save_steps": recipe.checkpoints.every_steps,
        "save_total_limit": recipe.checkpoints.kept,
        "logging_steps": 5,
        "plot_loss": True,
    }
    text: str = yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)
    return text


def _as_recipe(settings: Mapping[Any, Any], name: str) -> dict[str, Any]:
    full = _THEIR_DEFAULTS | dict(settings)
    # LLaMA-Factory's default for alpha: twice the rank.
    rank = full["lora_rank"]
    full.setdefault("lora_alpha", rank * 2 if isinstance(rank, int) else rank)
    data: dict[str, Any] = {"name": name}
    for key, place in _SAME.items():
        if key in full:
            _put(data, place, _number(full[key]))
    _put(data, "quantization.bits", 4 if settings.get("quantization_bit") else 16)
    micro, accumulation = full["per_device_train_batch_size"], full.get("gradient_accumulation_steps", 1)
    if isinstance(micro, int) and isinstance(accumulation, int):
        _put(data, "run.total_batch_size", micro * accumulation)
    _put(data, "run.optimizer", _OPTIMIZERS.get(str(full.get("optim", "adamw_torch")), "adamw"))
    _put(data, "run.gradient_checkpointing", not full.get("disable_gradient_checkpointing", False))
    precision = "bf16" if full.get("bf16") or full.get("pure_bf16") else "fp16" if full.get("fp16") else "fp32"
    _put(data, "run.precision", precision)
    target = full.get("lora_target", "all")
    if target != "all":
        parts = target if isinstance(target, list) else str(target).split(",")
        _put(data, "adapter.targets", [str(part).strip() for part in parts])
    return data


def _number(value: Any) -> Any:
    """YAML 1.1 reads 1e-4 as a word, because it has no point; LLaMA-Factory's own reader takes it for a number."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return value
    return value


def _put(data: dict[str, Any], place: str, value: Any) -> None:
    *sections, name = place.split(".")
    for section in sections:
        data = data.setdefault(section, {})
    data[name] = value
