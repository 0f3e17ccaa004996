"""Sheets out of a judgment that was read, and as JSON."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.sheets import worked_sheets
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from resources.law.charges import charge_named
from resources.model_card.parameters import Parameters
from tests.real_data import DATA, needs_real_data
from trainer.engines.engine import Model
from trainer.guideline.as_json import several_json, sheet_json
from trainer.guideline.comparison import position
from trainer.guideline.sheet import Sheet
from trainer.guideline.sheets import sheets_of
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import build_case
from trainer.judgment.checks.rules import Place
from trainer.judgment.measures.types import DrugWeight, Measures, Money, MoneyRole
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Span

TWO_CRIMES = (
    "本院认为，被告人甲某秘密窃取他人财物，数额较大，其行为已构成盗窃罪；在道路上醉酒驾驶机动车，其行为已构成危险驾驶罪。"
    "甲某到案后如实供述自己的罪行，系坦白，自愿认罪认罚。依照《中华人民共和国刑法》第二百六十四条、第一百三十三条之一、"
    "第六十七条第三款、第六十九条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金人民币二千元；犯危险驾驶罪，判处拘役三个月，并处罚金人民币三千元。"
    "决定执行有期徒刑一年，并处罚金人民币五千元。"
)
HERE = Span(0, 1)
NOTHING = Measures()


def sheets(
    text: str, tiers: dict[int, tuple[int, ...]], measures: Measures = NOTHING, **more: str
) -> tuple[Sheet, ...]:
    case = build_case(read_judgment(text), date(2023, 5, 1), date(2023, 9, 1), more.get("facts", ""), text)
    bands = []
    for count in case.counts:
        assert count.rule is not None
        version = count.rule.versions[-1]
        bands.append(Band(count.at, version, tiers.get(count.at.charge or 0, ()), "words"))
    return sheets_of(case, bands, measures, more.get("province"))


def test_one_sheet_for_each_charge_with_what_the_court_weighs() -> None:
    theft, driving = sheets(TWO_CRIMES, {0: (0,), 1: (0,)})
    assert (theft.charge, driving.charge) == ("盗窃罪", "危险驾驶罪")
    assert {line.key for line in theft.lines if line.on and line.unit == "percent"} == {
        *("confession", "plea_leniency", "margin"),
    }
    assert theft.within == {"confession": "plea_leniency"}
    assert theft.sentence is not None
    assert theft.sentence.months == 12
    assert driving.months == (1, 6)


def test_an_amount_is_counted_only_where_the_facts_leave_no_doubt() -> None:
    text = TWO_CRIMES.replace("盗窃罪", "诈骗罪").replace("秘密窃取", "骗取").replace("二百六十四", "二百六十六")
    sure = Measures(money=(Money(20_000, MoneyRole.TOTAL, HERE), Money(9_000, MoneyRole.TAKEN, HERE)))
    assert sheets(text, {0: (0,)}, sure, province="江西")[0].line("add-amount").count == 10
    doubtful = Measures(money=(Money(20_000, MoneyRole.TAKEN, HERE), Money(9_000, MoneyRole.TAKEN, HERE)))
    assert sheets(text, {0: (0,)}, doubtful, province="江西")[0].line("add-amount").asked


def test_drugs_of_one_increment_are_added() -> None:
    rule = charge_named("贩卖毒品罪")
    assert rule is not None
    text = TWO_CRIMES.replace("盗窃罪", "贩卖毒品罪").replace("二百六十四", "三百四十七")
    drugs = Measures(drugs=(DrugWeight("海洛因", 12, HERE), DrugWeight("甲基苯丙胺", 8, HERE)))
    (sheet, _) = sheets(text, {0: (1,)}, drugs, province="江西")
    assert sheet.line("add-heroin").count == 22


def read(text: str = TWO_CRIMES, facts: str = "被告人甲某盗窃手机。") -> Verdict:
    return read_verdict(Case(facts), Model("law:q4", "embedded"), Parameters(), text, None)


def test_json_has_the_worked_sheet() -> None:
    plain = json.loads(json.dumps(verdict_json(read())))
    theft, driving = plain["guideline"]
    assert (driving["low"], driving["high"], driving["position"]) == (1, 6, "within")
    assert driving["document"] == "法发〔2021〕21号"
    assert {"key", "stage", "name", "on", "unit", "low", "high", "bounds", "rule"} <= set(driving["lines"][0])
    assert driving["lines"][0]["rule"]["cited"] == "法发〔2021〕21号 四(二)"
    assert theft["name"] == "盗窃罪"
    assert (theft["defendant"], theft["charge"]) == (0, 0)


def test_every_sentence_of_a_sheet_has_its_words() -> None:
    for sheet in read().sheets:
        for tier in sheet.tiers:
            remarks = sheet_json(sheet.with_tier(tier))["remarks"]
            assert remarks
            assert all(remark["message"] for remark in remarks)


def test_places_are_those_of_the_judgment() -> None:
    assert [sheet.at for sheet in read().sheets] == [Place(0, 0), Place(0, 1)]


def test_several_crimes_are_put_together_where_each_is_worked_out() -> None:
    judgment = read_judgment(TWO_CRIMES)
    both = sheets(TWO_CRIMES, {0: (0,), 1: (0,)})
    (several,) = several_json(both, judgment)
    assert several == {"defendant": 0, "low": 1, "high": both[0].months[1], "cap": None}  # type: ignore[index]
    assert several_json(sheets(TWO_CRIMES, {1: (0,)}), judgment) == []


FRAUD = (
    "本院认为，被告人甲某以非法占有为目的，虚构事实，骗取他人财物，数额较大，其行为已构成诈骗罪。甲某犯罪后自动投案，如实供述自己的罪行，"
    "系自首，自愿认罪认罚，依法可以从轻处罚。依照《中华人民共和国刑法》第二百六十六条、第六十七条第一款之规定，判决如下：\n"
    "被告人甲某犯诈骗罪，判处有期徒刑十个月，并处罚金人民币五千元。"
)


def fraud(facts: str, province: str | None = None) -> Sheet:
    (sheet,) = read_verdict(Case(facts, province=province), Model("law:q4", "embedded"), None, FRAUD, None).sheets
    return sheet


def test_the_provinces_increments_count_the_amount_that_the_facts_tell() -> None:
    """Case 5 of docs/guideline.md, out of texts."""
    facts = "2023年5月，被告人甲某虚构代办入学，骗取被害人乙某人民币20000元。"
    sheet = fraud(facts, "江西")
    assert sheet.line("add-amount").count == 10
    assert sheet.months == (3, 27)
    assert fraud(facts).line("start").source.cited == "法发〔2021〕21号 四(十二)"
    assert fraud("2023年5月，被告人甲某在江西省南昌市骗取被害人乙某人民币20000元。").months == (3, 27)
    assert fraud(facts, "浙江").line("add-amount").asked


def test_what_the_facts_leave_open_is_asked() -> None:
    several = "2023年5月，被告人甲某骗取被害人乙某人民币9000元，又骗取被害人丙某人民币7000元。"
    assert fraud(several, "江西").line("add-amount").asked


@needs_real_data(DATA / "fulltext_judge.jsonl")
def test_most_real_sentences_lie_within_their_sheets() -> None:
    """Courts follow the guideline in most cases: where most sentences lay outside, the arithmetic would be at fault."""
    found: Counter[str | None] = Counter()
    for line in (DATA / "fulltext_judge.jsonl").read_text(encoding="utf-8").splitlines():
        text = json.loads(line)["full_text"]
        case = build_case(read_judgment(text), None, None, "", text)
        found.update(position(sheet) for sheet in worked_sheets(case, bands_of(case)) if sheet.months)
    counted = sum(found[each] for each in ("below", "within", "above", "open"))
    assert counted > 100
    assert found["within"] / counted > 0.88
    assert (found["below"] + found["above"]) / counted < 0.04


def test_what_the_judgment_has_passed_over_is_offered() -> None:
    act = "。2023年5月1日，甲某骗取乙某人民币9000元，后主动投案，如实供述。"
    record = "，曾因犯盗窃罪于2019年3月1日被判处有期徒刑一年，2020年2月28日刑满释放"
    facts = f"被告人甲某，男，1990年1月1日出生{record}{act}"
    text = FRAUD.replace("甲某犯罪后自动投案，如实供述自己的罪行，系自首，自愿认罪认罚，依法可以从轻处罚。", "")
    text = text.replace("、第六十七条第一款", "")
    (worked,) = read_verdict(Case(facts), Model("law:q4", "embedded"), None, text, None).sheets
    offered = {line.key for line in worked.lines if line.origin == "facts"}
    assert offered == {"recidivist", "surrender"}
    assert not any(worked.line(key).on for key in offered)
    young = facts.replace(
        "1990年1月1日出生，曾因犯盗窃罪于2019年3月1日被判处有期徒刑一年，2020年2月28日刑满释放", "2006年1月1日出生"
    )
    (worked,) = read_verdict(Case(young), Model("law:q4", "embedded"), None, text, None).sheets
    assert worked.line("minor_16_18").origin == "facts"
