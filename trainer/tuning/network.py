"""The base model, quantised as it is read, with a new adapter on it."""

from __future__ import annotations

import logging
from importlib.util import find_spec
from typing import Any

import torch
from torch import Tensor, nn

from trainer.recipe.base_folder import BaseFolder
from trainer.recipe.recipe import AdapterRecipe
from trainer.tuning import sample_attention
from trainer.tuning.batch import Batch
from trainer.tuning.device import NUMBER_TYPES, Device, Precision
from trainer.tuning.generation import generated


class Network:
    """``model`` is peft's; only its adapter has gradients, in float32."""

    def __init__(self, base: BaseFolder, recipe: AdapterRecipe, device: Device) -> None:
        """Reads the base from its folder; draws the adapter by the recipe's seed."""
        self.precision: Precision = device.precision(recipe.run)
        self.attention = device.attention(self.precision)
        self._device = device.torch
        loaded = _load(base, recipe, device, NUMBER_TYPES[self.precision], self.attention)
        torch.manual_seed(recipe.run.seed)
        self.model = _with_adapter(loaded, recipe)
        self._decoder: nn.Module = loaded.model
        self._output: nn.Module = loaded.lm_head
        self.parameters = [parameter for parameter in self.model.parameters() if parameter.requires_grad]

    def trainable(self) -> int:
        """How many weights are trained."""
        return sum(parameter.numel() for parameter in self.parameters)

    def states(self, batch: Batch) -> Tensor:
        """The hidden states that predict the batch's targets, of shape (targets, hidden)."""
        with self.autocast():
            hidden = self._decoder(
                input_ids=batch.ids,
                position_ids=batch.positions,
                use_cache=False,
                **batch.attention_arguments(),
            ).last_hidden_state
        chosen: Tensor = hidden.flatten(0, 1)[batch.places]
        return chosen

    def output_weight(self) -> Tensor:
        """Of the output layer, (vocabulary, hidden), frozen."""
        weight: Tensor = self._output.weight  # type: ignore[assignment]
        return weight

    def autocast(self) -> torch.autocast:
        """16-bit arithmetic where the precision has it; the adapter's own weights stay in float32."""
        return torch.autocast(self._device.type, NUMBER_TYPES[self.precision], enabled=self.precision != "fp32")

    def answer(self, prompt: list[int], limit: int, ends: list[int]) -> list[int]:
        """The most likely tokens after the prompt, up to and with the first of ``ends``, ``limit`` at most."""
        training = self.model.training
        self.model.eval()
        try:
            with self.autocast():
                return generated(self.model, [prompt], [limit], ends)[0]
        finally:
            self.model.train(training)


def _load(base: BaseFolder, recipe: AdapterRecipe, device: Device, kind: torch.dtype, attention: str) -> Any:
    from transformers import AutoModelForCausalLM
    from transformers.utils import logging as transformers_logging

    transformers_logging.disable_progress_bar()
    sample_attention.register()
    options: dict[str, Any] = {}
    if recipe.quantization.bits == 4:
        # Silenced: it looks on the hub for a kernel that training cannot use, and warns that it found none.
        logging.getLogger("bitsandbytes").setLevel(logging.ERROR)
        from transformers import BitsAndBytesConfig

        options["quantization_config"] = BitsAndBytesConfig(
            load_in_4bit=True,
            bnb_4bit_quant_type=recipe.quantization.type,
            bnb_4bit_use_double_quant=recipe.quantization.double_quantization,
            bnb_4bit_compute_dtype=kind,
        )
    model = AutoModelForCausalLM.from_pretrained(
        base.folder,
        dtype=kind,
        device_map={"": device.torch},
        attn_implementation=attention,
        local_files_only=True,
        **options,
    )
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            # Switched off: bitsandbytes would repack the weights and round their factors at the first evaluation.
            module.support_avx512bf16_for_cpu = False
    if device.cuda and find_spec("liger_kernel"):
        from liger_kernel.transformers import _apply_liger_kernel_to_instance

        # transformers' own loss is not used: completion_loss computes it on the answer's tokens alone.
        _apply_liger_kernel_to_instance(model=model, cross_entropy=False, fused_linear_cross_entropy=False)
    for parameter in model.parameters():
        parameter.requires_grad = False
    return model


def _with_adapter(model: Any, recipe: AdapterRecipe) -> Any:
    from peft import LoraConfig, get_peft_model

    if recipe.run.gradient_checkpointing:
        # transformers 5 renamed the argument and warns of the old name; transformers 4 knows only the old one.
        enable = getattr(model, "activation_checkpointing_enable", None) or model.gradient_checkpointing_enable
        enable({"use_reentrant": False})
    adapted = get_peft_model(
        model,
        LoraConfig(
            r=recipe.adapter.rank,
            lora_alpha=recipe.adapter.alpha,
            use_rslora=recipe.adapter.rslora,
            lora_dropout=recipe.adapter.dropout,
            target_modules=list(recipe.adapter.targets),
            task_type="CAUSAL_LM",
        ),
    )
    adapted.train()
    return adapted
