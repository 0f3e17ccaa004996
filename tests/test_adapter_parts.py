"""The fast ways of training held against the plain ones: loss, packing, attention, the network's own gradients."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from tests.tiny_base import write_samples, write_tiny_base
from trainer.evaluation.cases.judged_sample import compare_judgments, term_months
from trainer.recipe.base_folder import find_base
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe
from trainer.runs.encoded import EncodedSample, encode, fitting, load_tokenizer
from trainer.runs.training_data import read_training_samples
from trainer.tuning.pace import TrainingPace

JUDGMENT = "本院认为，被告人赵某的行为构成盗窃罪。判决如下：被告人赵某犯盗窃罪，判处有期徒刑{}，并处罚金人民币二千元。"


def small(**change: Any) -> AdapterRecipe:
    recipe = load_recipe("cpu")
    return dataclasses.replace(
        recipe,
        adapter=dataclasses.replace(recipe.adapter, rank=4, alpha=8),
        run=dataclasses.replace(recipe.run, **{"precision": "fp32", "max_tokens": 1024, **change}),
    )


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tiny_base(tmp_path_factory.mktemp("base") / "tiny")


@pytest.fixture(scope="module")
def samples(base: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[EncodedSample, ...]:
    file = write_samples(tmp_path_factory.mktemp("data") / "samples.jsonl", 5)
    return fitting(encode(read_training_samples([file]), load_tokenizer(base)), 4096).samples


def test_a_case_read_back_beside_the_courts() -> None:
    same = compare_judgments(JUDGMENT.format("八个月"), JUDGMENT.format("七个月"))
    assert same.charges_right
    assert (term_months(same.said), term_months(same.expected)) == (8, 7)
    other = compare_judgments(JUDGMENT.format("八个月").replace("盗窃", "诈骗"), JUDGMENT.format("七个月"))
    assert not other.charges_right
    nothing = compare_judgments("今天天气很好。", JUDGMENT.format("七个月"))
    assert nothing.said is None
    assert not nothing.charges_right
    assert term_months(nothing.said) is None


def test_the_time_left_follows_this_runs_own_steps() -> None:
    pace = TrainingPace([100, 100, 200, 400])
    assert pace.seconds_left(0, 1) == 0.0
    pace.step(100, 10.0)
    # 700 tokens at ten a second.
    assert pace.seconds_left(1, 0) == pytest.approx(70.0)
    pace.evaluation(5.0)
    assert pace.seconds_left(3, 2) == pytest.approx(50.0)
    for _ in range(200):
        pace.step(100, 5.0)
    assert pace.tokens_per_second() == pytest.approx(20.0, rel=1e-2)


@pytest.mark.torch
def test_prompt_and_answer_are_encoded_as_they_are_used(base: Path, samples: tuple[EncodedSample, ...]) -> None:
    tokenizer = load_tokenizer(base)
    whole = tokenizer.decode(list(samples[0].ids), skip_special_tokens=False)
    assert whole.startswith("<|im_start|>user\n【犯罪事实】")
    assert whole.endswith("<|im_end|>")
    prompt = tokenizer.decode(list(samples[0].ids[: samples[0].answer_start]), skip_special_tokens=False)
    assert prompt.endswith("<|im_end|>\n<|im_start|>assistant\n")
    fit = fitting(samples, sorted(map(len, samples))[2])
    assert len(fit.samples) == 3
    assert fit.too_long == 2


@pytest.mark.torch
@pytest.mark.parametrize(("count", "rows"), [(37, 8), (8, 8), (1, 256), (0, 4)])
def test_the_chunked_loss_is_the_plain_loss(count: int, rows: int) -> None:
    import torch
    import torch.nn.functional as F  # noqa: N812 - torch's own custom

    from trainer.tuning.completion_loss import completion_losses

    torch.manual_seed(1)
    weight = torch.randn(101, 16)
    targets = torch.randint(0, 101, (count,))
    ours = torch.randn(count, 16, requires_grad=True)
    plain = ours.detach().clone().requires_grad_()
    share = torch.rand(count)
    losses = completion_losses(ours, weight, targets, rows)
    expected = F.cross_entropy(plain @ weight.t(), targets, reduction="none")
    torch.testing.assert_close(losses, expected)
    (losses * share).sum().backward()
    (expected * share).sum().backward()
    torch.testing.assert_close(ours.grad, plain.grad)


@pytest.mark.torch
def test_the_chunked_loss_of_huge_logits_is_finite() -> None:
    import torch

    from trainer.tuning.completion_loss import completion_losses

    states = torch.tensor([[1e4, -1e4]], requires_grad=True)
    losses = completion_losses(states, torch.eye(2), torch.tensor([1]))
    losses.sum().backward()
    assert losses.item() == pytest.approx(2e4)
    assert torch.isfinite(states.grad).all()


@pytest.mark.torch
def test_attention_by_sample_is_attention_behind_a_mask() -> None:
    import torch
    from torch import nn

    from trainer.tuning.sample_attention import attention_by_sample

    torch.manual_seed(1)
    lengths = (3, 7, 1, 5)
    query, key, value = torch.randn(1, 4, 16, 8), torch.randn(1, 2, 16, 8), torch.randn(1, 2, 16, 8)
    module = nn.Module()
    module.num_key_value_groups = 2  # type: ignore[assignment]
    module.is_causal = True  # type: ignore[assignment]
    owner = torch.repeat_interleave(torch.arange(4), torch.tensor(lengths))
    mask = (owner[:, None] == owner[None, :]) & torch.ones(16, 16, dtype=torch.bool).tril()
    expected = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=mask, enable_gqa=True)
    found, _ = attention_by_sample(module, query, key, value, None, sample_lengths=lengths)
    torch.testing.assert_close(found, expected.transpose(1, 2))


def gradients(network: Any, batches: list[Any]) -> tuple[list[float], list[Any]]:
    """The sum of each sample's losses, and the adapter's gradients of the mean loss."""
    from trainer.tuning.completion_loss import completion_losses

    sums, count = [], sum(sum(batch.counts) for batch in batches)
    for parameter in network.parameters:
        parameter.grad = None
    for batch in batches:
        losses = completion_losses(network.states(batch), network.output_weight(), batch.targets)
        (losses.sum() / count).backward()
        sums += [float(part.sum()) for part in losses.detach().split(batch.counts)]
    return sums, [parameter.grad.clone() for parameter in network.parameters]


@pytest.mark.torch
@pytest.mark.parametrize("bits", [4, 16])
def test_packed_padded_and_plain_batches_have_the_same_loss_and_gradients(
    base: Path, samples: tuple[EncodedSample, ...], bits: int
) -> None:
    import torch
    import torch.nn.functional as F  # noqa: N812 - torch's own custom

    from trainer.tuning.batch import packed, padded
    from trainer.tuning.device import described
    from trainer.tuning.network import Network

    recipe = small()
    recipe = dataclasses.replace(recipe, quantization=dataclasses.replace(recipe.quantization, bits=bits))
    network = Network(find_base(str(base)), recipe, described(torch.device("cpu")))
    generator = torch.Generator().manual_seed(5)
    for parameter in network.parameters:
        # An adapter that has learnt something: a new one changes nothing and half of its gradients are zero.
        parameter.data = torch.randn(parameter.shape, generator=generator) * 0.05

    # As transformers does it: a sample at a time, all logits, its own causal mask.
    for parameter in network.parameters:
        parameter.grad = None
    network.model.set_attn_implementation("sdpa")
    plain, count = [], sum(sample.answer_length for sample in samples)
    for sample in samples:
        ids = torch.tensor([list(sample.ids)])
        logits = network.model(input_ids=ids, use_cache=False).logits[0, sample.answer_start - 1 : -1]
        loss = F.cross_entropy(logits, ids[0, sample.answer_start :], reduction="sum")
        (loss / count).backward()
        plain.append(loss.item())
    expected = [parameter.grad.clone() for parameter in network.parameters]
    assert all(gradient.abs().max() > 0 for gradient in expected)
    network.model.set_attn_implementation("by_sample")

    for batches in ([packed(samples)], [packed(samples[:2]), packed(samples[2:])], [padded(samples, 0)]):
        sums, found = gradients(network, batches)
        assert sums == pytest.approx(plain, rel=1e-5)
        for one, other in zip(found, expected, strict=True):
            torch.testing.assert_close(one, other, rtol=1e-4, atol=1e-6)


@pytest.mark.torch
def test_evaluating_does_not_change_a_quantised_base(base: Path, samples: tuple[EncodedSample, ...]) -> None:
    import torch

    from trainer.tuning.batch import packed
    from trainer.tuning.device import described
    from trainer.tuning.network import Network

    network = Network(find_base(str(base)), small(precision="bf16"), described(torch.device("cpu")))
    batch = packed(samples)
    before = network.states(batch)
    answer = network.answer(list(samples[0].ids[: samples[0].answer_start]), 4, [258])
    assert 1 <= len(answer) <= 4
    network.model.eval()
    with torch.no_grad():
        network.states(batch)
    network.model.train()
    after = network.states(batch)
    assert torch.equal(before, after)
    assert after.requires_grad
