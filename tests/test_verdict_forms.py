"""A verdict as card text and as JSON."""

from __future__ import annotations

import json

from desktop.judging.card_text import card_text
from desktop.judging.case import Case
from desktop.judging.examples import examples
from desktop.judging.judging import read_verdict
from desktop.judging.sampling import agreement_of
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from resources.messages.article_words import cited_words
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Finished, Model
from trainer.judgment.as_json import judgment_json
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Article

TEXT = (
    "本院认为，被告人甲某以非法占有为目的，秘密窃取他人财物，数额较大，其行为已构成盗窃罪。被告人甲某到案后如实供述自己的罪行，"
    "依法可以从轻处罚。依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第七十二条之规定，判决如下：\n"
    "被告人甲某犯盗窃罪，判处有期徒刑八个月，缓刑一年，并处罚金人民币二千元。"
)


def verdict(text: str = TEXT) -> Verdict:
    model = Model("/models/blobs/sha256-00", "embedded", digest="ab" * 32, label="law:q4")
    return read_verdict(Case("甲某盗窃手机。"), model, Parameters(seed=3), text, Finished("stop", 10, 20, 1.0))


def test_the_card_says_what_was_decided() -> None:
    text = card_text(verdict().judgment, ())
    for words in ("【甲某】", "盗窃罪", "有期徒刑八个月", "罚金 2,000 元", "刑法第二百六十四条", "缓刑　一年", "坦白"):
        assert words in text


def test_the_card_says_what_could_not_be_read() -> None:
    assert "未能识别" in card_text(verdict("天气很好。").judgment, ())


def test_what_the_facts_leave_out_is_said_everywhere() -> None:
    found = verdict()
    ids = [fact.id for fact in found.missing]
    assert "age" in ids
    assert "amount" in ids
    assert [fact["id"] for fact in verdict_json(found)["missing_facts"]] == ids
    told = card_text(found.judgment, found.findings, found.missing)
    assert "事实中没有写明" in told
    assert "被告人的年龄" in told


def test_articles_are_written_as_judgments_write_them() -> None:
    assert cited_words(Article("刑法", 133, 1, 1, 2), "zh") == "刑法第一百三十三条之一第一款第（二）项"


def test_json_is_the_object_of_the_design() -> None:
    plain = json.loads(json.dumps(verdict_json(verdict())))
    assert set(plain) >= {
        *("text", "judgment", "findings", "model", "digest", "engine", "options", "disclaimer"),
    }
    (defendant,) = plain["judgment"]["defendants"]
    assert defendant["name"] == "甲某"
    assert defendant["charges"][0]["name"] == "盗窃罪"
    assert defendant["charges"][0]["fine_yuan"] == 2000
    assert defendant["total"]["months"] == 8
    assert defendant["probation_months"] == 12
    assert plain["options"]["seed"] == 3
    assert "samples" not in plain


def test_json_of_several_samples_tells_how_they_agree() -> None:
    plain = verdict_json(verdict(), agreement_of([verdict(), verdict()]))
    assert plain["samples"]["count"] == 2
    assert plain["samples"]["charge_agreement"] == 1.0
    assert plain["samples"]["months"] == {"median": 8, "least": 8, "most": 8}


def test_thinking_is_no_part_of_a_verdict() -> None:
    assert verdict(f"想一想</think>\n{TEXT}").text == TEXT


def test_every_example_is_a_case_of_its_own() -> None:
    found = examples()
    assert len({example.title for example in found}) == len({example.case.facts for example in found}) == len(found)
    assert all(example.case.act_date is not None for example in found)


def test_the_card_shows_both_ends_of_a_span_and_what_was_not_read() -> None:
    head = "本院认为，被告人甲某的行为已构成盗窃罪。判决如下："
    span = read_judgment(f"{head}被告人甲某犯盗窃罪，判处有期徒刑六个月至一年，并处罚金一千元至三千元。")
    text = card_text(span, ())
    for words in ("有期徒刑六个月至有期徒刑一年（幅度）", "罚金 1,000 元至3,000 元（幅度）", "未能识别　刑罚、罚金"):
        assert words in text
    (defendant,) = judgment_json(span)["defendants"]
    assert (defendant["total"], defendant["total_fine_range"]) == (None, [1000, 3000])
    assert [defendant["total_range"][end]["months"] for end in ("least", "most")] == [6, 12]
    english = card_text(
        read_judgment(
            f"{head}被告人甲某犯盗窃罪，判处有期徒刑三年，缓刑四三年；犯赌博罪，判处管制一年，决定执行有期徒刑三年，管制一年。"
        ),
        (),
        language="en",
    )
    assert "To be served after it: Public surveillance of 1 year" in english
