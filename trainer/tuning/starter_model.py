"""The starter's network, and its loss on one batch."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

from resources.model_card.recipe import SmallModel, StarterLoss


@dataclass(frozen=True, slots=True)
class Batch:
    """Samples padded to one length. All of shape (batch, length) but ``charges`` (batch, charges; 0 or 1)."""

    ids: Tensor  # int64
    mask: Tensor  # bool, False on padding
    weights: Tensor  # float32, weight of the token at each place as an answer token; 0 on prompt and padding
    facts: Tensor  # bool, True on prompt tokens
    charges: Tensor


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
            rope_theta=10_000.0,
            tie_word_embeddings=True,
            eos_token_id=im_end,
            bos_token_id=None,
            pad_token_id=end_of_text,
            attn_implementation="sdpa",
        )
    )


class StarterNetwork(nn.Module):
    """The language model, with the charge head that only training uses."""

    def __init__(self, model: Any, charges: int, dropout: float) -> None:
        super().__init__()
        self.model = model
        self.charge_head = nn.Linear(model.config.hidden_size, charges)

        def drop(module: nn.Module, _inputs: Any, output: Any) -> Any:
            if isinstance(output, tuple):
                return (F.dropout(output[0], dropout, module.training), *output[1:])
            return F.dropout(output, dropout, module.training)

        # Qwen3 has no dropout on its residual branches; a corpus this small needs it.
        for layer in model.model.layers:
            layer.self_attn.register_forward_hook(drop)
            layer.mlp.register_forward_hook(drop)
        model.model.embed_tokens.register_forward_hook(drop)

    def loss(self, batch: Batch, recipe: StarterLoss, generator: torch.Generator) -> dict[str, Tensor]:
        """Losses by name; "total" is their weighted sum.

        The output layer is applied only where a loss is taken: to all answer tokens, and to a drawn share of the facts.
        """
        hidden = self.model.model(input_ids=batch.ids, attention_mask=batch.mask.long(), use_cache=False)
        states = hidden.last_hidden_state[:, :-1]
        targets = batch.ids[:, 1:]
        weights = batch.weights[:, 1:]
        on_facts = batch.facts[:, 1:] & (torch.rand(targets.shape, generator=generator) < recipe.facts_share)
        on_answer = weights > 0
        chosen = on_facts | on_answer
        logits = self.model.lm_head(states[chosen]).float()
        each = F.cross_entropy(logits, targets[chosen], reduction="none")
        answer_weight = weights[chosen]
        facts_weight = on_facts[chosen].float()
        answer = (each * answer_weight).sum() / answer_weight.sum()
        facts = (each * facts_weight).sum() / facts_weight.sum().clamp(min=1)

        share = (batch.facts / batch.facts.sum(1, keepdim=True)).to(hidden.last_hidden_state.dtype)
        mean = torch.einsum("bt,bth->bh", share, hidden.last_hidden_state).float()
        charge = F.binary_cross_entropy_with_logits(self.charge_head(mean).float(), batch.charges, reduction="sum")
        charge = charge / batch.ids.shape[0]
        total = answer + recipe.facts_weight * facts + recipe.charge_head_weight * charge
        return {"total": total, "answer": answer.detach(), "facts": facts.detach(), "charge": charge.detach()}
