"""What is read out of the facts of a case: who, earlier sentences, days, and what each did afterwards."""

from __future__ import annotations

from datetime import date
from time import perf_counter

import pytest

from trainer.judgment.act_dates import act_dates
from trainer.judgment.facts.reader import read_facts
from trainer.judgment.facts.types import EarlierSentence, StatedDefendant
from trainer.judgment.types import Attitude, SentenceKind


def only(facts: str, name: str = "") -> StatedDefendant:
    (found,) = read_facts(facts, [name] if name else []).defendants
    return found


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ("2023年4月，被告人甲某、乙某经预谋，由乙某望风。", ["甲某", "乙某"]),
        ("被告人张某某伙同李某（另案处理）盗窃。", ["张某某"]),
        ("被告人王某甲、王某乙和被告人王某丙于2023年5月3日结伙。", ["王某甲", "王某乙", "王某丙"]),
        ("某区检察院指控：被告人欧阳某在某处，被告人孙某1与被告人孙某2窃取。", ["欧阳某", "孙某1", "孙某2"]),
        ("被告单位某某贸易有限公司、被告人丙某虚开发票。", ["某某贸易有限公司", "丙某"]),
        ("被告人赵大勇、钱小明窜至某小区，赵大勇望风。被告人赵大勇、被告人钱小明逃离。", ["赵大勇", "钱小明"]),
        ("同案被告人丁某（已判决）供认。被告人戊某于某日到案。", ["戊某"]),
        ("被告人对上述事实无异议，被告人的行为构成犯罪。", []),
        ("犯罪嫌疑人己某在某处被抓获。", ["己某"]),
    ],
)
def test_who_is_accused(facts: str, names: list[str]) -> None:
    assert [each.name for each in read_facts(facts).defendants] == names


def test_the_judgment_s_names_are_found_in_any_form() -> None:
    assert [each.name for each in read_facts("被告人小凤仙随后离开。", ["小凤仙"]).defendants] == ["小凤仙"]
    assert only("2023年5月3日，甲某盗窃财物。", "甲某").name == "甲某"


@pytest.mark.parametrize(
    ("facts", "first", "last"),
    [
        ("2023年4月至6月间，甲某多次盗窃。", date(2023, 4, 1), date(2023, 6, 30)),
        ("甲某，2008年1月1日出生。2023年5月3日，甲某盗窃。", date(2023, 5, 3), date(2023, 5, 3)),
        ("甲某曾因犯盗窃罪于2010年5月被判处拘役三个月。2023年5月3日盗窃。", date(2023, 5, 3), date(2023, 5, 3)),
        ("2023年5月3日，被告人甲某（2006年9月1日出生）盗窃。", date(2023, 5, 3), date(2023, 5, 3)),
        ("2023年5月3日，甲某盗窃，被当场抓获。", date(2023, 5, 3), date(2023, 5, 3)),
        ("2023年5月3日，甲某盗窃。2023年7月1日，甲某被抓获归案。", date(2023, 5, 3), date(2023, 5, 3)),
        ("2019年3月至2022年8月任出纳。2020年6月至2021年5月间，甲某侵占。", date(2020, 6, 1), date(2021, 5, 31)),
        ("2021年2月担任出纳期间，利用职务便利侵占。", date(2021, 2, 1), date(2021, 2, 28)),
        ("2020年8月1日，民警传唤甲某时，甲某将民警打伤。", date(2020, 8, 1), date(2020, 8, 1)),
        ("二〇二〇年八月一日，甲某盗窃。二○二○年十一月三日，甲某被抓获。", date(2020, 8, 1), date(2020, 8, 1)),
        ("2020.8.1甲某盗窃，2020-09-02再次盗窃。", date(2020, 8, 1), date(2020, 9, 2)),
        ("2020年2月，甲某盗窃；同年11月3日又盗窃。", date(2020, 2, 1), date(2020, 11, 3)),
        ("2015年至2016年间，甲某非法吸收存款。2018年3月1日向公安机关投案。", date(2015, 1, 1), date(2016, 12, 31)),
    ],
)
def test_the_days_of_the_acts(facts: str, first: date, last: date) -> None:
    assert act_dates(facts) == (first, last)
    assert read_facts(facts).acts == (first, last)


def test_no_day_is_named() -> None:
    assert act_dates("甲某盗窃财物。") is None
    assert act_dates("第13月、2023年13月1日") is None


def record(facts: str) -> EarlierSentence:
    (found,) = only(facts, "甲某").records
    return found


def test_an_earlier_sentence() -> None:
    found = record("被告人甲某曾因犯盗窃罪于2019年11月被判处有期徒刑一年二个月，并处罚金二千元，2020年12月刑满释放。")
    assert found.charges == ("盗窃罪",)
    assert found.sentence is not None
    assert (found.sentence.kind, found.sentence.months) == (SentenceKind.FIXED_TERM, 14)
    assert found.sentenced == (date(2019, 11, 1), date(2019, 11, 30))
    assert (found.ended, found.released) == ((date(2020, 12, 1), date(2020, 12, 31)), date(2020, 12, 31))


@pytest.mark.parametrize(
    ("facts", "charges", "months", "released"),
    [
        ("甲某因犯诈骗罪、盗窃罪，于2015年3月2日被某区人民法院判处有期徒刑二年，同年9月1日刑满释放。",
         ("诈骗罪", "盗窃罪"), 24, date(2015, 9, 1)),
        ("甲某2015年因盗窃被判处拘役五个月。2015年8月3日刑满释放。", ("盗窃罪",), 5, date(2015, 8, 3)),
        ("甲某前科：因犯非法经营罪于二〇一五年三月被判处有期徒刑三年，2017年1月刑满获释。",
         ("非法经营罪",), 36, date(2017, 1, 31)),
        ("甲某曾因犯侵犯公民个人信息罪被判处有期徒刑七个月，2018年10月9日执行完毕。",
         ("侵犯公民个人信息罪",), 7, date(2018, 10, 9)),
        ("甲某曾因犯抢劫罪，2010年5月1日刑满释放。", ("抢劫罪",), None, date(2010, 5, 1)),
        ("2017年3月，甲某因盗窃罪被判刑一年二个月，2018年4月2日释放。", ("盗窃罪",), 14, date(2018, 4, 2)),
        ("甲某曾因犯盗窃罪被判处有期徒刑二年，刑满释放日期为2018年4月2日。", ("盗窃罪",), 24, date(2018, 4, 2)),
        ("甲某曾因犯盗窃罪被判处有期徒刑一年（刑期至2018年4月2日止）。", ("盗窃罪",), 12, date(2018, 4, 2)),
        ("甲某因犯贩卖毒品罪于2013年5月被判处有期徒刑六个月，缓刑一年；又因犯盗窃罪于2014年3月1日被判处有期徒刑七个月，"
         "撤销前罪缓刑，数罪并罚，决定执行有期徒刑一年，2014年10月20日刑满释放。", ("盗窃罪",), 12, date(2014, 10, 20)),
    ],
)  # fmt: skip
def test_earlier_sentences_in_other_words(
    facts: str, charges: tuple[str, ...], months: int | None, released: date
) -> None:
    last = only(facts, "甲某").records[-1]
    assert last.charges == charges
    assert (last.sentence.months if last.sentence else None) == months
    assert last.released == released


@pytest.mark.parametrize(
    "facts",
    [
        "甲某曾因盗窃于2018年3月被行政拘留十日，2018年3月11日释放。",
        "甲某因吸毒于2016年2月被强制隔离戒毒二年，2018年2月期满。",
        "甲某因涉嫌犯盗窃罪于2020年1月2日被刑事拘留，同年1月9日被取保候审。",
        "公诉机关指控被告人甲某犯盗窃罪，建议判处有期徒刑一年。",
        "同案犯丁某因犯盗窃罪被判处有期徒刑三年。被告人甲某逃离。",
        "甲某因劳动教养于2003年被收容一年，2004年解除。",
        "被告人甲某在逃。2015年9月丁某因犯诈骗罪被判处有期徒刑一年。",
    ],
)
def test_what_is_no_earlier_sentence(facts: str) -> None:
    assert only(facts, "甲某").records == ()


def test_probation_and_parole() -> None:
    assert record("甲某曾因犯诈骗罪于2018年3月被判处有期徒刑一年，缓刑二年。").probation
    assert record("甲某曾因犯诈骗罪于2012年3月被判处有期徒刑八年，2016年5月1日被假释。").paroled


def test_every_earlier_sentence_is_told_once_and_of_its_owner() -> None:
    facts = (
        "被告人甲某，男，1990年5月3日出生，曾因犯盗窃罪于2015年3月2日被判处有期徒刑一年，2015年12月1日刑满释放。"
        "被告人乙某，女，1992年8月9日出生。经查明，被告人甲某、乙某盗窃。被告人甲某曾因犯盗窃罪被判处有期徒刑一年。"
    )
    one, other = read_facts(facts).defendants
    assert len(one.records) == 1
    assert other.records == ()
    assert (one.birth, one.sex, other.birth, other.sex) == (date(1990, 5, 3), "男", date(1992, 8, 9), "女")
    assert one.birth_span is not None
    assert facts[one.birth_span.start : one.birth_span.end].startswith("1990年5月3日")


def test_a_victim_s_birthday_is_not_the_defendant_s() -> None:
    assert only("被告人甲某将被害人丁某（女，2010年5月3日出生）带走。", "甲某").birth is None
    assert only("被告人甲某与丁某（女，2010年5月3日出生）同居。", "甲某").birth is None
    assert only("被告人甲某（2008年1月1日出生）伙同丁某盗窃。", "甲某").birth == date(2008, 1, 1)
    assert only("被告人甲某，生于2008年1月1日，盗窃。", "甲某").birth == date(2008, 1, 1)
    assert only("被告人甲某（2008年1月出生）盗窃。", "甲某").birth == date(2008, 1, 1)
    assert only("被告人甲某，男，时年17岁，盗窃。", "甲某").age == 17


@pytest.mark.parametrize(
    ("facts", "pregnant"),
    [
        ("被告人甲某怀孕五个月。", True),
        ("被告人甲某系正在哺乳自己婴儿的妇女。", True),
        ("被告人甲某致被害人丁某怀孕。", False),
        ("被告人甲某未怀孕。", False),
        ("被告人甲某强奸丁某，致丁某怀孕。", False),
        ("被告人甲某盗窃耕牛五头，其中一头牛怀孕。", False),
        ("被告人甲某因尚在哺乳期被取保候审。", True),
    ],
)
def test_pregnancy(facts: str, pregnant: bool) -> None:
    assert (only(facts, "甲某").pregnant is not None) == pregnant


def ids(defendant: StatedDefendant) -> set[str]:
    return {each.id for each in defendant.circumstances}


@pytest.mark.parametrize(
    ("after", "expected", "attitude"),
    [
        ("甲某经公安机关电话通知主动到案，如实供述上述事实。", {"surrender"}, Attitude.CONFESSED),
        ("甲某主动到派出所投案，并如实供述了犯罪事实。", {"surrender"}, Attitude.CONFESSED),
        ("甲某接到民警电话后自行到某派出所接受调查，对犯罪事实供认不讳。", {"surrender"}, Attitude.CONFESSED),
        ("甲某拨打110报警并在现场等候处理，到案后如实供述。", {"surrender"}, Attitude.CONFESSED),
        ("甲某被抓获归案，到案后如实供述自己的罪行。", {"confession"}, Attitude.CONFESSED),
        ("甲某被民警抓获，归案后拒不供认。", set(), Attitude.DENIED),
        ("甲某到案后矢口否认。", set(), Attitude.DENIED),
        ("甲某接到乙某电话后赶到停车场，被抓获后如实供述。", {"confession"}, Attitude.CONFESSED),
        ("甲某接电话通知后前往某派出所接受询问，如实供述。", {"surrender"}, Attitude.CONFESSED),
        ("包括死亡赔偿金391940元。", set(), Attitude.NOT_STATED),
        ("甲某到案后未如实供述。", set(), Attitude.DENIED),
        ("甲某归案后拒绝供述。", set(), Attitude.DENIED),
        ("甲某归案后始终不予交代。", set(), Attitude.DENIED),
        ("甲某投案后如实供述，庭审中翻供。", set(), Attitude.RECANTED),
        ("甲某到案后保持沉默。", set(), Attitude.SILENT),
        ("甲某归案后对第2、3笔事实予以否认。", set(), Attitude.PARTIAL),
        ("甲某自愿认罪认罚，签署具结书。", {"plea_leniency"}, Attitude.PLEA),
        ("甲某对指控不予否认。", set(), Attitude.NOT_STATED),
        ("甲某未认罪认罚，到案后拒不认罪。", set(), Attitude.DENIED),
        ("甲某家属代为退赔二万元，取得被害单位谅解。", {"restitution", "comp_forgiven"}, Attitude.NOT_STATED),
        ("甲某退缴违法所得4500元。", {"restitution"}, Attitude.NOT_STATED),
        ("丁某出具谅解书，请求对甲某从轻处罚。", {"forgiven_only"}, Attitude.NOT_STATED),
        ("甲某未能退赔，也未取得谅解。", set(), Attitude.NOT_STATED),
        ("甲某检举他人犯罪，经查证属实。", {"merit"}, Attitude.NOT_STATED),
        ("甲某检举他人犯罪，尚未查证属实。", set(), Attitude.NOT_STATED),
        ("甲某被发现而未得逞。", {"attempt"}, Attitude.NOT_STATED),
        ("甲某后自杀未遂。", set(), Attitude.NOT_STATED),
        ("公诉机关认为甲某系从犯。", {"accessory"}, Attitude.NOT_STATED),
    ],
)
def test_what_he_did_afterwards(after: str, expected: set[str], attitude: Attitude) -> None:
    found = only("2023年5月3日，被告人甲某盗窃财物价值5000元。" + after, "甲某")
    assert ids(found) == expected
    assert found.attitude is attitude


def test_what_is_left_open_is_a_question() -> None:
    found = only("被告人甲某负责望风。民警口头传唤甲某到案。", "甲某")
    assert {each.id for each in found.questions} == {"accessory", "surrender"}
    assert ids(found) == set()


@pytest.mark.parametrize(
    ("words", "on_spot"), [("被民警当场抓获", True), ("在逃离时被群众现场扭送", True), ("后被抓获", False)]
)
def test_who_was_caught(words: str, on_spot: bool) -> None:
    found = only(f"被告人甲某盗窃财物，{words}。", "甲某")
    assert found.caught is not None
    assert found.on_spot == on_spot


def test_each_keeps_what_is_his() -> None:
    facts = (
        "被告人甲某、乙某盗窃电缆线。2023年6月20日，乙某经公安机关电话通知主动到案，如实供述上述事实；同日甲某被抓获归案，"
        "归案后拒不供认。乙某家属代为退赔人民币20000元。"
    )
    one, other = read_facts(facts).defendants
    assert (ids(one), one.attitude, one.caught is not None) == (set(), Attitude.DENIED, True)
    assert (ids(other), other.attitude, other.caught) == ({"surrender", "restitution"}, Attitude.CONFESSED, None)


def test_every_place_is_one_of_the_text_as_it_was_given() -> None:
    facts = (
        "被 告人\n甲某，男，1990年5月3日出生。\n曾因犯盗窃罪于2019年11月被判处有期徒刑一年，２０２０年12月刑满释放。"
    )
    found = only(facts)
    assert facts[found.span.start : found.span.end] == "甲某"
    (earlier,) = found.records
    assert facts[earlier.span.start : earlier.span.end].endswith("２０２０年12月刑满释放")


@pytest.mark.parametrize(
    "facts", ["", "。", "被告人", "被告人甲某因犯" * 3000, "刑满释放" * 5000, "被告" * 9000, "2023年" * 9000]
)
def test_nothing_raises_and_nothing_takes_for_ever(facts: str) -> None:
    assert read_facts(facts).text == facts


@pytest.mark.parametrize(
    "facts",
    [
        "被告人甲某和丁某发生争执，被告人甲某和丁某互殴。",  # the other is the victim
        "被告人甲某和丁某（系未成年人，分案处理）盗窃。",
        "被告人甲某驾车离开。该车以被告人戊某的名义投保，被告人戊某的保险公司已赔付。",
        "被告人甲某盗窃被害人己某的财物，被告人己某报案。",  # a slip of the pen
        "被告人甲某犯罪，被告某某财产保险股份有限公司应当赔偿。",
        "被告人甲某与车主庚某达成协议。",
    ],
)
def test_who_is_not_accused(facts: str) -> None:
    assert [each.name for each in read_facts(facts, ["甲某"]).defendants] == ["甲某"]


def test_a_victim_of_the_same_masked_name_has_another_birthday() -> None:
    assert only("被害人甲某出生于2012年3月28日，被告人甲某是其父亲。", "甲某").birth is None


@pytest.mark.parametrize(
    ("facts", "names"),
    [
        ("被告单位已补缴全部税款，被告单位的行为构成犯罪，被告单位营业执照在卷。", []),
        ("被告单位某某堂药房、被告人甲某销售假药，被告单位某某堂药房店内查获药品。", ["某某堂药房", "甲某"]),
        ("被告人违反某项规定，被告人利用某处便利。", []),
        ("被告人张2某、李1某在某处盗窃。", ["张2某", "李1某"]),
        ("被告单位及被告人甲某均认罪。", ["甲某"]),
        ("被告人甲某、乙某、丙某（后二人已判决）盗窃。", ["甲某"]),
        ("被告人甲某、乙某（另案处理）、丙某盗窃。", ["甲某", "丙某"]),
        ("被告人王×1、李×2盗窃。", ["王×1", "李×2"]),
    ],
)
def test_units_and_numbered_names(facts: str, names: list[str]) -> None:
    assert [each.name for each in read_facts(facts).defendants] == names


@pytest.mark.parametrize(
    "words",
    [
        "被告人甲某于2021年3月5日盗窃乙某现金3000元，后被抓获，如实供述",
        "被告人甲某、",
        "2021年3月",
        "指控被告人甲某犯盗窃罪",
        "曾因犯盗窃罪被判处有期徒刑一年，",
        "主动投案、赔偿三千元、取得谅解",
    ],
)
def test_a_megabyte_without_full_stops_is_read_in_time(words: str) -> None:
    started = perf_counter()
    facts = read_facts(words * (1_000_000 // len(words)), ["甲某"])
    assert len(facts.defendants) == 1
    assert perf_counter() - started < 10  # seconds, on a machine that has other things to do; a square takes minutes
