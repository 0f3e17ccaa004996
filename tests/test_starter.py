"""The starter's samples, its cut vocabulary, and its training stopped and gone on with."""

from __future__ import annotations

import dataclasses
import json
import math
import random
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from trainer.recipe.errors import TuningError
from trainer.runs.checkpoint_folder import checkpoint_step, checkpoints
from trainer.runs.event_log import read_events
from trainer.runs.events import Checkpointed, Event, LossParts, RunFinished, Started, Step, Warned, read_event
from trainer.runs.run_folder import RunPaused
from trainer.runs.run_identity import read_identity
from trainer.samples.cail import CailCase, charge_name
from trainer.samples.prompt import StatedAttitude
from trainer.starter.names import FREQUENT_SURNAMES, HEAVENLY_STEMS, names_to_replace, new_name, replaced
from trainer.starter.rare_charges import rare_repeated
from trainer.starter.samples import (
    attitude_of,
    sentence_text,
    starter_case,
    starter_sample,
    stated_circumstances,
    thinned,
    told_beside,
)
from trainer.starter.starter_recipe import StarterRecipe, read_starter_recipe, starter_recipe
from trainer.starter.stated_figures import stated_figures

if TYPE_CHECKING:
    import torch

    from trainer.starter.model import StarterNetwork

THEFT = CailCase(
    fact="公诉机关指控，2015年3月4日，被告人钱某甲在某超市窃得被害人孙某的手机一部，价值1200元。被告人钱某甲到案后如实供述自己的罪行，系坦白。",
    charges=("盗窃罪",),
    articles=(264,),
    months=7,
    life=False,
    death=False,
    fine_yuan=2000,
    criminal="钱某甲",
)
DRIVING = dataclasses.replace(
    THEFT,
    fact="2015年5月1日，被告人冯某酒后驾驶小型轿车，血液酒精含量为152mg/100ml。",
    charges=("危险驾驶罪",),
    articles=(133,),
    months=2,
    criminal="冯某",
)


def test_accusations_are_written_as_charges() -> None:
    assert charge_name("[走私、贩卖、运输、制造]毒品") == "走私、贩卖、运输、制造毒品罪"
    assert charge_name("盗窃") == "盗窃罪"


def test_the_answer_holds_the_labels_and_the_new_name() -> None:
    sample = starter_sample(starter_case(THEFT), random.Random(1))
    answer = "".join(text for text, _ in sample.answer)
    assert "钱某甲" not in sample.prompt + answer
    assert "孙某" not in sample.prompt
    name = answer.split("被告人")[1].split("的行为")[0]
    assert f"被告人{name}" in sample.prompt
    assert "构成盗窃罪" in answer
    assert "第二百六十四条、第六十七条第三款" in answer
    assert answer.endswith(f"被告人{name}犯盗窃罪，判处有期徒刑七个月，并处罚金人民币二千元。")
    assert [text for text, decides in sample.answer if decides] == [
        name,
        "盗窃罪",
        "判处有期徒刑七个月，并处罚金人民币二千元",
    ]


def test_an_article_with_a_sub_number_is_cited_with_it() -> None:
    answer = "".join(text for text, _ in starter_sample(starter_case(DRIVING), random.Random(1)).answer)
    assert "第一百三十三条之一" in answer
    assert "判处拘役二个月" in answer
    assert "态度未记载" in answer


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"life": True, "months": 0}, "判处无期徒刑，剥夺政治权利终身"),
        ({"death": True, "months": 0}, "判处死刑，剥夺政治权利终身"),
        ({"months": 0}, "单处罚金人民币二千元"),
        ({"months": 0, "fine_yuan": 0}, "免予刑事处罚"),
        ({"months": 4, "fine_yuan": 0}, "判处拘役四个月"),
        ({"charges": ("盗窃罪", "诈骗罪"), "months": 18}, "决定执行有期徒刑一年六个月，并处罚金人民币二千元"),
    ],
)
def test_sentences_that_labels_leave_open(change: dict[str, object], text: str) -> None:
    assert sentence_text(dataclasses.replace(THEFT, **change)) == text  # type: ignore[arg-type]


def test_sums_and_weights_are_read_out_of_the_facts() -> None:
    told = "窃得现金1,200元及价值3.5万余元的首饰；贩卖海洛因0.35克、冰毒 12.5g，血液酒精含量152mg/100ml。"
    assert stated_figures(told) == pytest.approx((2, 35_000, 36_200, 2, 12.5, 12.85))
    assert stated_figures("被告人冯某酒后驾驶。") == (0, 0, 0, 0, 0, 0)


def test_attitude_and_circumstances_come_from_the_facts_alone() -> None:
    assert attitude_of(THEFT.fact) is StatedAttitude.CONFESSED
    assert attitude_of(DRIVING.fact) is StatedAttitude.NOT_STATED
    assert attitude_of("被告人冯某到案后拒不认罪。") is StatedAttitude.DENIED
    assert stated_circumstances(THEFT.fact) == ["confession"]
    assert stated_circumstances(DRIVING.fact) == []


def test_a_thinned_case_states_only_what_is_left_of_it() -> None:
    told = "被告人钱某甲窃得手机一部。案发后钱某甲主动投案自首。赃物已发还。"
    whole = starter_case(dataclasses.replace(THEFT, fact=told))
    assert "surrender" in whole.circumstances
    rng = random.Random(4)
    shown = [thinned(whole, 0.9, rng) for _ in range(50)]
    assert all(each.case.fact.startswith("被告人钱某甲窃得手机一部。") for each in shown)
    assert {"surrender" in each.circumstances for each in shown} == {True, False}
    for each in shown:
        assert ("surrender" in each.circumstances) == ("自首" in each.case.fact)
        assert each.names == whole.names
    assert thinned(whole, 0.0, rng) == whole


def test_an_attitude_told_beside_the_facts_is_not_in_them() -> None:
    told = "被告人钱某甲窃得手机一部，到案后如实供述自己的罪行。后取得谅解。"
    case = told_beside(starter_case(dataclasses.replace(THEFT, fact=told)))
    assert case.case.fact == "被告人钱某甲窃得手机一部，后取得谅解。"
    assert case.attitude is StatedAttitude.CONFESSED
    assert case.circumstances == ("forgiven_only", "confession")
    silent = starter_case(DRIVING)
    assert told_beside(silent) == silent

    rng, shown = random.Random(5), set[tuple[bool, bool]]()
    for _ in range(60):
        sample = starter_sample(starter_case(dataclasses.replace(THEFT, fact=told)), rng)
        shown.add(("如实供述" in sample.prompt, "态度】坦白" in sample.prompt))
        assert "系坦白" in "".join(text for text, _ in sample.answer)
    assert shown == {(True, True), (True, False), (False, True)}


def test_a_denial_told_beside_the_facts_takes_the_leniency_away() -> None:
    told = "被告人钱某甲窃得手机一部。被告人钱某甲拒不认罪。"
    case = told_beside(starter_case(dataclasses.replace(THEFT, fact=told)))
    assert "认罪" not in case.case.fact
    assert case.attitude is StatedAttitude.DENIED
    assert not case.circumstances


def test_a_share_of_what_says_nothing_is_shown_as_denied() -> None:
    rng, denied = random.Random(6), 0
    for _ in range(300):
        sample = starter_sample(starter_case(DRIVING), rng)
        answer = "".join(text for text, _ in sample.answer)
        assert ("拒不认罪" in answer) == ("态度】拒不认罪" in sample.prompt) == ("态度未记载" not in answer)
        denied += "拒不认罪" in answer
    assert 15 < denied < 45


def test_who_gave_himself_up_is_not_said_to_have_an_unknown_attitude() -> None:
    told = "被告人钱某甲窃得手机一部，后主动投案。"
    case = starter_case(dataclasses.replace(THEFT, fact=told))
    assert (case.attitude, case.circumstances) == (StatedAttitude.NOT_STATED, ("surrender",))
    rng = random.Random(7)
    for _ in range(60):
        answer = "".join(text for text, _ in starter_sample(case, rng).answer)
        assert "系自首" in answer
        assert "未记载" not in answer
        assert "拒不认罪" not in answer


def test_new_names_have_the_forms_that_users_paste() -> None:
    rng, names = random.Random(2), set[str]()
    drawn = [new_name(rng, names) for _ in range(200)]
    assert len(set(drawn)) == 200
    assert any(name[0] in HEAVENLY_STEMS and name[1:] == "某" for name in drawn)
    assert any("某" not in name for name in drawn)
    assert 60 < sum("某" in name for name in drawn) < 140
    assert any(re.fullmatch(r".\d某", name) for name in drawn)
    assert any(name[1:] in ("×", "××", "XX", "xx") for name in drawn)
    assert any(name[0] not in FREQUENT_SURNAMES + HEAVENLY_STEMS for name in drawn)
    assert any(re.fullmatch("[A-Z]{2}", name) for name in drawn)


def test_one_person_keeps_one_name() -> None:
    text = "被告人钱某甲与证人孙某相识，钱某甲后将手机交给孙某。"
    changed, table = replaced(text, names_to_replace(text), random.Random(3))
    assert set(table) == {"钱某甲", "孙某"}
    for old, new in table.items():
        assert old not in changed
        assert changed.count(new) == text.count(old)


def test_cases_of_rare_charges_are_shown_more_often_and_none_is_left_out() -> None:
    common = [starter_case(THEFT)] * 30
    some = [starter_case(DRIVING)] * 6
    both = starter_case(dataclasses.replace(THEFT, charges=(*DRIVING.charges, *THEFT.charges)))
    shown = rare_repeated([*common, *some, both], 20)
    assert [shown.count(case) for case in (common[0], some[0], both)] == [30, 12, 3]
    assert rare_repeated([*common, both], 0) == [*common, both]


def tiny(chosen: StarterRecipe, epochs: int) -> StarterRecipe:
    return dataclasses.replace(
        chosen,
        model=dataclasses.replace(
            chosen.model, members=2, hidden_size=32, layers=2, heads=2, key_value_heads=1, head_dim=16
        ),
        loss=dataclasses.replace(chosen.loss, verdict_head_layer=1),
        run=dataclasses.replace(chosen.run, epochs=epochs, batch_size=2),
        finish=dataclasses.replace(chosen.finish, epochs=2),
    )


def small_network(small: StarterRecipe, charges: int) -> StarterNetwork:
    from trainer.starter.committee import seat_together
    from trainer.starter.model import StarterNetwork, new_model

    members = small.model.members
    model = new_model(small.model, 50, 1, 0, members)
    seat_together(model, [new_model(small.model, 50, 1, 0) for _ in range(members)])
    return StarterNetwork(model, members, charges, dropout=0.0)


def members_logits(network: StarterNetwork, ids: torch.Tensor) -> torch.Tensor:
    """(members, batch, length, tokens), with nothing hidden."""
    import torch

    nothing = torch.zeros((len(ids), network.members, ids.shape[1]), dtype=torch.bool)
    states = network.model.model(inputs_embeds=network.embedded(ids, nothing)).last_hidden_state
    table = network.model.get_input_embeddings().weight.unflatten(-1, (network.members, -1))
    return torch.einsum("blmd,vmd->mblv", states.unflatten(-1, (network.members, -1)), table)


@pytest.mark.torch
def test_a_batch_computed_in_parts_has_the_gradients_of_the_whole() -> None:
    import torch

    from trainer.starter.model import StarterBatch, hidden_words, micro_batches

    chosen = starter_recipe()
    small = tiny(chosen, 1)
    torch.manual_seed(3)
    network = small_network(small, charges=3)
    lengths = torch.tensor([9, 7, 12, 5, 12])
    places = torch.arange(12).expand(5, 12)
    mask = places < lengths.unsqueeze(1)
    facts = places < 4
    weights = (mask & ~facts).float() * torch.tensor([1.0, 3.0])[places % 2]
    charges = torch.eye(3)[[0, 1, 2, 0, 1]]
    terms = torch.tensor([1.0, 2.0, math.nan, 0.5, 3.0])
    batch = StarterBatch(torch.randint(2, 50, (5, 12)) * mask, weights, facts, charges, terms)
    hidden = hidden_words(facts, 2, 0.5, torch.Generator().manual_seed(4))
    parts = list(micro_batches(batch, facts, hidden, 300))
    assert [tuple(part.ids.shape) for part, _, _ in parts] == [(2, 128)] * 3
    assert sum(int(part.facts.sum()) for part, _, _ in parts) == int(facts.sum())
    assert sum(float(part.weights.sum()) for part, _, _ in parts) == float(weights.sum())

    def gradients(micro_tokens: int) -> tuple[dict[str, float], list[torch.Tensor]]:
        network.zero_grad()
        generator = torch.Generator().manual_seed(5)
        losses = network.backward(batch, small.loss, generator, micro_tokens, torch.float32)
        return losses, [each.grad.clone() for each in network.parameters() if each.grad is not None]

    whole, small_parts = gradients(1024), gradients(128)
    assert small_parts[0] == pytest.approx(whole[0], rel=1e-5)
    assert len(small_parts[1]) == len(list(network.parameters()))
    for one, other in zip(small_parts[1], whole[1], strict=True):
        assert float((one - other).norm()) < 1e-5 * float(other.norm())


@pytest.mark.torch
def test_a_committee_says_what_its_members_say_on_average() -> None:
    import torch

    from trainer.starter.committee import as_one_model
    from trainer.starter.model import new_model

    chosen = starter_recipe()
    small = tiny(chosen, 1)
    torch.manual_seed(4)
    network = small_network(small, charges=2).eval()
    ids = torch.randint(2, 50, (3, 20))
    with torch.no_grad():
        said = members_logits(network, ids)
        plain = new_model(small.model, 50, 1, 0, members=2).eval()
        plain.load_state_dict(as_one_model(dict(network.model.state_dict()), 2))
        torch.testing.assert_close(plain(ids).logits, said.mean(0), rtol=1e-4, atol=1e-5)
    assert not torch.allclose(said[0], said[1], atol=0.01)
    # Between the members are only zeros.
    weight = plain.model.layers[0].mlp.up_proj.weight
    half, inside = weight.shape[0] // 2, weight.shape[1] // 2
    assert not weight[:half, inside:].any()
    assert not weight[half:, :inside].any()
    assert weight[:half, :inside].all()


@pytest.mark.torch
def test_a_committee_of_one_is_the_model_itself() -> None:
    import torch

    from trainer.starter.committee import as_one_model, seat_together
    from trainer.starter.model import new_model

    chosen = starter_recipe()
    small = tiny(chosen, 1)
    single, wide = new_model(small.model, 50, 1, 0), new_model(small.model, 50, 1, 0)
    seat_together(wide, [single])
    for name, value in as_one_model(dict(wide.state_dict()), 1).items():
        assert torch.equal(value, single.state_dict()[name])


@pytest.mark.torch
def test_members_draw_each_other_nearer() -> None:
    import torch

    from trainer.starter.model import StarterBatch

    chosen = starter_recipe()
    ids = torch.randint(2, 50, (4, 24), generator=torch.Generator().manual_seed(1))
    facts = (torch.arange(24) < 16).expand(4, 24)
    batch = StarterBatch(ids, (~facts).float(), facts, torch.eye(2)[[0, 1, 0, 1]], torch.ones(4))

    def apart(weight: float) -> float:
        """How far the members are from each other on the answers, after some steps."""
        small = tiny(chosen, 1)
        loss = dataclasses.replace(small.loss, agreement_weight=weight)
        torch.manual_seed(5)
        network = small_network(small, charges=2)
        optimizer = torch.optim.SGD(network.parameters(), lr=0.02)
        for step in range(30):
            optimizer.zero_grad()
            network.backward(batch, loss, torch.Generator().manual_seed(step), 1024, torch.float32)
            optimizer.step()
        with torch.no_grad():
            said = members_logits(network, ids).log_softmax(-1)
        return float((said[0] - said[1])[:, 15:-1].abs().mean())

    assert apart(5.0) < 0.9 * apart(0.0)


def made_cases(count: int) -> list[CailCase]:
    """Thefts whose months grow with the sum, and drives; the court's own mood adds or takes a half."""
    rng = random.Random(8)
    cases = []
    for number in range(count):
        sum_stolen = rng.choice((1200, 9000, 45000, 220000))
        months = {1200: 6, 9000: 12, 45000: 30, 220000: 72}[sum_stolen]
        mood = rng.choice((0.5, 1, 1, 1, 1.5))
        fact = f"公诉机关指控，被告人钱某甲先后{number % 5 + 1}次窃得他人财物，价值{sum_stolen}元，赃物未追回。"
        cases.append(dataclasses.replace(THEFT, fact=fact, months=round(months * mood)))
        fact = f"2015年5月{number % 28 + 1}日，被告人冯某酒后驾驶小型轿车，被民警当场查获。"
        cases.append(dataclasses.replace(DRIVING, fact=fact, months=rng.choice((1, 2, 2, 2, 3))))
    return cases


@pytest.mark.torch
def test_terms_to_be_learnt_are_the_middle_of_those_given() -> None:
    from trainer.starter.expected_terms import CUSTOMARY, with_expected_terms

    open_label = dataclasses.replace(THEFT, months=0, fine_yuan=0)
    fine_only = dataclasses.replace(THEFT, months=0)
    life = dataclasses.replace(THEFT, months=0, life=True)
    given = [starter_case(case) for case in [*made_cases(200), open_label, fine_only, life]]
    expected = with_expected_terms(given, folds=5, seed=1)
    assert expected == with_expected_terms(given, folds=5, seed=1)
    *cases, without_label, fined, for_life = (case.case for case in expected)
    assert (fined.months, for_life.months) == (0, 0)
    assert without_label.months in CUSTOMARY
    usual = {1200: 6, 9000: 12, 45000: 30, 220000: 72}
    off: dict[str, list[float]] = {"given": [], "expected": []}
    for case, given_case in zip(cases, given, strict=False):
        assert dataclasses.replace(case, months=0) == dataclasses.replace(given_case.case, months=0)
        value = re.search(r"价值(\d+)元", case.fact)
        middle = usual[int(value[1])] if value else 2
        off["given"].append(abs(math.log(given_case.case.months / middle)))
        off["expected"].append(abs(math.log(case.months / middle)))
    assert sum(off["expected"]) < 0.5 * sum(off["given"])
    few = given[:20]
    assert list(with_expected_terms(few, folds=5, seed=1)) == few


@pytest.mark.torch
def test_a_share_of_the_facts_is_not_read_and_all_of_the_answer_is() -> None:
    import torch

    from trainer.starter.model import StarterBatch, hidden_words

    chosen = starter_recipe()
    facts = (torch.arange(128) < 100).expand(4, 128)
    assert not bool(hidden_words(facts, 2, 0.0, torch.Generator().manual_seed(5)).any())
    hidden = hidden_words(facts, 2, 0.5, torch.Generator().manual_seed(5))
    assert not bool(hidden[..., 100:].any())
    shares = hidden[..., :100].float().mean(-1)
    assert 0 < float(shares.max()) < 0.65
    assert float(shares.max() - shares.min()) > 0.1  # each sample has its own, and each member
    assert not torch.equal(hidden[:, 0], hidden[:, 1])

    network = small_network(tiny(chosen, 1), charges=2).eval()
    ids = torch.randint(2, 50, (4, 128))
    read = network.embedded(ids, hidden).unflatten(-1, (2, -1))
    table = network.model.get_input_embeddings().weight.unflatten(-1, (2, -1))
    for member in range(2):
        as_read = ids.masked_fill(hidden[:, member], network.model.config.pad_token_id)
        assert torch.equal(read[:, :, member], table[:, member][as_read])

    seen: list[torch.Tensor] = []
    network.model.model.register_forward_pre_hook(
        lambda _module, _args, words: seen.append(words["inputs_embeds"]), with_kwargs=True
    )
    whole = network.embedded(ids, hidden & False)

    def unread(share: float) -> torch.Tensor:
        seen.clear()
        loss = dataclasses.replace(chosen.loss, verdict_head_layer=1, hidden_share=share)
        batch = StarterBatch(ids, (~facts).float(), facts, torch.eye(2)[[0, 1, 0, 1]], torch.ones(4))
        network.backward(batch, loss, torch.Generator().manual_seed(5), 512, torch.float32)
        return (seen[0] != whole).any(-1)

    assert not bool(unread(0.0).any())
    assert bool(unread(0.5)[:, :100].any())
    assert not bool(unread(0.5)[:, 100:].any())


@pytest.mark.torch
def test_tokens_that_stand_in_like_places_begin_alike() -> None:
    import torch

    from trainer.starter.first_embeddings import (
        STANDARD_DEVIATION,
        case_counts,
        first_embeddings,
        neighbour_counts,
    )

    rng = random.Random(5)
    texts = []
    for _ in range(400):
        # 1 and 2 stand among 10 to 19, 3 and 4 among 20 to 29; 30 to 39 anywhere.
        group = rng.choice((0, 1))
        middle = rng.choice((1, 2)) if group == 0 else rng.choice((3, 4))
        around = [rng.choice((10 * (group + 1), 30)) + rng.randrange(10) for _ in range(6)]
        texts.append([*around[:3], middle, *around[3:]])

    torch.manual_seed(1)
    found = first_embeddings(texts, 50, 16)
    assert found.shape == (50, 16)
    alike = torch.nn.functional.cosine_similarity
    apart = float(alike(found[1], found[3], dim=0))
    assert float(alike(found[1], found[2], dim=0)) > apart + 0.2
    assert float(alike(found[3], found[4], dim=0)) > apart + 0.2
    assert float(found[:40].std()) == pytest.approx(STANDARD_DEVIATION, rel=0.3)
    assert float(found[40:].std()) == pytest.approx(STANDARD_DEVIATION, rel=0.3)  # never seen
    torch.manual_seed(1)
    assert torch.equal(first_embeddings(texts, 50, 16), found)

    assert torch.equal(case_counts([[1, 2, 1], [3]], 4)[:, 0], torch.tensor([0.0, 2.0, 1.0, 0.0]).log1p())
    counts = neighbour_counts([[1, 2, 1], [3]], 4)
    assert counts[1, 2] == counts[2, 1] == pytest.approx(2.0)
    assert counts[1, 1] == pytest.approx(2 * 0.8)
    assert counts[3].sum() == 0


CASES = (THEFT, DRIVING, dataclasses.replace(THEFT, months=9), dataclasses.replace(DRIVING, months=1))
EPOCHS = 12
TRAINED = """
import sys
from pathlib import Path
from tests.test_starter import train
from trainer.runs.events import event_line
train(Path(sys.argv[1]), lambda event: print(event_line(event), flush=True))
"""


def train(
    run: Path,
    report: Callable[[Event], None] = lambda _: None,
    stop: Callable[[], bool] = lambda: False,
    epochs: int = EPOCHS,
) -> Path:
    from trainer.starter.starter_job import StarterJob
    from trainer.starter.train_starter import train_starter

    return train_starter(StarterJob(tiny(starter_recipe(), epochs), CASES, run), report, stop)


def steps(run: Path) -> list[Step]:
    """The last word on each."""
    return list({event.step: event for event, _ in read_events(run) if isinstance(event, Step)}.values())


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run that was never stopped."""
    run = tmp_path_factory.mktemp("starter") / "unbroken"
    train(run)
    return run


def as_unbroken(run: Path, unbroken: Path) -> bool:
    """Whether losses and weights are the same in every bit."""
    models = [(each / "model" / "model.safetensors").read_bytes() for each in (run, unbroken)]
    return [step.loss for step in steps(run)] == [step.loss for step in steps(unbroken)] and models[0] == models[1]


@pytest.mark.torch
def test_what_a_run_of_the_starter_leaves(unbroken: Path) -> None:
    assert (unbroken / "training_loss.png").stat().st_size > 1000
    # Rare as they are, both charges are shown three times an epoch, but once in the last two.
    told = steps(unbroken)
    assert [step.step for step in told] == list(range(1, EPOCHS * 6 + 2 * 2 + 1))
    assert (told[-1].steps, told[-1].epoch, told[-1].seconds_left) == (76, EPOCHS + 2, 0.0)
    small = tiny(starter_recipe(), EPOCHS)
    assert told[-1].learning_rate < small.finish.learning_rate < small.run.learning_rate
    assert all(step.tokens > 100 and step.memory > 0 for step in told)
    # Each step is shown other forms of the cases; over half of the steps that evens out.
    half = len(told) // 2
    assert sum(step.loss for step in told[half:]) < sum(step.loss for step in told[:half])

    events = [event for event, _ in read_events(unbroken)]
    parts = [event for event in events if isinstance(event, LossParts)]
    assert [event.step for event in parts] == [step.step for step in told]
    assert set(parts[0].parts) == {"answer", "facts", "charge", "term"}
    assert [type(event) for event in events if not isinstance(event, LossParts | Step | Checkpointed)] == [
        Started,
        RunFinished,
    ]
    # What everyone needs who looks at a run: the same files as those of an adapter.
    identity = read_identity(unbroken, read_starter_recipe)
    assert identity is not None
    assert identity.recipe == small == read_starter_recipe(tomllib.loads((unbroken / "recipe.toml").read_text("utf-8")))
    assert [checkpoint_step(each) for each in checkpoints(unbroken / "checkpoints")] == [76, 74]
    manifest = json.loads((unbroken / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["steps"], manifest["cases"], manifest["members"]) == (76, 4, 2)
    assert manifest["data_sha256"] == identity.data
    assert manifest["versions"]["torch"]


@pytest.mark.torch
def test_a_stopped_run_goes_on_as_if_it_had_not_stopped(unbroken: Path, tmp_path: Path) -> None:
    """Stopped in its first steps, and again in the last epochs, where nothing is hidden any more."""
    # Of a run of other cases, by the version before this one.
    (tmp_path / "terms.json").write_text("[1, 1, 1, 1]", encoding="utf-8")
    for last in (3, EPOCHS * 6 + 1):
        with pytest.raises(RunPaused):
            train(tmp_path, stop=lambda last=last: steps(tmp_path)[-1].step == last)  # type: ignore[misc]
        assert [event for event, _ in read_events(tmp_path)][-1].step == last  # type: ignore[union-attr]
    train(tmp_path)
    assert as_unbroken(tmp_path, unbroken)
    with pytest.raises(TuningError, match=r"run\.epochs：12 → 13"):
        train(tmp_path, epochs=EPOCHS + 1)


@pytest.mark.torch
def test_a_killed_run_goes_on_as_if_it_had_not_been_killed(unbroken: Path, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", TRAINED, tmp_path], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as job:
        assert job.stdout is not None
        told = (read_event(line) for line in job.stdout)
        assert any(isinstance(event, Step) and event.step == 20 for event in told)
        with pytest.raises(TuningError, match=str(job.pid)):
            train(tmp_path)
        job.kill()
    seen = len(steps(tmp_path))
    assert 20 <= seen < 76
    resumed: list[Event] = []
    train(tmp_path, resumed.append)
    # Done again from the last whole epoch on.
    assert isinstance(resumed[0], Started)
    assert 18 <= resumed[0].step <= seen
    assert as_unbroken(tmp_path, unbroken)


@pytest.mark.torch
def test_a_damaged_checkpoint_of_the_starter_is_passed_over(unbroken: Path, tmp_path: Path) -> None:
    with pytest.raises(RunPaused):
        train(tmp_path, stop=lambda: steps(tmp_path)[-1].step == 20)
    newest, before = checkpoints(tmp_path / "checkpoints")
    state = newest / "state.pt"
    state.write_bytes(state.read_bytes()[:1000])
    resumed: list[Event] = []
    train(tmp_path, resumed.append)
    assert isinstance(resumed[0], Warned)
    assert isinstance(resumed[1], Started)
    assert resumed[1].step == checkpoint_step(before) == 18
    assert as_unbroken(tmp_path, unbroken)


@pytest.mark.torch
def test_the_last_epochs_show_the_cases_nearly_as_they_are(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    from trainer.starter.data import StarterData, build_vocabulary
    from trainer.starter.phases import finishing

    chosen = starter_recipe()
    cases = (starter_case(THEFT), starter_case(DRIVING))
    build_vocabulary(tmp_path / "cut", cases, least=1, seed=0)
    tokenizer = Tokenizer.from_file(str(tmp_path / "cut" / "tokenizer.json"))
    drawing = StarterData(cases, tokenizer, ("危险驾驶罪", "盗窃罪"), 4.0, 2560, 2, 0.3, 20, seed=1)
    phase = finishing(chosen, drawing)
    assert (phase.loss.hidden_share, phase.loss.verdict_head_weight) == (0.0, 0.0)
    assert (len(drawing.encoded(random.Random(1))), len(phase.data.encoded(random.Random(1)))) == (6, 2)
    assert phase.run.learning_rate < chosen.run.learning_rate / 5


@pytest.mark.torch
def test_name_charge_and_sentence_weigh_more(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    from trainer.starter.data import build_vocabulary, encode_weighed

    build_vocabulary(tmp_path / "cut", [starter_case(THEFT)], least=1, seed=0)
    tokenizer = Tokenizer.from_file(str(tmp_path / "cut" / "tokenizer.json"))
    sample = starter_sample(starter_case(THEFT), random.Random(1))
    name = "".join(text for text, _ in sample.answer).split("被告人")[1].split("的行为")[0]
    assert name in sample.prompt
    encoded = encode_weighed(sample, tokenizer, 4.0, (0,), 1.0)
    weighed = [token for token, weight in zip(encoded.ids, encoded.weights, strict=True) if weight > 1]
    assert tokenizer.decode(weighed) == f"{name}盗窃罪判处有期徒刑七个月，并处罚金人民币二千元"


@pytest.mark.torch
def test_the_learning_rate_rises_and_falls() -> None:
    from trainer.starter.data import StarterData
    from trainer.starter.phases import Phase

    chosen = starter_recipe()
    phase = Phase(chosen.run, chosen.loss, StarterData((), None, (), 4.0, 2560, 2, 0.3, 20, seed=1))
    rates = [phase.learning_rate(step, 300) for step in range(310)]
    top = round(300 * chosen.run.warmup_share) - 1
    assert rates[top] == max(rates) == chosen.run.learning_rate
    assert rates[: top + 1] == sorted(rates[: top + 1])
    assert rates[top:] == sorted(rates[top:], reverse=True)
    assert rates[300:] == [pytest.approx(0.05 * chosen.run.learning_rate)] * 10


@pytest.mark.torch
def test_a_new_model_can_copy_before_it_is_trained() -> None:
    import torch

    from trainer.starter.copying_heads import begin_copying
    from trainer.starter.first_embeddings import STANDARD_DEVIATION
    from trainer.starter.model import new_model

    chosen = starter_recipe()
    tokens, length = 4000, 100
    torch.manual_seed(2)
    first = torch.randint(2, tokens, (4, length))
    again = torch.cat([first, first], 1)

    def right(begun: bool) -> float:
        """How often the most likely token is the one that followed before."""
        torch.manual_seed(1)
        model = new_model(chosen.model, tokens, 1, 0).eval()
        model.get_input_embeddings().weight.data.normal_(0, STANDARD_DEVIATION)
        if begun:
            begin_copying(model)
        with torch.no_grad():
            said = model(again).logits[:, length:-1].argmax(-1)
        return float((said == first[:, 1:]).float().mean())

    assert right(begun=False) < 0.05
    assert right(begun=True) > 0.8


@pytest.mark.torch
def test_a_cut_vocabulary_is_closed_and_spells_every_text(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    from trainer.starter.data import build_vocabulary

    build_vocabulary(tmp_path / "cut", [starter_case(THEFT), starter_case(DRIVING)], least=1, seed=0)
    tokenizer = Tokenizer.from_file(str(tmp_path / "cut" / "tokenizer.json"))
    assert 300 < tokenizer.get_vocab_size() < 1500
    for text in (THEFT.fact, "从未见过的字：龘靐 émigré 😀\n\t  12,345"):
        assert tokenizer.decode(tokenizer.encode(text).ids) == text
