"""Typed values of messages: their words in both languages, their JSON, and the findings that are made of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.settings.settings import Language
from desktop.wording.article_words import amendment_words
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import range_words, sentence_words
from resources.law import statutes
from resources.law.article import Article
from resources.law.charges import charges
from resources.law.sentence_kind import SentenceKind
from resources.messages import catalogue
from resources.messages.message import Message, Value, message
from resources.messages.value_json import message_from, message_json
from resources.messages.values import Amendment, ChargeName, LegalDocument, Names, Penalty, Range, Term, Yuan
from resources.messages.wording import message_told, say, told_json, value_words
from tests.test_checks import CASES, one, years
from tests.test_verdict_forms import verdict
from trainer.judgment.as_json import finding_json
from trainer.judgment.types import Finding

HAN = re.compile(r"[\u4e00-\u9fff]")
DRUGS = "走私、贩卖、运输、制造毒品罪"
DRUGS_EN = "“smuggling, trafficking, transporting and manufacturing drugs”"
SECRETS = "为境外窃取、刺探、收买、非法提供国家秘密、情报罪"
SECRETS_EN = "“stealing, spying out, buying and illegally providing state secrets and intelligence for parties abroad”"

WORDS: list[tuple[Value, str, str]] = [
    (ChargeName(DRUGS), DRUGS, DRUGS_EN),
    ((ChargeName(DRUGS), ChargeName("盗窃罪")), f"{DRUGS}、盗窃罪", f"{DRUGS_EN}, “theft”"),
    (
        Article("刑法", 133, 1, 1, 2),
        "刑法第一百三十三条之一第一款第（二）项",
        "Criminal Law Art. 133-1, para. 1, item (2)",
    ),
    (Article("刑事诉讼法", 201), "刑事诉讼法第二百零一条", "Criminal Procedure Law Art. 201"),
    (Penalty(SentenceKind.FIXED_TERM, 42), "有期徒刑3年6个月", "fixed-term imprisonment of 3 years 6 months"),
    (Penalty(SentenceKind.DETENTION, 0), "拘役0个月", "criminal detention of 0 months"),
    (Penalty(SentenceKind.DEATH_REPRIEVE), "死刑缓期二年执行", "death penalty with a two-year reprieve"),
    (Term(1, 1), "1个月1日", "1 month 1 day"),
    (Term(60), "5年", "5 years"),
    (Yuan(12000), "12000元", "CNY 12,000"),
    (date(2021, 3, 1), "2021年3月1日", "2021-03-01"),
    (Amendment("刑法修正案"), "刑法修正案", "Criminal Law Amendment 1"),
    (Amendment("刑法修正案（十一）"), "刑法修正案（十一）", "Criminal Law Amendment 11"),
    (Amendment("刑法修正案（十三）"), "刑法修正案（十三）", "刑法修正案（十三）"),  # later than the catalogue
    (LegalDocument("法释〔2013〕8号", article=14), "法释〔2013〕8号第14条", "Fa Shi [2013] No. 8, Art. 14"),
    (
        LegalDocument("高检发释字〔2001〕5号", amended=2018),
        "高检发释字〔2001〕5号（2018年修正）",
        "Gao Jian Fa Shi Zi [2001] No. 5 (as amended in 2018)",
    ),
    (LegalDocument("", "关于某事的解释"), "《关于某事的解释》", "the document “关于某事的解释”"),
    (
        Names((message("circumstances.surrender"), message("findings.ground-article", number=27))),
        "自首、刑法第27条",
        "Voluntary surrender, Criminal Law Art. 27",
    ),
    (message("penalties.either"), "罚金或者没收财产", "a fine or confiscation of property"),
    (Path("/data/{x}"), str(Path("/data/{x}")), str(Path("/data/{x}"))),
    (3, "3", "3"),
    (("a.json:1", "b、c.json:2"), "a.json:1、b、c.json:2", "a.json:1, b、c.json:2"),
]


@pytest.mark.parametrize(("value", "chinese", "english"), WORDS, ids=[words[1] for words in WORDS])
def test_each_value_has_its_words_in_both_languages(value: Value, chinese: str, english: str) -> None:
    assert value_words(value, "zh") == chinese
    assert value_words(value, "en") == english


@pytest.mark.parametrize("value", [words[0] for words in WORDS], ids=[words[1] for words in WORDS])
def test_each_value_survives_the_way_between_processes(value: Value) -> None:
    told = message("findings.charge-unknown", crime=value)
    plain = json.loads(json.dumps(told_json(told)))
    assert message_from(plain) == told
    assert say(message_told(plain), "en") == say(told, "en")


def test_the_ranges_of_every_charge_survive_it_too() -> None:
    for charge in charges():
        for version in charge.versions:
            told = message("findings.kind-not-allowed", range=Range(version.tiers))
            assert message_from(json.loads(json.dumps(message_json(told)))) == told
            assert not HAN.search(value_words(Range(version.tiers), "en"))


def test_what_is_no_value_is_no_message() -> None:
    with pytest.raises(KeyError):
        message_from({"key": "findings.charge-unknown", "values": {"crime": {"nonsense": 1}}})
    wrong = {"key": "a.b", "values": {"day": "2021-99-99"}, "message": "原话。"}
    assert say(message_told(wrong)) == "原话。"


def findings_of_all_rules() -> list[Finding]:
    return [finding for rule, (_, broken) in CASES.items() for finding in broken.findings() if finding.rule == rule]


@pytest.mark.parametrize("finding", findings_of_all_rules(), ids=lambda finding: finding.rule)
def test_a_finding_is_english_but_for_the_names_of_charges(finding: Finding) -> None:
    english = say(finding.message, "en")
    for value in finding.values.values():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, ChargeName):
                english = english.replace(each.name, "")
            elif isinstance(each, LegalDocument) and not each.number:
                english = english.replace(each.title, "")  # a document without a number has no other name
            elif isinstance(each, str):
                english = english.replace(each, "")  # a person's name
    assert not HAN.search(english), english
    assert "{" not in english


@pytest.mark.parametrize(("crime", "english"), [(DRUGS, DRUGS_EN), (SECRETS, SECRETS_EN)])
def test_one_crime_is_not_said_as_if_it_were_several(crime: str, english: str, dress: Callable[..., None]) -> None:
    """English had 走私, 贩卖, 运输, 制造毒品罪: four."""
    found = one(crime, years(8), 3000, articles=("67.3",)).findings()
    (finding,) = [each for each in found if each.rule == "charge-without-article"]
    dress(Language.ENGLISH)
    try:
        assert f"{english} is found, but" in message_words(finding.message)
    finally:
        dress(Language.CHINESE)


def test_a_penalty_is_small_within_a_line_and_begins_a_card_with_a_capital(dress: Callable[..., None]) -> None:
    (finding,) = one("抢劫罪", years(2), 3000).findings()
    assert say(finding.message, "en").startswith("“robbery” is punished with fixed-term imprisonment of 2 years, below")
    tiers = charges()[0].versions[0].tiers
    dress(Language.ENGLISH)
    try:
        assert sentence_words(years(2)) == "Fixed-term imprisonment of 2 years"
        assert range_words(tiers).startswith("Fixed-term imprisonment of ")
    finally:
        dress(Language.CHINESE)


def test_a_list_of_charges_keeps_each_whole() -> None:
    cited = one("盗窃罪", years(1), 2000, articles=("264", "347")).findings()
    (finding,) = [each for each in cited if each.rule == "article-without-charge"]
    assert say(finding.message).startswith(f"引用了刑法第三百四十七条（{DRUGS}），")
    assert say(finding.message, "en").startswith(f"Criminal Law Art. 347 ({DRUGS_EN}) is cited")


def test_nothing_is_worded_while_a_judgment_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("a message was worded")

    for name in ("article_words", "measure_words", "penalty_words", "wording"):
        monkeypatch.setattr(f"resources.messages.{name}.template", refuse)
    assert {finding.rule for finding in findings_of_all_rules()} == set(CASES)


def test_the_json_of_a_finding_has_key_values_and_the_chinese_message() -> None:
    (finding,) = one("抢劫罪", years(2), 3000).findings()
    plain = finding_json(finding)
    tiers = plain["values"].pop("range")
    assert [tier["months"] for tier in json.loads(json.dumps(tiers))] == [[36, 120], [120, 180]]
    assert plain == {
        "rule": "term-below-range",
        "severity": "error",
        "message": say(finding.message),
        "key": "findings.term-below-range",
        "values": {
            "crime": {"charge": "抢劫罪"},
            "sentence": {"kind": "有期徒刑", "months": 24, "days": 0},
            "limit": {"kind": "有期徒刑", "months": 36, "days": 0},
        },
        "article": {"law": "刑法", "number": 263, "sub": None, "paragraph": None, "item": None},
        "defendant": 0,
        "charge": 0,
        "text_span": None,
        "facts_span": None,
    }


def test_what_changed_a_statute_is_english(dress: Callable[..., None]) -> None:
    named = {
        version.amendment
        for versions in statutes.load_statutes().versions.values()
        for version in versions
        if version.amendment
    }
    assert len(named) == 13
    assert {entry["zh"] for entry in catalogue.entries("amendments").values()} == named
    dress(Language.ENGLISH)
    try:
        assert not [name for name in named if HAN.search(amendment_words(name))]
    finally:
        dress(Language.CHINESE)


def test_that_the_law_could_not_be_read_is_said_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> statutes.Statutes:
        raise statutes.StatutesMissingError("damaged", "x")

    monkeypatch.setattr("trainer.judgment.checks.cited._shapes", damaged)
    (finding,) = verdict().findings
    assert say(finding.message) == "未能核对法律：法律条文数据已损坏（条号“x”无法识别），请重新安装本程序。"
    assert not HAN.search(say(finding.message, "en"))
    assert finding_json(finding)["values"]["reason"]["key"] == "statutes.damaged"


def test_messages_are_told_apart_by_their_key_and_values() -> None:
    first, second = message("penalties.fine"), Message("penalties.fine", {})
    assert {first, second} == {first}
    assert message("recipe.missing", place="a") != message("recipe.missing", place="b")
