"""The starter's network, and its loss on one batch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

from resources.model_card.recipe import SmallModel, StarterLoss

# As Qwen3 has it: most dimensions then rotate so slowly that contents can be compared over a whole case.
ROPE_THETA = 1_000_000.0
# Places; few enough sizes that all their kernels stay in the library's cache.
_LENGTH_STEP = 128
_CHOSEN_STEP = 256


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples padded to one length. All of shape (batch, length) but ``charges`` (batch, charges) and ``terms``."""

    ids: Tensor  # int64
    weights: Tensor  # float32, weight of the token at each place as an answer token; 0 on prompt and padding
    facts: Tensor  # bool, True on prompt tokens
    charges: Tensor  # float32, each row sums to 1
    terms: Tensor  # float32 (batch,), ln(1 + months); NaN where the label has no months


def new_model(shape: SmallModel, vocabulary_size: int, im_end: int, end_of_text: int) -> Any:
    """A Qwen3 with random weights (transformers)."""
    from transformers import Qwen3Config, Qwen3ForCausalLM

    return Qwen3ForCausalLM(
        Qwen3Config(
            vocab_size=vocabulary_size,
            hidden_size=shape.hidden_size,
            intermediate_size=shape.intermediate_size,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads,
            num_key_value_heads=shape.key_value_heads,
            head_dim=shape.head_dim,
            max_position_embeddings=4096,
            rope_theta=ROPE_THETA,
            tie_word_embeddings=True,
            eos_token_id=im_end,
            bos_token_id=None,
            pad_token_id=end_of_text,
            attn_implementation="sdpa",
        )
    )


class StarterNetwork(nn.Module):
    """The language model, with the verdict head that only training uses: charges and the term, read off the facts."""

    def __init__(self, model: Any, charges: int, dropout: float) -> None:
        super().__init__()
        self.model = model
        # The last output is the term.
        self.verdict_head = nn.Sequential(
            nn.LayerNorm(model.config.hidden_size), nn.Linear(model.config.hidden_size, charges + 1)
        )

        def drop(module: nn.Module, _inputs: Any, output: Any) -> Any:
            if isinstance(output, tuple):
                return (F.dropout(output[0], dropout, module.training), *output[1:])
            return F.dropout(output, dropout, module.training)

        # Qwen3 has no dropout on its residual branches; a corpus this small needs it.
        for layer in model.model.layers:
            layer.self_attn.register_forward_hook(drop)
            layer.mlp.register_forward_hook(drop)
        model.model.embed_tokens.register_forward_hook(drop)

    def backward(
        self, batch: Batch, recipe: StarterLoss, generator: torch.Generator, micro_tokens: int, precision: torch.dtype
    ) -> dict[str, float]:
        """Adds the batch's gradients; returns the losses by name, "total" being their weighted sum.

        The batch is computed a few samples at a time, ``micro_tokens`` places at most (but one sample at least): what
        a step needs then stays in memory that the process holds already, and near the processor. All sizes are
        rounded up to a few, because the processor's matrix library compiles its kernels anew for each size. The output
        layer is applied only where a loss is taken: to all answer tokens, and to a drawn share of the facts.

        Of each sample's facts a share of up to ``hidden_share`` of the tokens, drawn, is read as padding (word dropout,
        Iyyer et al. 2015): what a few cases have in one word only is then not enough to know them by.
        """
        weights = batch.weights[:, 1:]
        on_facts = batch.facts[:, 1:] & (torch.rand(weights.shape, generator=generator) < recipe.facts_share)
        most = recipe.hidden_share * torch.rand((len(batch.ids), 1), generator=generator)
        hidden = batch.facts & (torch.rand(batch.ids.shape, generator=generator) < most)
        answer_total, facts_total = weights.sum(), on_facts.sum().clamp(min=1)
        losses = dict.fromkeys(("total", "answer", "facts", "charge", "term"), 0.0)
        for part, drawn, unread in micro_batches(batch, F.pad(on_facts, (0, 1)), hidden, micro_tokens):
            with torch.autocast("cpu", dtype=precision, enabled=precision != torch.float32):
                sums = self._sums(part, drawn[:, :-1], unread, recipe)
            answer, facts = sums[0] / answer_total, sums[1] / facts_total
            charge, term = sums[2] / len(batch.ids), sums[3] / len(batch.ids)
            total = answer + recipe.facts_weight * facts + recipe.verdict_head_weight * (charge + term)
            total.backward()  # type: ignore[no-untyped-call]
            for name, value in zip(losses, (total, answer, facts, charge, term), strict=True):
                losses[name] += value.item()
        return losses

    def _sums(
        self, batch: Batch, on_facts: Tensor, hidden: Tensor, recipe: StarterLoss
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Weighted sum over the answers, sum over the drawn facts, sums over the samples' charges and terms."""
        # Padding is on the right, where a causal model does not look: no mask is needed.
        read = batch.ids.masked_fill(hidden, self.model.config.pad_token_id)
        output = self.model.model(input_ids=read, use_cache=False, output_hidden_states=True)
        targets, weights = batch.ids[:, 1:].flatten(), batch.weights[:, 1:].flatten()
        drawn = on_facts.flatten().float()
        chosen = (drawn + weights).nonzero().squeeze(1)
        counted = torch.arange(-(-len(chosen) // _CHOSEN_STEP) * _CHOSEN_STEP) < len(chosen)
        chosen = F.pad(chosen, (0, len(counted) - len(chosen)))
        logits = self.model.lm_head(output.last_hidden_state[:, :-1].flatten(0, 1)[chosen]).float()
        each = F.cross_entropy(logits, targets[chosen], reduction="none") * counted
        answer = (each * weights[chosen]).sum()
        facts = (each * drawn[chosen]).sum()
        # From where the answer begins, as the answer will read it, and below the last layers, which can still carry it
        # into the words. A mean over the facts was worse: it counts a word as often as it is repeated.
        last = batch.facts.sum(1).sub(1).clamp(min=0)
        states = output.hidden_states[recipe.verdict_head_layer]
        said = self.verdict_head(states[torch.arange(len(last)), last]).float()
        charges = F.cross_entropy(
            said[:, :-1], batch.charges, reduction="none", label_smoothing=recipe.verdict_head_smoothing
        )
        charge = (charges * batch.facts.any(1)).sum()
        terms = F.smooth_l1_loss(said[:, -1], batch.terms.nan_to_num(), reduction="none", beta=0.5)
        term = (terms * batch.terms.isfinite()).sum()
        return answer, facts, charge, term


def micro_batches(batch: Batch, on_facts: Tensor, hidden: Tensor, most: int) -> Iterator[tuple[Batch, Tensor, Tensor]]:
    """The batch in parts of one size, each with its rows of ``on_facts`` and ``hidden`` (both bool, (batch, length)).

    Lengths are rounded up to ``_LENGTH_STEP`` places and the rows down to a power of two, ``most`` places in all but
    one row at least. What is added counts neither among the weights nor among the facts.
    """
    length = -(-batch.ids.shape[1] // _LENGTH_STEP) * _LENGTH_STEP
    rows = 1 << (max(1, most // length).bit_length() - 1)
    right, below = length - batch.ids.shape[1], -len(batch.ids) % rows
    pads = (0, right, 0, below)
    wide = [F.pad(each, pads) for each in (batch.ids, batch.weights, batch.facts, on_facts, hidden)]
    charges = F.pad(batch.charges, (0, 0, 0, below))
    terms = F.pad(batch.terms, (0, below), value=math.nan)
    for first in range(0, len(charges), rows):
        ids, weights, facts, drawn, unread = (each[first : first + rows] for each in wide)
        part = Batch(ids, weights, facts, charges[first : first + rows], terms[first : first + rows])
        yield part, drawn, unread
