"""Two layers that begin as a copying mechanism: what followed a token before is likely to follow it again.

A defendant's whole name is several tokens, and the answer must repeat them in their order. Transformers learn that by
a head that looks at the token before and, a layer above it, heads that look for where the current token stood before
("induction heads", Olsson et al., "In-context Learning and Induction Heads", Transformer Circuits Thread 2022). A few
thousand cases are too few to find the pair by gradients; begun with it, training only has to refine it. To set what
is known to be found in trained attention before training is mimetic initialisation (Trockman & Kolter, ICML 2023).
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

# Where the copy may stand, in tokens: the pairs of dimensions that rotate less than about a radian on the way are
# the ones that can compare contents (rotary embeddings, Su et al. 2021).
REACH = 1500
NEAR_PAIRS = 8  # the quickest pairs of dimensions; they tell one place from the next
# Gains of the query's and key's norms, each: they bound how sharply a head can look.
PLACE_GAIN = 2.5
CONTENT_GAIN = 2.0
# Sizes in the residual stream, beside embeddings of STANDARD_DEVIATION (first_embeddings.py).
CONSTANT = 0.36
REMEMBERED = 0.18
COPIED = 0.3
# The other parts start small, or their random outputs would exceed the embeddings that are compared.
OTHERS = 0.5


@torch.no_grad()
def begin_copying(model: Any) -> None:
    """Sets up the first two layers of a new Qwen3 (transformers) whose embeddings are set already.

    The last dimension becomes the same in all embeddings: Qwen3 has no biases, and a head that goes by place alone
    needs a constant. The dimensions before it are where the second layer finds each place's preceding token.
    """
    config = model.config
    size, head, groups = config.hidden_size, config.head_dim, config.num_key_value_heads
    embeddings = model.get_input_embeddings().weight
    embeddings[:, -1] = CONSTANT
    normal = embeddings / embeddings.pow(2).mean(1, keepdim=True).sqrt()
    spread = normal.std(0).clamp(min=1e-6)
    speeds = config.rope_parameters["rope_theta"] ** (-torch.arange(head // 2) / (head // 2))
    slow = (speeds * REACH < 1.5).nonzero().squeeze(1)
    contents = torch.cat([slow, slow + head // 2])
    memory = torch.arange(size - 1 - len(contents), size - 1)
    telling = telling_apart(normal[:, : memory[0]], spread[: memory[0]], len(contents))

    for layer in model.model.layers:
        layer.self_attn.o_proj.weight *= OTHERS
        layer.mlp.down_proj.weight *= OTHERS
    below, above = model.model.layers[:2]

    # A head that finds the previous token: its query is its key, rotated by one place.
    near = torch.arange(min(NEAR_PAIRS, head // 2))
    query, key = torch.zeros(head), torch.zeros(head)
    query[near] = 1.0
    key[near], key[near + head // 2] = speeds[near].cos(), speeds[near].sin()
    attention = below.self_attn
    sharpen(attention, torch.cat([near, near + head // 2]), PLACE_GAIN)
    attention.q_proj.weight[:head] = 0
    attention.q_proj.weight[:head, -1] = query
    attention.k_proj.weight[:head] = 0
    attention.k_proj.weight[:head, -1] = key
    attention.v_proj.weight[:head] = 0
    attention.v_proj.weight[: len(contents), : memory[0]] = telling
    attention.o_proj.weight[:, :head] = 0
    attention.o_proj.weight[memory] = 0
    below.mlp.down_proj.weight[memory] = 0
    attention.o_proj.weight[memory, torch.arange(len(contents))] = REMEMBERED

    # Heads that find places preceded by the current token, and output what stands there; each carries a part of it.
    attention = above.self_attn
    sharpen(attention, contents, CONTENT_GAIN)
    for group in range(groups):
        first = group * config.num_attention_heads // groups * head
        asking, offering = (
            attention.q_proj.weight[first : first + head],
            attention.k_proj.weight[group * head : (group + 1) * head],
        )
        asking.zero_()
        offering.zero_()
        asking[contents, : memory[0]] = telling
        offering[contents, memory] = 1.0
        carried = torch.arange(group * head, min((group + 1) * head, size - 1))
        places = carried - group * head
        attention.v_proj.weight[group * head : (group + 1) * head] = 0
        attention.v_proj.weight[carried, carried] = 1 / spread[carried]
        attention.o_proj.weight[:, first : first + head] = 0
        attention.o_proj.weight[carried, first + places] = COPIED * spread[carried]


def telling_apart(normal: Tensor, spread: Tensor, wanted: int) -> Tensor:
    """(wanted, dimensions): a reading of (tokens, dimensions) of size 1, in which tokens differ as they can.

    All dimensions count alike, and are mixed by a random rotation.
    """
    rotation: Tensor = torch.linalg.qr(torch.randn(normal.shape[1], normal.shape[1])).Q[:wanted]
    reading: Tensor = rotation / spread
    return reading / (normal @ reading.T).std()


def sharpen(attention: Any, places: Tensor, gain: float) -> None:
    """Raises how much these dimensions of queries and keys can weigh; the layer's other heads live with it."""
    attention.q_norm.weight[places] *= gain
    attention.k_norm.weight[places] *= gain
