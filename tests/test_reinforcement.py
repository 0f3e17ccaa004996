"""Reinforcement samples: what changes with the attitude, and that nothing else does. All cases are made up."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_texts import FRAUD, THEFT
from trainer.judgment.checks import check
from trainer.judgment.document import read_document
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Article, Attitude
from trainer.samples.attitude_words import WORDINGS
from trainer.samples.citation_edit import articles_in, with_article, without, without_law
from trainer.samples.core import core_sample
from trainer.samples.facts_edit import facts_without
from trainer.samples.leniency import EARNING, moved, share
from trainer.samples.no_change import NoChange
from trainer.samples.prompt import StatedAttitude
from trainer.samples.reinforcement import Reinforced, reinforce
from trainer.samples.sample import AttitudeChange, Sample, SampleKind
from trainer.samples.verdict_edit import without_probation

EVEN, ODD = "0" * 16, "0000000100000000"
LOSING = (AttitudeChange.DENIED, AttitudeChange.SILENT, AttitudeChange.RECANTED, AttitudeChange.NOT_STATED)


def core(text: str, case: str = EVEN) -> Sample:
    sample = core_sample(text, read_document(text), case=case)
    assert isinstance(sample, Sample), sample
    return sample


def made(text: str, change: AttitudeChange, *, seed: int = 0, case: str = EVEN) -> Sample:
    found = reinforce(core(text, case), seed)
    sample = next((sample for sample in found.samples if sample.change is change), None)
    assert sample is not None, dict(found.dropped)
    return sample


def why_not(found: Reinforced, change: AttitudeChange) -> NoChange:
    return dict(found.dropped)[change]


@pytest.mark.parametrize("change", LOSING)
@pytest.mark.parametrize("text", [THEFT, FRAUD])
def test_leniency_lost_goes_from_facts_reasoning_citation_and_verdict(text: str, change: AttitudeChange) -> None:
    before, after = core(text), made(text, change)
    judgment = read_judgment(after.answer)
    (defendant,) = judgment.defendants
    assert defendant.attitude is WORDINGS[change].attitude is after.attitude
    assert not {found.id for found in defendant.circumstances} & set(EARNING)
    assert Article("刑法", 67) not in {article.whole() for article in judgment.articles}
    assert after.months is not None
    assert before.months is not None
    assert after.months > before.months
    assert "投案" not in after.facts
    assert "如实供述" not in after.facts + after.answer


def test_silence_costs_no_more_than_denial_and_neither_more_than_the_lost_leniency() -> None:
    for text in (THEFT, FRAUD):
        months = {change: made(text, change).months for change in LOSING}
        assert len(set(months.values())) == 1
        before = core(text).months
        assert before is not None
        held = {found.id for found in read_judgment(core(text).answer).defendants[0].circumstances}
        whole_bound = share(held, 0)
        longest = before * whole_bound.factor(0) / whole_bound.factor(whole_bound.attitude.most)
        assert all(value is not None and value <= longest for value in months.values())


def test_what_is_not_recorded_is_named_so() -> None:
    sample = made(THEFT, AttitudeChange.NOT_STATED)
    assert "未记载" in sample.answer
    assert sample.stated is StatedAttitude.NOT_STATED
    assert not re.search("认罪|供述|供认|坦白|自首|翻供", sample.facts)


def test_everything_else_of_the_case_stays() -> None:
    before, after = core(FRAUD), made(FRAUD, AttitudeChange.DENIED)
    was, now = read_judgment(before.answer).defendants[0], read_judgment(after.answer).defendants[0]
    assert now.name == was.name
    assert [charge.name for charge in now.charges] == [charge.name for charge in was.charges]
    assert now.total_fine_yuan == was.total_fine_yuan
    assert {found.id for found in was.circumstances} - {found.id for found in now.circumstances} == {"surrender"}
    assert (after.case, after.court, after.year, after.charges) == (
        before.case,
        before.court,
        before.year,
        before.charges,
    )
    assert "退还被害人沈某人民币60000元，取得谅解" in after.facts


def test_surrender_becomes_a_mere_confession_and_costs_something() -> None:
    sample = made(FRAUD, AttitudeChange.CONFESSED)
    judgment = read_judgment(sample.answer)
    assert {found.id for found in judgment.defendants[0].circumstances} >= {"confession"}
    assert Article("刑法", 67, None, 3) in judgment.articles
    assert Article("刑法", 67, None, 1) not in judgment.articles
    lost = made(FRAUD, AttitudeChange.DENIED).months
    before = core(FRAUD).months
    assert before is not None
    assert sample.months is not None
    assert lost is not None
    assert before < sample.months <= lost


def test_a_confession_gained_where_there_was_none() -> None:
    denied = THEFT.replace("被告人钱大宝到案后如实供述自己的罪行，可以从轻处罚。", "被告人钱大宝拒不认罪。")
    denied = denied.replace("被告人钱大宝在开庭审理过程中亦无异议，并", "").replace("、第六十七条第三款", "")
    before, after = core(denied), made(denied, AttitudeChange.CONFESSED)
    judgment = read_judgment(after.answer)
    assert after.attitude is Attitude.CONFESSED
    assert Article("刑法", 67, None, 3) in judgment.articles
    assert "否认" not in after.facts + after.answer
    assert "拒不" not in after.facts + after.answer
    assert before.months is not None
    assert after.months is not None
    assert before.months * 0.8 <= after.months < before.months


def test_one_who_was_caught_does_not_surrender() -> None:
    assert why_not(reinforce(core(THEFT)), AttitudeChange.SURRENDERED) is NoChange.CAUGHT
    caught = THEFT.replace("抓获", "捉获")
    assert caught != THEFT
    assert why_not(reinforce(core(caught)), AttitudeChange.SURRENDERED) is NoChange.CAUGHT


def test_pairs_share_an_id_and_nothing_is_paired_alone() -> None:
    found = reinforce(core(FRAUD))
    assert found.core.pair == found.core.case
    assert {sample.pair for sample in found.samples} == {found.core.pair}
    assert {sample.case for sample in found.samples} == {found.core.case}
    assert len({sample.id for sample in (found.core, *found.samples)}) == len(found.samples) + 1
    assert all(sample.kind is SampleKind.REINFORCEMENT for sample in found.samples)
    two = THEFT.replace("判处有期徒刑十个月", "判处无期徒刑，剥夺政治权利终身")
    alone = reinforce(core(two))
    assert (alone.core.pair, alone.samples) == (None, ())
    assert {reason for _, reason in alone.dropped} == {NoChange.NO_TERM}


def test_the_seed_decides() -> None:
    cases = [core(text, case) for text in (THEFT, FRAUD) for case in (EVEN, ODD)]
    assert [reinforce(case, 3) for case in cases] == [reinforce(case, 3) for case in cases]
    assert [reinforce(case, 3) for case in cases] != [reinforce(case, 4) for case in cases]
    for case in cases:
        first = reinforce(case, 3, most=1)
        assert first.samples == reinforce(case, 3).samples[:1]


def test_the_stated_line_and_the_facts_agree() -> None:
    lines = set()
    for seed in range(8):
        sample = made(THEFT, AttitudeChange.DENIED, seed=seed)
        told = re.search("拒不|否认", sample.facts) is not None
        assert told == (sample.stated is StatedAttitude.NOT_STATED)
        lines.add(sample.stated)
        assert made(THEFT, AttitudeChange.SILENT, seed=seed).stated is StatedAttitude.NOT_STATED
    assert lines == {StatedAttitude.NOT_STATED, StatedAttitude.DENIED}


def test_every_sample_passes_the_checks() -> None:
    for text in (THEFT, FRAUD):
        for seed in range(3):
            for sample in reinforce(core(text), seed).samples:
                findings = check(read_judgment(sample.answer), facts=sample.facts, text=sample.answer)
                assert [finding for finding in findings if finding.severity == "error"] == []


def test_probation_ends_with_denial_and_is_left_open_otherwise() -> None:
    suspended = FRAUD.replace("有期徒刑三年四个月", "有期徒刑二年，缓刑三年").replace("数额巨大", "数额较大")
    suspended = suspended.replace("60000元", "30000元").replace("第五十二条", "第五十二条、第七十二条、第七十三条")
    suspended = re.sub("（刑期从判决执行.*?止。）", "（缓刑考验期限从判决确定之日起计算。）", suspended)
    found = reinforce(core(suspended))
    denied = next(sample for sample in found.samples if sample.change is AttitudeChange.DENIED)
    judgment = read_judgment(denied.answer)
    assert judgment.defendants[0].probation_months is None
    assert "缓刑" not in denied.answer
    assert not {72, 73} & {article.number for article in judgment.articles}
    assert why_not(found, AttitudeChange.SILENT) is NoChange.PROBATION_DEPENDS
    kept = next(sample for sample in found.samples if sample.change is AttitudeChange.CONFESSED)
    assert read_judgment(kept.answer).defendants[0].probation_months == 36


TWO_CHARGES = "判处有期徒刑八个月；犯诈骗罪，判处有期徒刑六个月，决定执行有期徒刑十个月"
COMBINED = "有期徒刑十个月，与前罪未执行的刑罚并罚，决定执行有期徒刑一年"
RECONCILED = "到案后如实供述自己的罪行，可以从轻处罚。被告人钱大宝与被害人达成刑事和解协议，可以从宽处罚"
RECONCILED_BESIDE = "已赔偿部分损失，且到案后如实供述自己的罪行，酌情从轻处罚"
FLED = "曾自动投案，但又逃跑，不能认定为自首；其到案后如实供述自己的罪行，可以从轻处罚"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("判处有期徒刑十个月", TWO_CHARGES, NoChange.SEVERAL_CHARGES),
        ("有期徒刑十个月，并处罚金人民币三千元", COMBINED, NoChange.EARLIER_SENTENCE),
        ("到案后如实供述自己的罪行，可以从轻处罚", FLED, NoChange.REASONING_UNCLEAR),
        ("判处有期徒刑十个月", "判处有期徒刑三年", NoChange.RANGE_UNCLEAR),
        ("到案后如实供述自己的罪行，可以从轻处罚", RECONCILED, NoChange.RECONCILED),
        ("依照《", "依照《中华人民共和国刑事诉讼法》第二百一十四条、《", NoChange.ADMITTED_PROCEDURE),
        ("依照《", "依照《中华人民共和国刑事诉讼法》第二百九十条、《", NoChange.RECONCILED),
        ("到案后如实供述自己的罪行，可以从轻处罚", RECONCILED_BESIDE, NoChange.REASONING_UNCLEAR),
    ],
)
def test_reasons_against_a_change(old: str, new: str, reason: NoChange) -> None:
    assert why_not(reinforce(core(THEFT.replace(old, new))), AttitudeChange.DENIED) is reason


CITED = "《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第五十二条之规定，"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (CITED, "《中华人民共和国刑法》第二百六十四条、第五十二条之规定，"),
        ("《中华人民共和国刑法》第六十七条第一款、第二百六十四条的规定", "《中华人民共和国刑法》第二百六十四条的规定"),
        (
            "《中华人民共和国刑法》第二百六十四条和第六十七条第一、三款之规定",
            "《中华人民共和国刑法》第二百六十四条之规定",
        ),
        ("《中华人民共和国刑法》第二百六十四条，第六十七第三款之规定", "《中华人民共和国刑法》第二百六十四条之规定"),
        (
            "《中华人民共和国刑法》第六十七条第三款、《中华人民共和国刑事诉讼法》第五十五条之规定",
            "《中华人民共和国刑事诉讼法》第五十五条之规定",
        ),
        (
            "第二百六十六条、《中华人民共和国刑法》第六十七条第三款、《中华人民共和国刑法》第五十二条之规定",
            "第二百六十六条、《中华人民共和国刑法》第五十二条之规定",
        ),
        (
            "《中华人民共和国刑法》第一百三十三条、《中华人民共和国侵权责任法》第六十七条之规定",
            "《中华人民共和国刑法》第一百三十三条、《中华人民共和国侵权责任法》第六十七条之规定",
        ),
    ],
)
def test_an_article_is_taken_out_of_its_own_law_alone(text: str, result: str) -> None:
    assert without(text, "刑法", (67,)) == result


def test_a_title_without_articles_goes_with_them() -> None:
    text = "《中华人民共和国刑法》第二百六十四条、《中华人民共和国刑事诉讼法》第十五条之规定"
    assert without(text, "刑事诉讼法", (15,)) == "《中华人民共和国刑法》第二百六十四条之规定"
    text = (
        "《中华人民共和国刑法》第二百六十四条和《最高人民法院关于处理自首和立功具体应用法律若干问题的解释》第一条的规定"
    )
    assert without_law(text, "自首") == "《中华人民共和国刑法》第二百六十四条的规定"


def test_an_article_is_put_behind_those_of_its_law() -> None:
    added = with_article(without(CITED, "刑法", (67,)), Article("刑法", 67, None, 1))
    assert added == "《中华人民共和国刑法》第二百六十四条、第五十二条、第六十七条第一款之规定，"
    assert Article("刑法", 67, None, 1) in articles_in(added)
    assert with_article("根据查明的事实，", Article("刑法", 67)) is None


def test_clauses_on_the_attitude_leave_the_facts() -> None:
    start = "2021年4月8日，被告人钱某窃得现金3000元。"
    assert facts_without(start + "被告人钱某被民警抓获，到案后如实供述了上述事实。") == start + "被告人钱某被民警抓获。"
    assert (
        facts_without(start + "被告人钱某到案后如实供述，并退还了赃款3000元。")
        == start + "被告人钱某退还了赃款3000元。"
    )
    for told in ("被告人钱某用值班电话拨打了“110”报警电话。", "钱某给河东派出所打电话，让警察过来。"):
        assert facts_without(start + told) == start
    assert facts_without(start + "被告人钱某未停车报警。") == start + "被告人钱某未停车报警。"
    fled = "被告人钱某驾车逃逸，后如实供述。"
    assert facts_without(start + fled) == start + "被告人钱某驾车逃逸。"
    assert facts_without(start + "民警抓获了同案人。被告人经多次讯问，如实供述。") == start + "民警抓获了同案人。"
    assert facts_without(start + "三、被告人钱某的供述，证实其盗窃。") is None
    called = "被告人钱某叫路人赶紧报警，接到报案的民警赶到现场。"
    assert "报警" not in (facts_without(start + called) or "")
    left = "接警后民警到现场处理，被告人钱某如实供述，并委托其子退还了赃款。"
    assert facts_without(start + left) == start + "接警后民警到现场处理，被告人钱某委托其子退还了赃款。"
    assert facts_without("2021年4月8日凌晨，钱某拒不供认。" + start) == start
    went = "被告人钱某到青河县公安局交警大队说明事故情况。"
    assert facts_without(start + went) == start
    assert facts_without(start + "被告人钱某于同月9日投案，同日被青河县公安局取保候审。") is None


def test_a_suspension_leaves_the_verdict() -> None:
    result = (
        "判决如下：\n被告人钱某犯盗窃罪，判处拘役四个月，缓刑六个月，并处罚金人民币一千元。\n"
        "（缓刑考验期限从判决确定之日起计算。）"
    )
    assert without_probation(result) == (
        "判决如下：\n被告人钱某犯盗窃罪，判处拘役四个月，并处罚金人民币一千元。\n"
        "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日。）"
    )
    served = "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日。）"
    for runs in ("刑期自判决确定之日起计算", "缓刑考验期限从判决确定之日计算"):
        assert without_probation(f"判处拘役四个月，缓刑六个月。\n（{runs}。）") == f"判处拘役四个月。\n{served}"
    duty = "在此期间，应当遵守法律，服从司法行政机关的监督和管理，积极参加公益劳动。"
    assert without_probation(f"判处拘役四个月，缓刑六个月。\n{duty}") == "判处拘役四个月。"
    assert without_probation("判处拘役四个月。\n宣告缓刑的理由另行说明。") is None


SAID_BESIDE = {
    "恢复": "并放流鱼苗恢复生态",
    "偿还": "并偿还了贷款",
    "赔偿": "并赔偿了被害人的损失",
    "再犯": "系毒品再犯",
    "逃逸": "在案发后逃逸",
}


@pytest.mark.parametrize(("kept", "words"), SAID_BESIDE.items())
def test_what_stands_beside_the_attitude_is_not_lost(kept: str, words: str) -> None:
    text = THEFT.replace("到案后如实供述自己的罪行，可以从轻处罚", f"{words}，到案后如实供述自己的罪行，可以从轻处罚")
    found = reinforce(core(text))
    for sample in found.samples:
        assert kept in sample.answer
    assert found.samples or why_not(found, AttitudeChange.DENIED) is NoChange.REASONING_UNCLEAR


def test_what_a_party_says_is_no_finding_of_the_court() -> None:
    fled = "在案发后逃逸，到案后如实供述自己的罪行，可以从轻处罚。附带民事诉讼原告人也称其逃逸"
    found = reinforce(core(THEFT.replace("到案后如实供述自己的罪行，可以从轻处罚", fled)))
    assert why_not(found, AttitudeChange.DENIED) is NoChange.REASONING_UNCLEAR


def test_that_the_charge_stands_is_not_lost_with_the_attitude() -> None:
    stands = "其行为已构成盗窃罪，公诉机关指控的罪名成立，本院予以支持，到案后如实供述，可以从轻处罚"
    text = THEFT.replace("其行为已构成盗窃罪", stands)
    assert text != THEFT
    denied = made(text, AttitudeChange.DENIED)
    assert "构成盗窃罪，公诉机关指控的罪名成立，本院予以支持。" in denied.answer


def test_facts_and_reasoning_tell_a_recantation_alike() -> None:
    seen = set()
    for seed in range(8):
        sample = made(THEFT, AttitudeChange.RECANTED, seed=seed)
        seen.add("不能合理说明原因" in sample.facts)
        assert ("不能合理说明原因" in sample.facts) == ("不能合理说明原因" in sample.answer)
    assert seen == {True, False}


ATTITUDES = ("surrender", "confession", "court_plea", "plea_leniency")
IDS = st.frozensets(st.sampled_from((*ATTITUDES, "comp_forgiven", "recidivist", "accessory", "restitution")))


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 180), IDS, st.floats(0, 1))
def test_terms_move_with_the_leniency_and_within_its_bounds(months: int, ids: frozenset[str], draw: float) -> None:
    held, bare = share(ids, draw), share(ids - set(EARNING), draw)
    lost = moved(months, held, bare)
    gained = moved(months, bare, held)
    if held.factor(held.attitude.used) <= bare.factor(0):
        assert months <= lost <= max(months, months * bare.factor(0) / held.factor(held.attitude.most))
        assert min(months, months * held.factor(held.attitude.most) / bare.factor(0)) <= gained <= months
    assert moved(months, held, held) == months


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 2), st.integers(0, 900), st.text("被告人钱某如实供述，。；认罪、从轻\n", max_size=12))
def test_damaged_answers_give_only_samples_that_read_as_meant(seed: int, place: int, noise: str) -> None:
    whole = core(THEFT)
    place = min(place, len(whole.answer))
    damaged = dataclasses.replace(whole, answer=whole.answer[:place] + noise + whole.answer[place + len(noise) :])
    for sample in reinforce(damaged, seed).samples:
        assert sample.change is not None
        (defendant,) = read_judgment(sample.answer).defendants
        assert defendant.attitude is WORDINGS[sample.change].attitude
        assert defendant.total is not None
        assert defendant.total.months == sample.months
