"""The starter's network, a committee of small models, and its loss on one batch."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import torch
import torch.nn.functional as F  # noqa: N812 - torch's own custom
from torch import Tensor, nn

from trainer.starter.committee import MemberLinear
from trainer.starter.starter_recipe import SmallModel, StarterLoss

# As Qwen3 has it: most dimensions then rotate so slowly that contents can be compared over a whole case.
ROPE_THETA = 1_000_000.0
# Places; few enough sizes that all their kernels stay in the library's cache.
_LENGTH_STEP = 128
_CHOSEN_STEP = 256


@dataclass(frozen=True, slots=True)
class StarterBatch:
    """Samples padded to one length. All of shape (batch, length) but ``charges`` (batch, charges) and ``terms``."""

    ids: Tensor  # int64
    weights: Tensor  # float32, weight of the token at each place as an answer token; 0 on prompt and padding
    facts: Tensor  # bool, True on prompt tokens
    charges: Tensor  # float32, each row sums to 1
    terms: Tensor  # float32 (batch,), ln(1 + months); NaN where the label has no months


def new_model(shape: SmallModel, vocabulary_size: int, im_end: int, end_of_text: int, members: int = 1) -> Any:
    """A Qwen3 with random weights (transformers), ``members`` times as wide as ``shape``."""
    from transformers import Qwen3Config, Qwen3ForCausalLM

    return Qwen3ForCausalLM(
        Qwen3Config(
            vocab_size=vocabulary_size,
            hidden_size=shape.hidden_size * members,
            intermediate_size=shape.intermediate_size * members,
            num_hidden_layers=shape.layers,
            num_attention_heads=shape.heads * members,
            num_key_value_heads=shape.key_value_heads * members,
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
    """The committee, with the verdict heads that only training uses: charges and the term, read off the facts."""

    def __init__(self, model: Any, members: int, charges: int, dropout: float) -> None:
        super().__init__()
        self.model = model
        self.members = members
        self.dropout = dropout
        size = model.config.hidden_size // members
        # The last output is the term.
        self.verdict_norm = nn.LayerNorm(size)
        heads = [nn.Linear(size, charges + 1) for _ in range(members)]
        self.verdict_head = MemberLinear([head.weight for head in heads])
        self.verdict_bias = nn.Parameter(torch.stack([head.bias for head in heads]))

        def drop(module: nn.Module, _inputs: Any, output: Any) -> Any:
            if isinstance(output, tuple):
                return (F.dropout(output[0], dropout, module.training), *output[1:])
            return F.dropout(output, dropout, module.training)

        # Qwen3 has no dropout on its residual branches; a corpus this small needs it.
        for layer in model.model.layers:
            layer.self_attn.register_forward_hook(drop)
            layer.mlp.register_forward_hook(drop)

    def backward(
        self,
        batch: StarterBatch,
        recipe: StarterLoss,
        generator: torch.Generator,
        micro_tokens: int,
        precision: torch.dtype,
    ) -> dict[str, float]:
        """Adds the batch's gradients; returns the members' mean losses by name, "total" being their weighted sum.

        Gradients are those of the members' losses added up: each member learns as it would alone.

        The batch is computed a few samples at a time, ``micro_tokens`` places at most (but one sample at least): what
        a step needs then stays in memory that the process holds already, and near the processor. All sizes are
        rounded up to a few, because the processor's matrix library compiles its kernels anew for each size. The output
        layer is applied only where a loss is taken: to all answer tokens, and to a drawn share of the facts.

        Of each sample's facts a share of up to ``hidden_share`` of the tokens, drawn for each member, is read as
        padding (word dropout, Iyyer et al. 2015): what a few cases have in one word only is then not enough to know
        them by. The members also learn from each other (mutual learning, Zhang et al. 2018): each is drawn to what
        they say on average, ``agreement_weight`` times.
        """
        weights = batch.weights[:, 1:]
        on_facts = batch.facts[:, 1:] & (torch.rand(weights.shape, generator=generator) < recipe.facts_share)
        hidden = hidden_words(batch.facts, self.members, recipe.hidden_share, generator)
        answer_total, facts_total = weights.sum(), on_facts.sum().clamp(min=1)
        device = self.verdict_bias.device
        sums = torch.zeros(5, device=device)
        for part, drawn, unread in micro_batches(batch, F.pad(on_facts, (0, 1)), hidden, micro_tokens):
            with torch.autocast(device.type, dtype=precision, enabled=precision != torch.float32):
                answer, facts, charge, term, apart, apart_on_charge = self._sums(part, drawn[:, :-1], unread, recipe)
            answer, facts, apart = answer / answer_total, facts / facts_total, apart / answer_total
            charge, term = charge / len(batch.ids), term / len(batch.ids)
            agreement = apart + recipe.verdict_head_weight * apart_on_charge / len(batch.ids)
            total = (
                answer
                + recipe.facts_weight * facts
                + recipe.verdict_head_weight * (charge + term)
                + recipe.agreement_weight * agreement
            )
            total.backward()  # type: ignore[no-untyped-call]
            sums += torch.stack([total, answer, facts, charge, term]).detach()
        return dict(zip(("total", "answer", "facts", "charge", "term"), (sums / self.members).tolist(), strict=True))

    def embedded(self, ids: Tensor, hidden: Tensor) -> Tensor:
        """What the members read, (batch, length, members x size); ``hidden`` is (batch, members, length), bool."""
        read = ids.unsqueeze(1).masked_fill(hidden, self.model.config.pad_token_id)
        # A token's row holds its embeddings of all members, one after the other.
        rows = self.model.get_input_embeddings().weight.view(-1, self.model.config.hidden_size // self.members)
        own = torch.arange(self.members, device=ids.device).view(1, -1, 1)
        states = F.embedding(read * self.members + own, rows).transpose(1, 2).flatten(-2)
        return F.dropout(states, self.dropout, self.training)

    def _sums(
        self, batch: StarterBatch, on_facts: Tensor, hidden: Tensor, recipe: StarterLoss
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Sums over all members: weighted over the answers, over the drawn facts, over the samples' charges and terms,
        and of how far each is from the members' mean, on the answers and on the charges."""
        # The selection is made on the CPU, so that nothing waits for the GPU.
        drawn = on_facts.flatten().float()
        chosen = (drawn + batch.weights[:, 1:].flatten()).nonzero().squeeze(1)
        counted = torch.arange(-(-len(chosen) // _CHOSEN_STEP) * _CHOSEN_STEP) < len(chosen)
        chosen = F.pad(chosen, (0, len(counted) - len(chosen)))
        device = self.verdict_bias.device
        weights, drawn = ((each[chosen] * counted).to(device) for each in (batch.weights[:, 1:].flatten(), drawn))
        targets, chosen = batch.ids[:, 1:].flatten()[chosen].to(device), chosen.to(device)
        # No mask: padding stands on the right, and a causal model never looks there.
        read = self.embedded(batch.ids.to(device), hidden.to(device))
        output = self.model.model(inputs_embeds=read, use_cache=False, output_hidden_states=True)
        states = output.last_hidden_state[:, :-1].flatten(0, 1)[chosen].unflatten(-1, (self.members, -1))
        vocabulary = self.model.get_input_embeddings().weight.unflatten(-1, (self.members, -1))
        logits = torch.bmm(states.transpose(0, 1), vocabulary.permute(1, 2, 0)).float()
        each = F.cross_entropy(logits.flatten(0, 1), targets.repeat(self.members), reduction="none")
        each = each.view(self.members, -1)
        answer = (each * weights).sum()
        facts = (each * drawn).sum()
        apart = (_from_mean(logits) * weights).sum()
        # From where the answer begins, as the answer will read it, and below the last layers, which can still carry it
        # into the words. A mean over the facts was worse: it counts a word as often as it is repeated.
        last = batch.facts.sum(1).sub(1).clamp(min=0).to(device)
        state = output.hidden_states[recipe.verdict_head_layer][torch.arange(len(last), device=device), last]
        state = self.verdict_norm(state.unflatten(-1, (self.members, -1))).flatten(-2)
        said = (self.verdict_head(state).unflatten(-1, (self.members, -1)) + self.verdict_bias).float()
        said = said.transpose(0, 1)  # (members, batch, charges + 1)
        true_charges, terms = batch.charges.to(device), batch.terms.to(device)
        real = batch.facts.any(1).to(device)
        charges = F.cross_entropy(
            said[..., :-1].flatten(0, 1),
            true_charges.repeat(self.members, 1),
            reduction="none",
            label_smoothing=recipe.verdict_head_smoothing,
        )
        charge = (charges.view(self.members, -1) * real).sum()
        apart_on_charge = (_from_mean(said[..., :-1]) * real).sum()
        every = F.smooth_l1_loss(said[..., -1], terms.nan_to_num().expand(self.members, -1), reduction="none", beta=0.5)
        return answer, facts, charge, (every * terms.isfinite()).sum(), apart, apart_on_charge


def _from_mean(logits: Tensor) -> Tensor:
    """(members, places): how far (Kullback-Leibler) each member is from their mean, which is not moved; in nats."""
    said = logits.log_softmax(-1)
    mean = said.detach().exp().mean(0)
    return (mean * (mean.clamp(min=1e-9).log() - said)).sum(-1)


def hidden_words(facts: Tensor, members: int, most: float, generator: torch.Generator) -> Tensor:
    """Which tokens each member does not read, (batch, members, length), bool: of the ``facts`` a share of up to
    ``most``, both drawn."""
    batch, length = facts.shape
    share = most * torch.rand((batch, members, 1), generator=generator)
    return facts.unsqueeze(1) & (torch.rand((batch, members, length), generator=generator) < share)


def micro_batches(
    batch: StarterBatch, on_facts: Tensor, hidden: Tensor, most: int
) -> Iterator[tuple[StarterBatch, Tensor, Tensor]]:
    """The batch in parts of one size, each with its rows of ``on_facts`` (bool, (batch, length)) and ``hidden`` (bool,
    (batch, members, length)).

    Lengths are rounded up to ``_LENGTH_STEP`` places and the rows down to a power of two, ``most`` places in all but
    one row at least. What is added counts neither among the weights nor among the facts.
    """
    length = -(-batch.ids.shape[1] // _LENGTH_STEP) * _LENGTH_STEP
    rows = 1 << min(max(1, most // length).bit_length() - 1, (len(batch.ids) - 1).bit_length())
    right, below = length - batch.ids.shape[1], -len(batch.ids) % rows
    wide = [F.pad(each, (0, right, 0, below)) for each in (batch.ids, batch.weights, batch.facts, on_facts)]
    unread = F.pad(hidden, (0, right, 0, 0, 0, below))
    charges = F.pad(batch.charges, (0, 0, 0, below))
    terms = F.pad(batch.terms, (0, below), value=math.nan)
    for first in range(0, len(charges), rows):
        ids, weights, facts, drawn = (each[first : first + rows] for each in wide)
        part = StarterBatch(ids, weights, facts, charges[first : first + rows], terms[first : first + rows])
        yield part, drawn, unread[first : first + rows]
