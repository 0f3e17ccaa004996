"""Core samples: what becomes of a judgment. All judgments here are made up."""

from __future__ import annotations

import dataclasses
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.model_card.system_text import system_text
from tests.sample_texts import FRAUD, THEFT
from trainer.judgment.document import read_document
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Attitude
from trainer.samples.core import NoCore, core_sample, tells_verdict, without_wishes
from trainer.samples.layout import answer_text, facts_text, paragraphs
from trainer.samples.origin import court_and_year
from trainer.samples.prompt import StatedAttitude, prompt_turns
from trainer.samples.sample import Sample, SampleKind, read_sample

EVEN, ODD = "0" * 16, "0000000100000000"  # a case whose attitude stands in the facts, and one with a line for it


def core(text: str, case: str = EVEN) -> Sample:
    sample = core_sample(text, read_document(text), case=case)
    assert isinstance(sample, Sample), sample
    return sample


def test_a_judgment_becomes_facts_and_answer() -> None:
    sample = core(THEFT)
    assert sample.kind is SampleKind.CORE
    assert sample.facts.startswith("2021年4月8日23时许，被告人钱某到青河县河东镇甲村村民周某家中")
    assert sample.answer.startswith("本院认为，被告人钱某以非法占有为目的")
    assert sample.answer.endswith("二、责令被告人钱某退赔被害人周某人民币四千五百元。")
    assert (sample.charges, sample.months, sample.defendants) == (("盗窃罪",), 10, 1)
    assert (sample.court, sample.year) == ("某省青河县人民法院", 2021)
    assert sample.attitude is Attitude.CONFESSED
    assert (sample.pair, sample.change) == (None, None)


def test_signatures_appeal_statutes_and_days_of_the_term_are_left_out() -> None:
    answer = core(THEFT).answer
    for gone in ("如不服", "审判长", "书记员", "附：", "数额较大的……", "2022年2月9日", "即自"):
        assert gone not in answer
    assert (
        "（刑期从判决执行之日起计算。判决执行以前先行羁押的，羁押一日折抵刑期一日。罚金限判决生效后十日内缴纳。）"
        in answer
    )


def test_the_prompt_is_the_apps() -> None:
    sample = core(THEFT)
    assert sample.prompt() == prompt_turns(sample.facts, sample.stated)
    assert sample.turns()[:2] == sample.prompt()
    assert sample.turns()[2] == {"role": "assistant", "content": sample.answer}


def test_what_the_reasoning_relies_on_is_told_in_the_facts() -> None:
    """The narration says nothing of a confession or an earlier conviction; the reasoning counts both."""
    facts = core(THEFT).facts
    assert "被告人钱某到案后如实供述了自己的罪行。" in facts
    assert "被告人钱某2015年3月2日因犯盗窃罪被青河县人民法院判处有期徒刑七个月" in facts
    assert "涉嫌" not in facts


def test_the_line_of_the_attitude_can_stand_for_the_sentence() -> None:
    stated = core(THEFT, ODD)
    assert stated.stated is StatedAttitude.CONFESSED
    assert "如实供述" not in stated.facts
    assert core(THEFT).stated is StatedAttitude.NOT_STATED


def test_what_the_narration_shows_is_not_said_again() -> None:
    facts = core(FRAUD).facts
    assert facts.count("投案") == 1
    assert facts.count("谅解") == 1


def test_no_confession_is_put_where_the_court_found_none() -> None:
    silent = THEFT.replace("被告人钱大宝到案后如实供述自己的罪行，可以从轻处罚。", "")
    silent = silent.replace("被告人钱大宝在开庭审理过程中亦无异议，并", "").replace("、第六十七条第三款", "")
    for case in (EVEN, ODD):
        sample = core(silent, case)
        assert sample.attitude is Attitude.NOT_STATED
        assert sample.stated is StatedAttitude.NOT_STATED
        assert not re.search("供述|认罪|坦白|无异议", sample.facts + sample.answer)


def test_a_denial_is_told_or_stated() -> None:
    denied = THEFT.replace("被告人钱大宝到案后如实供述自己的罪行，可以从轻处罚。", "被告人钱大宝拒不认罪。")
    denied = denied.replace("被告人钱大宝在开庭审理过程中亦无异议，并", "").replace("、第六十七条第三款", "")
    assert core(denied).facts.endswith(
        "被告人钱某否认指控的犯罪事实。\n被告人钱某2015年3月2日因犯盗窃罪被青河县人民法院判处有期徒刑七个月，并处罚金人民币二千元，2015年9月1日刑满释放。"
    )
    assert core(denied, ODD).stated is StatedAttitude.DENIED
    assert core(denied, ODD).attitude is Attitude.DENIED


def test_the_masked_answer_reads_as_the_judgment_does() -> None:
    for text in (THEFT, FRAUD):
        before, after = read_document(text).judgment, read_judgment(core(text).answer)
        assert before is not None
        (was,), (now,) = before.defendants, after.defendants
        assert now.total is not None
        assert was.total is not None
        assert (now.total.kind, now.total.months) == (was.total.kind, was.total.months)
        assert [charge.name for charge in now.charges] == [charge.name for charge in was.charges]
        assert before.articles == after.articles


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (THEFT.replace("刑事判决书", "刑事裁定书"), NoCore.REJECTED),
        (re.sub("一、被告人钱大宝犯.*?三千元。", "被告人钱大宝无罪。", THEFT), NoCore.NOT_GUILTY),
        (THEFT.replace("经审理查明，", "经审理查明，其行为已构成盗窃罪，"), NoCore.VERDICT_IN_FACTS),
        (
            re.sub("经审理查明，.*?民警抓获。", "经审理查明，指控的事实属实。", THEFT, flags=re.DOTALL),
            NoCore.NO_NARRATION,
        ),
    ],
)
def test_reasons_against_a_sample(text: str, reason: NoCore) -> None:
    assert core_sample(text, read_document(text), case=EVEN) is reason


def test_the_narration_after_what_the_parties_say() -> None:
    disputed = "经审理查明：庭审中，被告人钱大宝辩称其没有盗窃。其辩护人提出证据不足。"
    sample = core(THEFT.replace("经审理查明，", disputed))
    assert sample.facts.startswith("2021年4月8日23时许，被告人钱某到青河县河东镇甲村村民周某家中")


def test_the_narration_of_an_indictment_that_the_court_found_true() -> None:
    found = THEFT.split("经审理查明，")[1].split("上述事实")[0].strip()
    charged = f"检察院指控被告人钱大宝犯盗窃罪的事实如下：{found}该院以证人证言、价格认定书为佐证，以盗窃罪追究。"
    text = THEFT.replace("本院依法适用", f"{charged}本院依法适用").replace(found, "公诉机关指控的事实属实。\n", 2)
    text = text.replace("犯盗窃罪的事实如下：公诉机关指控的事实属实。\n", f"犯盗窃罪的事实如下：{found}")
    sample = core(text)
    assert sample.facts.startswith("2021年4月8日23时许，被告人钱某到青河县河东镇甲村村民周某家中")
    assert "佐证" not in sample.facts


def test_the_narration_ends_before_the_legal_conclusion() -> None:
    end = "上述事实，被告人"
    for told in ("被告人钱大宝的行为触犯了刑法，构成盗窃罪，提请依法惩处。", "公诉机关认定被告人钱大宝构成盗窃罪。"):
        assert "盗窃罪，提请" not in core(THEFT.replace(end, told + end)).facts
        assert "构成盗窃罪" not in core(THEFT.replace(end, told + end)).facts


WISH = "青河县司法局的评估意见书建议对其判处非监禁刑罚，实行社区矫正。"


def test_what_others_wish_for_does_not_give_the_verdict_away() -> None:
    end = "上述事实，被告人"
    assert THEFT.count(end) == 1
    sample = core(THEFT.replace(end, f"被害人表示谅解，并建议对其判处缓刑。{WISH}{end}"))
    assert "被害人表示谅解。" in sample.facts
    assert not re.search("缓刑|非监禁刑|社区矫正", sample.facts)
    assert tells_verdict("公诉机关建议对被告人判处有期徒刑一年")
    assert without_wishes("公诉机关及被害人建议判处缓刑。") == "公诉机关及被害人建议判处缓刑。"


def test_facts_with_an_earlier_sentence_do_not_give_the_verdict_away() -> None:
    assert not tells_verdict("被告人曾因犯盗窃罪被判处有期徒刑七个月，2021年4月8日又到某村盗窃。")
    assert tells_verdict("公诉机关建议对被告人判处有期徒刑一年。")


def test_the_layout_of_a_dump_is_not_the_courts() -> None:
    assert paragraphs("被告人钱某　 盗窃\n现金。\n\n 上述事实") == "被告人钱某盗窃现金。\n上述事实"
    assert facts_text("公诉机关指控：2021年4月，被告人盗窃。针对指控的") == "2021年4月，被告人盗窃。"
    assert (
        answer_text("本院认为，如此。判决如下： 一、甲。二、乙。") == "本院认为，如此。判决如下：\n一、甲。\n二、乙。"
    )


def test_the_heading_of_a_web_page_is_no_part_of_the_courts_name() -> None:
    assert court_and_year("钱大宝盗窃一审刑事判决书\n某省青河县人民法院\n（2021）某0101刑初17号") == (
        "某省青河县人民法院",
        2021,
    )
    assert court_and_year("无") == ("", None)


def test_a_sample_survives_json() -> None:
    for sample in (core(THEFT), core(THEFT, ODD)):
        assert read_sample(json.loads(json.dumps(sample.row(), ensure_ascii=False))) == sample


def test_forms_of_llama_factory() -> None:
    sample = core(THEFT)
    user = sample.prompt()[1]["content"]
    assert sample.sharegpt() == {
        "conversations": [{"from": "human", "value": user}, {"from": "gpt", "value": sample.answer}],
        "system": system_text(),
    }
    assert sample.alpaca() == {"instruction": user, "input": "", "output": sample.answer, "system": system_text()}


def test_the_case_alone_decides_the_sample() -> None:
    assert core(THEFT) == core(THEFT)
    assert dataclasses.replace(core(THEFT, ODD), case=EVEN, id=f"{EVEN}-core") != core(THEFT)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(THEFT)), st.integers(0, len(THEFT)), st.text(max_size=8))
def test_damaged_judgments_give_a_sample_that_reads_or_a_reason(start: int, end: int, noise: str) -> None:
    damaged = THEFT[:start] + noise + THEFT[end:]
    result = core_sample(damaged, read_document(damaged), case=ODD)
    if isinstance(result, Sample):
        assert result.answer
        assert not tells_verdict(result.facts)
        assert read_judgment(result.answer).defendants
    else:
        assert result in NoCore
