"""Likeness of texts: estimated as it is, found among many as by comparing all with all."""

from __future__ import annotations

import random
from itertools import combinations
from pathlib import Path

import numpy as np

from tests.corpus_texts import theft
from trainer.judgment.document import read_document
from trainer.preparation.duplicates.benchmark import load_benchmark, make_benchmark
from trainer.preparation.duplicates.near_duplicates import THRESHOLD, near_duplicates
from trainer.preparation.duplicates.shingles import jaccard, shingles
from trainer.preparation.duplicates.signature import SIGNATURE_SHINGLE, likeness, signature


def facts(number: int) -> str:
    found = read_document(theft(number)).fact
    assert found
    return found


def changed(text: str, share: float, rng: random.Random) -> str:
    """A share of the characters replaced: other names, other numbers, slips of the pen."""
    return "".join(rng.choice("甲乙丙丁戊己") if rng.random() < share else char for char in text)


def plain_jaccard(one: str, other: str) -> float:
    sets = [
        {letters[place : place + SIGNATURE_SHINGLE] for place in range(len(letters) - SIGNATURE_SHINGLE + 1)}
        for letters in ("".join(filter(str.isalnum, text)) for text in (one, other))
    ]
    return len(sets[0] & sets[1]) / len(sets[0] | sets[1])


def test_shingles_give_the_likeness_of_the_sets_of_characters() -> None:
    rng = random.Random(1)
    for number in range(12):
        one = facts(number)
        other = changed(one, 0.03 * number, rng)
        assert jaccard(shingles(one, SIGNATURE_SHINGLE), shingles(other, SIGNATURE_SHINGLE)) == plain_jaccard(
            one, other
        )
    assert len(shingles("", SIGNATURE_SHINGLE)) == 0
    assert len(shingles("短。", SIGNATURE_SHINGLE)) == 1
    assert jaccard(shingles("，", SIGNATURE_SHINGLE), shingles("", SIGNATURE_SHINGLE)) == 0


def test_a_signature_estimates_the_likeness() -> None:
    rng = random.Random(2)
    errors = []
    for number in range(60):
        one = shingles(facts(number), SIGNATURE_SHINGLE)
        other = shingles(changed(facts(number), rng.random() * 0.1, rng), SIGNATURE_SHINGLE)
        estimate = likeness(signature(one), signature(other)[None, :])[0]
        errors.append(estimate - jaccard(one, other))
    assert abs(float(np.mean(errors))) < 0.02
    assert float(np.std(errors)) < 0.06


def test_near_duplicates_are_those_of_all_pairs() -> None:
    rng = random.Random(3)
    texts = [facts(number) for number in range(60)]
    texts += [changed(texts[rng.randrange(60)], rng.choice((0.0, 0.01, 0.02, 0.2)), rng) for _ in range(60)]
    sets = [shingles(text, SIGNATURE_SHINGLE) for text in texts]
    signatures = np.array([signature(hashes) for hashes in sets])
    first = near_duplicates(signatures, THRESHOLD)
    for low, high in combinations(range(len(texts)), 2):
        like = jaccard(sets[low], sets[high])
        if like > THRESHOLD + 0.15:
            assert first[low] == first[high], like
        if first[high] == low:
            assert like > THRESHOLD - 0.15
    assert (first <= np.arange(len(texts))).all()
    assert first[:60].tolist() == list(range(60))


def test_chains_lead_to_their_first_text() -> None:
    one = np.arange(128, dtype=np.uint32)
    two, three, other = one.copy(), one.copy(), one + 1000
    two[:40] += 500
    three[:80] += 500  # like two, not like one
    assert near_duplicates(np.array([one, other, two, three]), 0.6).tolist() == [0, 1, 0, 0]
    assert near_duplicates(np.empty((0, 128), np.uint32), 0.6).tolist() == []


def test_a_benchmark_holds_its_facts_within_other_words(tmp_path: Path) -> None:
    made = make_benchmark((f"q{number}", f"请根据以下事实判断：{facts(number)}罪名是什么？") for number in range(30))
    made.save(tmp_path)
    for benchmark in (made, load_benchmark(tmp_path)):
        assert benchmark.holds(facts(7)) == "q7"
        assert benchmark.holds(facts(7)[: len(facts(7)) // 2]) == "q7"
        assert benchmark.holds(facts(7) + facts(99) + facts(98)) == "q7"
        assert benchmark.holds(facts(50)) == ""
        assert benchmark.holds("") == ""


def test_what_all_of_a_benchmark_say_tells_none_of_them() -> None:
    boilerplate = "经依法审理查明的事实有以下证据予以证实并经庭审质证本院予以确认"
    benchmark = make_benchmark((str(number), f"{boilerplate}{facts(number)}") for number in range(60))
    assert benchmark.holds(boilerplate) == ""
    assert make_benchmark([]).holds(boilerplate) == ""
