"""Held-out cases judged by the new model, the trained one and the one in use: which differences are told."""

from __future__ import annotations

import json
from math import log
from pathlib import Path

import pytest

from resources.messages.wording import say
from trainer.publish.held_out_case import HeldOutCase, cases_of_files, cases_of_run
from trainer.publish.judged_cases import CaseFigures, CaseLimits, JudgedCases, figures
from trainer.recipe.errors import TuningError


def verdict(charge: str, term: str) -> str:
    return (
        f"本院认为，被告人钱某的行为已构成{charge}。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
        f"被告人钱某犯{charge}，判处有期徒刑{term}，并处罚金人民币二千元。"
    )


CASES = tuple(HeldOutCase(f"事实{number}", verdict("盗窃罪", "七个月")) for number in range(4))


def test_answers_are_read_and_compared_with_the_courts() -> None:
    answers = [verdict("盗窃罪", "七个月"), verdict("诈骗罪", "一年"), "不知道", verdict("盗窃罪", "八个月")]
    found = figures(CASES, answers)
    assert found is not None
    assert (found.cases, found.readable, found.charges_right, found.terms) == (4, 3, 2, 4)
    expected = (0 + log(13 / 8) + log(8 / 1) + log(9 / 8)) / 4
    assert found.term_distance == pytest.approx(expected)


def test_cases_whose_decision_cannot_be_read_are_not_counted() -> None:
    assert figures((HeldOutCase("事实", "没有判决"),), ["没有判决"]) is None
    mixed = figures((HeldOutCase("事实", "没有判决"), CASES[0]), ["没有判决", CASES[0].expected])
    assert mixed is not None
    assert (mixed.cases, mixed.charges_right) == (1, 1)


def judged(published: CaseFigures, trained: CaseFigures | None = None, in_use: CaseFigures | None = None) -> list[str]:
    return [say(each) for each in JudgedCases(published, trained, in_use, CaseLimits()).failures()]


def test_one_more_wrong_answer_is_borne_and_a_tenth_of_many() -> None:
    assert judged(CaseFigures(8, 8, 5, 8, 0.4), CaseFigures(8, 8, 6, 8, 0.4)) == []
    (found,) = judged(CaseFigures(8, 8, 4, 8, 0.4), CaseFigures(8, 8, 6, 8, 0.4))
    assert "罪名正确的只有 4 个，训练的模型有 6 个" in found
    assert judged(CaseFigures(100, 100, 70, 90, 0.4), in_use=CaseFigures(100, 100, 80, 90, 0.4)) == []
    (found,) = judged(CaseFigures(100, 100, 69, 90, 0.4), in_use=CaseFigures(100, 100, 80, 90, 0.4))
    assert "现在使用的模型有 80 个" in found


def test_unreadable_answers_and_terms_further_off_are_told() -> None:
    (found,) = judged(CaseFigures(8, 5, 5, 8, 0.4), CaseFigures(8, 8, 5, 8, 0.4))
    assert "能读出判决的只有 5 个" in found
    (found,) = judged(CaseFigures(8, 8, 6, 8, 0.6), in_use=CaseFigures(8, 8, 6, 8, 0.4))
    assert "0.60）大于现在使用的模型（0.40）" in found
    assert judged(CaseFigures(8, 8, 6, 8, 0.5), in_use=CaseFigures(8, 8, 6, 8, 0.4)) == []
    # Of two terms, one may lie e times as far off without telling much.
    assert judged(CaseFigures(2, 2, 2, 2, 0.9), in_use=CaseFigures(2, 2, 2, 2, 0.4)) == []
    assert judged(CaseFigures(8, 8, 6, 0, None), in_use=CaseFigures(8, 8, 6, 8, 0.1)) == []


def test_cases_out_of_files_are_always_the_same(tmp_path: Path) -> None:
    def written(order: list[int]) -> Path:
        file = tmp_path / "samples.jsonl"
        rows = [
            {
                "messages": [
                    {"role": "system", "content": "…"},
                    {"role": "user", "content": f"事实{number}"},
                    {"role": "assistant", "content": f"判决{number}"},
                ]
            }
            for number in order
        ]
        file.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        return file

    first = cases_of_files([written(list(range(20)))], 5)
    assert len(first) == 5
    assert all(case.expected == case.facts.replace("事实", "判决") and case.trained is None for case in first)
    assert cases_of_files([written(list(reversed(range(20))))], 5) == first
    with pytest.raises(TuningError):
        cases_of_files([tmp_path / "absent.jsonl"], 5)


def test_a_run_that_judged_nothing_has_no_cases(tmp_path: Path) -> None:
    assert cases_of_run(tmp_path) == ()
