"""What a run will need, before it starts: memory, time and disk, from the base's shape and the recipe alone.

All memory in bytes. What is counted are the tensors that training keeps (sizes follow from the shape); the rest, the
libraries' own memory and what the allocator cannot use, is one constant.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from resources.messages.message import Message, message
from trainer.recipe.gpus import Gpu
from trainer.recipe.model_shape import ModelShape
from trainer.recipe.recipe import AdapterRecipe

LOSS_ROWS = 256
"""Positions whose logits exist at a time (see completion_loss)."""

_RESERVE = 1 << 30  # CUDA's context, cuBLAS's workspace, fragmentation
_NF4_BLOCK = 64  # weights that share a factor
_NF4_OUTER_BLOCK = 256  # factors that share a factor, with double quantisation
# Share of a GPU's peak rate. LLaMA-Factory publishes 2,415 tokens/s for LLaMA2-7B in 4 bits, this share of an A100's.
UTILISATION = 0.3


@dataclass(frozen=True, slots=True)
class Memory:
    """Bytes on the device at the highest point of a step."""

    weights: int
    adapter: int
    gradients: int
    optimizer: int
    activations: int
    logits: int
    reserve: int = _RESERVE

    def total(self) -> int:
        """All together."""
        return (
            self.weights
            + self.adapter
            + self.gradients
            + self.optimizer
            + self.activations
            + self.logits
            + self.reserve
        )


@dataclass(frozen=True, slots=True)
class Disk:
    """Bytes: one checkpoint, and the most that the run's folder holds at a time."""

    checkpoint: int
    run: int


@dataclass(frozen=True, slots=True)
class Work:
    """How much is to be trained on. ``mean_completion`` of the ``mean_tokens`` are the answer's."""

    samples: int
    mean_tokens: float
    mean_completion: float
    left_out: int = 0
    assumed: bool = False  # not counted from data


def memory(recipe: AdapterRecipe, shape: ModelShape, compute_bytes: int = 2) -> Memory:
    """``compute_bytes``: 2 with bf16 or fp16, 4 with fp32."""
    adapter = shape.adapter_parameters(recipe.adapter.rank, recipe.adapter.targets)
    tokens = recipe.run.micro_batch_tokens()
    layer = layer_bytes_per_token(shape, recipe, compute_bytes)
    if recipe.run.gradient_checkpointing:
        # With checkpointing only each block's input is kept; one block at a time is recomputed, with its gradients.
        activations = tokens * (shape.layers * shape.hidden * compute_bytes + 2 * layer)
    else:
        activations = tokens * (shape.layers + 1) * layer
    # The largest matrix, dequantised for its multiplication.
    largest = max(inputs * outputs for inputs, outputs in shape.linears().values())
    return Memory(
        weights=weight_bytes(recipe, shape, compute_bytes),
        adapter=4 * adapter,
        gradients=4 * adapter,
        optimizer=optimizer_bytes(recipe, adapter),
        activations=activations + (largest * compute_bytes if recipe.quantization.bits == 4 else 0),
        # Logits in the compute type and in float32, and their gradient in the compute type.
        logits=min(LOSS_ROWS, tokens) * shape.vocabulary * (4 + 2 * compute_bytes),
    )


def weight_bytes(recipe: AdapterRecipe, shape: ModelShape, compute_bytes: int = 2) -> int:
    """The frozen base. NF4: half a byte a weight, and for each block a factor of four bytes, or of one and a share."""
    linear = shape.linear_parameters()
    others = shape.other_parameters() * compute_bytes
    if recipe.quantization.bits == 16:
        return linear * compute_bytes + others
    blocks = math.ceil(linear / _NF4_BLOCK)
    factors = 4 * blocks
    if recipe.quantization.double_quantization:
        factors = blocks + 4 * math.ceil(blocks / _NF4_OUTER_BLOCK)
    return linear // 2 + factors + others


def optimizer_bytes(recipe: AdapterRecipe, trainable: int) -> int:
    """Adam's two moments: four bytes each, or one each and a factor of four bytes for 256."""
    if recipe.run.optimizer == "paged_adamw_8bit":
        return 2 * (trainable + 4 * math.ceil(trainable / 256))
    return 8 * trainable


def layer_bytes_per_token(shape: ModelShape, recipe: AdapterRecipe, compute_bytes: int = 2) -> int:
    """What one block keeps of one token between its forward and backward pass.

    Two norms (input and its normalised form in float32, and both again in the compute type), the norms and rotations
    of queries and keys, attention's inputs and output, the four products of the MLP, two sums, the adapters' middles.
    """
    queries, keys = shape.heads * shape.head_dim, shape.key_value_heads * shape.head_dim
    norms = 2 * shape.hidden * (8 + 2 * compute_bytes)
    heads = (queries + keys) * ((8 + 2 * compute_bytes if shape.head_norms else 0) + 2 * compute_bytes)
    attention = 2 * (queries + keys) * compute_bytes
    mlp = 4 * shape.intermediate * compute_bytes
    sums = 2 * shape.hidden * compute_bytes
    middles = len(recipe.adapter.targets) * recipe.adapter.rank * compute_bytes
    return norms + heads + attention + mlp + sums + middles


def flops_per_sample(recipe: AdapterRecipe, shape: ModelShape, work: Work) -> float:
    """Multiplications and additions of one sample, forward and backward.

    The base is frozen, so that it is multiplied with twice, and a third time where blocks are computed again. The
    output layer is used where a loss is taken: once for it, once for its gradient. Attention sees half of the square.
    """
    passes = 3 if recipe.run.gradient_checkpointing else 2
    adapter = shape.adapter_parameters(recipe.adapter.rank, recipe.adapter.targets)
    linear = 2 * passes * shape.linear_parameters() + 2 * (passes + 1) * adapter
    attention = 2 * shape.layers * shape.heads * shape.head_dim * work.mean_tokens * (passes + 1)
    output = 4 * shape.output_parameters() * work.mean_completion
    return (linear + attention) * work.mean_tokens + output


def seconds(recipe: AdapterRecipe, shape: ModelShape, work: Work, gpu: Gpu) -> float | None:
    """Of the whole run on one such GPU; None where it is not known what it computes."""
    if gpu.flops is None:
        return None
    return flops_per_sample(recipe, shape, work) * work.samples * recipe.run.epochs / (gpu.flops * UTILISATION)


def disk(recipe: AdapterRecipe, shape: ModelShape) -> Disk:
    """Checkpoints (adapter and optimiser), those kept, the best, the one being written, and the finished adapter."""
    trainable = shape.adapter_parameters(recipe.adapter.rank, recipe.adapter.targets)
    adapter = 4 * trainable
    checkpoint = adapter + optimizer_bytes(recipe, trainable)
    return Disk(checkpoint, (recipe.checkpoints.kept + 2) * checkpoint + 2 * adapter)


@dataclass(frozen=True, slots=True)
class Remedy:
    """A recipe that needs less, and what was changed."""

    change: Message
    recipe: AdapterRecipe
    total: int


def remedies(recipe: AdapterRecipe, shape: ModelShape, available: int, compute_bytes: int = 2) -> list[Remedy]:
    """What to change, each on top of those before it, until it fits in ``available`` bytes or nothing is left.

    First what changes no result: smaller micro-batches, blocks computed again, a smaller optimiser state. Then what
    leaves samples out, then what makes a smaller adapter.
    """
    found: list[Remedy] = []

    def fits() -> bool:
        return bool(found) and found[-1].total <= available

    def change(told: Message, changed: AdapterRecipe) -> None:
        nonlocal recipe
        recipe = changed
        found.append(Remedy(told, changed, memory(changed, shape, compute_bytes).total()))

    def run(told: Message, **fields: object) -> None:
        change(told, replace(recipe, run=replace(recipe.run, **fields)))  # type: ignore[arg-type]

    if memory(recipe, shape, compute_bytes).total() <= available:
        return []
    if recipe.quantization.bits == 16:
        change(
            message("recipe.four-bits"),
            replace(recipe, quantization=replace(recipe.quantization, bits=4)),
        )
    if not fits() and not recipe.run.gradient_checkpointing:
        run(message("recipe.checkpointing"), gradient_checkpointing=True)
    while not fits() and recipe.run.micro_batch_size > 1:
        half = recipe.run.micro_batch_size // 2
        while recipe.run.total_batch_size % half:
            half -= 1
        run(message("recipe.smaller-micro-batch", size=half), micro_batch_size=half)
    if not fits() and recipe.run.optimizer != "paged_adamw_8bit":
        run(message("recipe.eight-bit-optimizer"), optimizer="paged_adamw_8bit")
    while not fits() and recipe.run.max_tokens > 1024:
        shorter = max(1024, recipe.run.max_tokens * 3 // 4)
        run(message("recipe.shorter-samples", tokens=shorter), max_tokens=shorter)
    while not fits() and recipe.adapter.rank > 16:
        rank = recipe.adapter.rank // 2
        change(message("recipe.smaller-rank", rank=rank), replace(recipe, adapter=replace(recipe.adapter, rank=rank)))
    return found
