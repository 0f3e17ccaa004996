"""The charges' English names: one for each, with the same alternatives as the Chinese."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from resources.law.charge_names import charges_in_english, english_charge
from resources.law.charges import charges
from resources.law.statutes import load_statutes
from resources.messages.charge_words import charge_words, charges_words
from trainer.statutes.index import StatuteIndex

NAMES = tomllib.loads(files("resources.law").joinpath("charge_names.toml").read_text(encoding="utf-8"))


def alternatives(name: str, separator: str) -> list[int]:
    return [len(group.split(separator)) for group in re.findall(r"\[(.+?)\]", name)]


def test_every_charge_has_one_and_no_other() -> None:
    assert {charge.templates[0] for charge in charges()} == set(NAMES)
    assert len(set(NAMES.values())) == len(NAMES) == 484


def test_each_has_the_alternatives_of_the_chinese_name() -> None:
    assert [name for name in NAMES if alternatives(name, "、") != alternatives(NAMES[name], "|")] == []


def test_every_charge_is_named_by_its_whole_name() -> None:
    for charge in charges():
        named = english_charge(charge.name)
        assert named is not None, charge.name
        assert re.fullmatch(r"[A-Za-z' ,-]+", named), charge.name


@pytest.mark.parametrize(
    ("written", "english"),
    [
        ("盗窃罪", "theft"),
        ("盗窃", "theft"),
        ("贩卖毒品罪", "trafficking drugs"),
        ("贩卖、运输毒品罪", "trafficking and transporting drugs"),
        ("走私、贩卖、制造毒品罪", "smuggling, trafficking and manufacturing drugs"),
        ("掩饰、隐瞒犯罪所得罪", "disguising and concealing proceeds of crime"),
        ("非法持有枪支罪", "illegally possessing firearms"),
        ("非法购买增值税专用发票罪", "illegally buying special VAT invoices"),
        ("[走私、贩卖、运输、制造]毒品", "smuggling, trafficking, transporting and manufacturing drugs"),
        ("为境外窃取国家秘密罪", "stealing state secrets for parties abroad"),
        ("盗窃罪（未遂）", "theft"),
        ("偷税罪", "tax evasion"),
        ("飞行术罪", None),
    ],
)
def test_named_as_far_as_the_judgment_names_it(written: str, english: str | None) -> None:
    assert english_charge(written) == english


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (("theft",), "盗窃罪"),
        (("fraud", "contract"), "合同诈骗罪"),
        (("Trafficking", "drugs"), "走私、贩卖、运输、制造毒品罪"),
        (("murder",), None),
        (("of",), None),
        (("盗窃",), None),
        ((), None),
    ],
)
def test_found_by_its_english_words(words: tuple[str, ...], first: str | None) -> None:
    found = charges_in_english(words)
    assert (found[0].name if found else None) == first


def test_in_english_the_chinese_name_stands_beside_it() -> None:
    assert charge_words("盗窃罪", "zh") == "盗窃罪"
    assert charge_words("盗窃罪", "en") == "theft (盗窃罪)"
    assert charge_words("飞行术罪", "en") == "飞行术罪"
    assert charges_words(("盗窃罪", "诈骗罪"), "zh") == "盗窃罪、诈骗罪"


def test_the_statutes_are_searched_by_english_names_too() -> None:
    hits = StatuteIndex(load_statutes()).find("credit card fraud").hits
    assert str(hits[0].article.number) == "196"
