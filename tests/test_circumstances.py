"""Which circumstances a reasoning finds, of whom, and which it denies."""

from __future__ import annotations

from time import perf_counter

import pytest

from resources.law.circumstances import attitudes, circumstances
from resources.law.guideline import guideline_method
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Attitude, Defendant

END = (
    "依照《中华人民共和国刑法》第二百六十四条{cited}之规定，判决如下："
    "被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金二千元。"
)
TWO = (
    "依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：一、被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金二千元；"
    "二、被告人乙某犯盗窃罪，判处有期徒刑八个月，并处罚金一千元。"
)


def alone(reasoning: str, cited: str = "") -> Defendant:
    (defendant,) = read_judgment(
        f"本院认为，被告人甲某的行为已构成盗窃罪。{reasoning}。{END.format(cited=cited)}"
    ).defendants
    return defendant


def ids(defendant: Defendant) -> list[str]:
    return [each.id for each in defendant.circumstances]


def of_two(reasoning: str) -> tuple[list[str], list[str]]:
    first, second = read_judgment(f"本院认为，被告人甲某、乙某的行为均已构成盗窃罪。{reasoning}。{TWO}").defendants
    return ids(first), ids(second)


@pytest.mark.parametrize(
    ("reasoning", "found"),
    [
        ("甲某案发后能够自首，可以从轻处罚", ["surrender"]),
        ("甲某主动向公安机关投案并如实供述事实，可以从轻处罚", ["surrender"]),
        ("甲某次日自行前往某派出所投案，如实交代了全部经过", ["surrender"]),
        ("甲某自愿到公安机关投案", ["surrender"]),
        ("被告人甲某的前科劣迹情况，本院在量刑时酌情从重处罚", ["prior_record"]),
        ("甲某有犯罪前科，酌情从重处罚", ["prior_record"]),
        ("甲某刑满释放后再次犯罪，主观恶性较深", ["prior_record"]),
        ("对甲某的劣迹，量刑时予以从重考虑", ["prior_record"]),
        ("甲某具有坦白情节", ["confession"]),
        ("甲某如实供述尚未掌握的本人不同种罪行，以自首论", ["surrender"]),
        ("甲某如实供述尚未掌握的同种罪行", ["confession", "confession_heavier"]),
        ("甲某能够认罪，积极补偿了丙某的损失，得到丙某谅解", ["court_plea", "comp_forgiven"]),
        ("甲某赔偿了二被害人家属的经济损失", ["comp_only"]),
        ("甲某赔偿附带民事诉讼原告人部分经济损失，作为量刑情节予以考虑", ["comp_only"]),
        ("关于甲某请求从轻处罚的辩护意见，本院认为，甲某主动投案，属自首，可从轻处罚", ["surrender"]),
        ("甲某系初犯并退赃", ["first_offence", "restitution"]),
        ("甲某侵害未成年女性，酌情从重处罚", ["vulnerable_victim"]),
        ("甲某具有持械、坦白、已获谅解等量刑情节", ["confession", "forgiven_only"]),
        ("甲某曾被刑事处罚，酌情从重处罚", ["prior_record"]),
        ("甲某认罪、悔罪，可酌情从轻处罚", ["remorse"]),
        ("甲某如实供述罪行，承认指控的犯罪事实，愿意接受处罚", ["confession", "plea_leniency"]),
    ],
)
def test_what_is_said_in_other_words_is_found(reasoning: str, found: list[str]) -> None:
    assert ids(alone(reasoning)) == found


@pytest.mark.parametrize(
    ("reasoning", "found"),
    [
        # What the defence claims, and the court refuses.
        (
            "辩护人提出甲某有立功表现，经查，并无证据表明被告人甲某有协助公安机关抓获同案犯的行为，不予采纳",
            [],
        ),
        ("辩护人关于甲某系从犯的意见，与查明的事实不符，本院不予采纳", []),
        ("被告人甲某及其辩护人提出有自首情节，经查，甲某系被抓获归案，该意见不能成立", []),
        ("甲某所称的立功一节，查无实据，本院不予认定", []),
        # What a probation needs is no record.
        ("对其宣告缓刑，没有再犯罪的风险", []),
        ("甲某没有再犯罪的危险，宣告缓刑对所居住社区没有重大不良影响", []),
        ("适用缓刑不致再犯罪", []),
        ("经评估，甲某再犯罪的可能性小", []),
        # A denial before the words, with others between.
        (
            "甲某在侦查阶段没有交代事实，不属于如实供述，不构成自首，但当庭能自愿认罪，可酌情从轻处罚",
            ["court_plea"],
        ),
        ("甲某并不具有法定的自首、立功情节", []),
        ("甲某未能积极退赔被害人损失", []),
        ("甲某没有自首、立功情节，但系初犯", ["first_offence"]),
        ("甲某尚不足以认定为从犯", []),
        ("甲某至今未取得被害人谅解", []),
        ("不能认定甲某系自动投案", []),
        ("甲某没有主动说明情况或投案自首", []),
        ("甲某能否构成自首，本院认为，其系被抓获，不具备自动投案的要件", []),
        ("甲某未与被害人达成赔偿协议", []),
        ("丙某的家属至今未得到任何赔偿", []),
        ("被告人甲某应当赔偿附带民事诉讼原告人的损失", []),
        # None of these is a denial.
        ("甲某对指控没有异议、如实供述自己的罪行", ["confession"]),
        ("甲某不仅如实供述自己的罪行，而且积极退赔", ["confession", "restitution"]),
        ("甲某毫不隐瞒，主动投案", ["surrender"]),
        ("甲某无前科，系初犯，如实供述", ["first_offence", "confession"]),
    ],
)
def test_what_is_denied_is_not_found(reasoning: str, found: list[str]) -> None:
    assert ids(alone(reasoning)) == found


@pytest.mark.parametrize(
    ("reasoning", "first", "second"),
    [
        (
            "被告人甲某协助公安机关抓获同案被告人乙某，系立功，可以从轻处罚",
            ["merit"],
            [],
        ),
        ("协助公安机关抓获同案被告人乙某的被告人甲某，构成立功", ["merit"], []),
        (
            "被告人乙某受被告人甲某指使，起次要作用，系从犯；被告人甲某起主要作用，系主犯",
            ["principal"],
            ["accessory"],
        ),
        ("甲某检举乙某的其他犯罪，经查证属实。乙某系累犯", ["merit"], ["recidivist"]),
        ("被告人甲某系累犯。被告人甲某、乙某归案后如实供述", ["recidivist", "confession"], ["confession"]),
        ("被告人甲某伙同被告人乙某盗窃，归案后均如实供述", ["confession"], ["confession"]),
        # A view goes on behind a semicolon, and the court answers to all of it.
        (
            "辩护人提出甲某系坦白，且系初犯；乙某自动投案，系自首，请求减轻处罚。上述辩护意见与查明的事实相符，予以采纳",
            ["confession", "first_offence"],
            ["surrender"],
        ),
        ("辩护人提出甲某系初犯；乙某系从犯，请求减轻处罚。上述意见均不予采纳", [], []),
        ("乙某系从犯。综合本案事实及被告人的悔罪表现，可从轻处罚", ["remorse"], ["accessory", "remorse"]),
        ("乙某系从犯，综合其悔罪表现，可从轻处罚", [], ["accessory", "remorse"]),
        ("被告人甲某系主犯，其余被告人系从犯", ["principal"], ["accessory"]),
        ("被告人甲某系自首。二被告人当庭自愿认罪", ["surrender"], ["court_plea"]),
        ("被告人甲某系从犯。同案犯丙某主动投案，系自首。被告人乙某如实供述", ["accessory"], ["confession"]),
    ],
)
def test_each_circumstance_has_its_owner(reasoning: str, first: list[str], second: list[str]) -> None:
    assert of_two(reasoning) == (first, second)


def test_what_an_accomplice_did_is_not_the_only_defendants() -> None:
    assert ids(alone("同案犯丙某系自首，已另案处理。被告人甲某系从犯")) == ["accessory"]


@pytest.mark.parametrize(
    ("cited", "found"),
    [
        ("、第六十七条第三款", ["confession"]),
        ("、第六十七条第一款", ["surrender"]),
        ("、第六十五条第一款", ["recidivist"]),
        ("、第二十七条", ["accessory"]),
        ("、第六十八条", []),  # 立功 or 重大立功
        ("、第五十二条、第六十四条", []),
        ("、第六十七条第三款、《中华人民共和国刑事诉讼法》第十五条", ["confession", "plea_leniency"]),
    ],
)
def test_a_short_reasoning_shows_them_by_its_articles(cited: str, found: list[str]) -> None:
    assert ids(alone("公诉机关指控事实清楚，情节成立，量刑建议适当，应予采纳", cited)) == found


@pytest.mark.parametrize(
    "form",
    [
        "裁判理由\n{reasoning}\n裁判结果\n{verdict}",
        "本合议庭认为，{reasoning}判决如下：{verdict}",
        "{reasoning}判决如下：{verdict}",
        "判决如下：{verdict}\n\n理由：{reasoning}",
        "罪名：盗窃罪\n量刑情节：甲某如实供述，系坦白，已退赔\n刑罚：有期徒刑一年，罚金二千元\n依据：刑法第二百六十四条",
    ],
)
def test_they_are_found_without_the_usual_heading(form: str) -> None:
    text = form.format(
        reasoning="甲某的行为已构成盗窃罪。甲某如实供述，系坦白；已退赔损失。依照《中华人民共和国刑法》第二百六十四条，",
        verdict="被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金二千元。",
    )
    judgment = read_judgment(text)
    (defendant,) = judgment.defendants
    assert ids(defendant) == ["confession", "restitution"]
    assert defendant.attitude is Attitude.CONFESSED
    assert [article.number for article in judgment.articles] == [264]


def test_an_article_tells_the_attitude_too() -> None:
    assert alone("指控属实，情节成立", "、第六十七条第三款").attitude is Attitude.CONFESSED
    assert alone("指控属实，情节成立", "、第六十四条").attitude is Attitude.NOT_STATED


def test_an_article_shows_nothing_that_the_words_contain_already() -> None:
    assert ids(alone("甲某系自首", "、第六十七条第一款、第三款")) == ["surrender"]


def test_an_article_shows_nothing_that_the_words_deny() -> None:
    assert ids(alone("甲某投案后未如实供述，但当庭认罪", "、第六十七条第三款")) == ["court_plea"]


def test_what_an_article_shows_contains_what_is_less() -> None:
    assert ids(alone("甲某认罪态度较好", "、第六十七条第三款")) == ["confession"]


def test_an_article_shows_nothing_of_one_among_several() -> None:
    text = f"本院认为，被告人甲某、乙某的行为均已构成盗窃罪。{TWO}".replace("四条之", "四条、第六十七条第三款之")
    assert [ids(each) for each in read_judgment(text).defendants] == [[], []]


@pytest.mark.parametrize(
    ("crime", "found"),
    [
        ("抢劫罪（未遂）", ["attempt"]),
        ("故意杀人罪(未遂)", ["attempt"]),
        ("抢劫罪（犯罪中止）", ["desist_harm"]),
        ("抢劫罪（预备）", ["preparation"]),
        ("盗窃罪（部分未遂）", []),
        ("抢劫罪（既遂）", []),
    ],
)
def test_the_verdict_names_a_ground_in_brackets(crime: str, found: list[str]) -> None:
    text = (
        "本院认为，其行为已构成犯罪。依照《中华人民共和国刑法》第二百六十三条之规定，判决如下："
        f"被告人甲某犯{crime}，判处有期徒刑二年，并处罚金一千元。"
    )
    (defendant,) = read_judgment(text).defendants
    assert ids(defendant) == found
    assert all(text[each.span.start : each.span.end] in crime for each in defendant.circumstances)


@pytest.mark.parametrize(
    ("reasoning", "attitude"),
    [
        ("甲某不属于如实供述，但当庭能自愿认罪", Attitude.CONFESSED),
        ("甲某未能如实供述", Attitude.NOT_STATED),
        ("甲某是否构成自首，须看其是否自动投案", Attitude.NOT_STATED),
        ("甲某拒不认罪", Attitude.DENIED),
        ("甲某并未否认指控，当庭自愿认罪", Attitude.CONFESSED),
    ],
)
def test_a_denied_attitude_is_none(reasoning: str, attitude: Attitude) -> None:
    assert alone(reasoning).attitude is attitude


def test_what_is_counted_once() -> None:
    rules = {rule.id: rule for rule in circumstances()}
    confessions = {"confession", "confession_heavier", "confession_avert"}
    assert {*confessions, "surrender", "restitution"} <= guideline_method().frame_members <= set(rules)
    assert all(other in rules for rule in rules.values() for other in rule.absorbed_by)


def test_procedures_that_are_closed() -> None:
    rules = {rule.id: rule for rule in circumstances()}
    assert rules["limited_capacity"].barred == rules["deaf_mute_blind"].barred == ("简易", "速裁")
    assert rules["minor_16_18"].barred == ("速裁",)
    assert all(bool(rule.barred) == bool(rule.barred_by) for rule in rules.values())


def test_silence_about_the_proceeds_weighs_only_where_an_interpretation_says_so() -> None:
    exceptions = {rule.label: rule.exceptions for rule in attitudes()}
    crimes = {article.number for exception in exceptions["拒不认罪"] for article in exception.articles}
    assert {191, 192, 225, 312, 385} <= crimes
    assert not any(found for label, found in exceptions.items() if label != "拒不认罪")


@pytest.mark.parametrize(
    "words", ["甲某，", "被告人甲某抓获乙某", "同案犯系自首，", "不未没有自首", "第七条、", "如实供述并"]
)
def test_a_megabyte_without_full_stops_is_read_in_time(words: str) -> None:
    text = f"本院认为，{words * (1_000_000 // len(words))}{TWO}"
    started = perf_counter()
    assert len(read_judgment(text).defendants) == 2
    assert perf_counter() - started < 10  # seconds, on a machine that has other things to do; a square takes minutes
