"""``criminal-law-trainer law``: what is known of the law, counted by source."""

from __future__ import annotations

import json
import re

import pytest

from resources.law.charges import charges
from resources.law.interpretations import interpretations
from resources.law.thresholds import charges_with_thresholds, thresholds_of
from trainer.commands.dispatch import main

HAN = re.compile(r"[\u4e00-\u9fff]")


def test_the_json_counts_what_the_data_hold(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["law_as_of"] == "2026-08-28"
    assert told["charges"] == len(charges())
    assert len(told["interpretations"]) == len(interpretations())
    rows = sum(len(thresholds_of(charge)) for charge in charges_with_thresholds())
    assert sum(each["rows"] for each in told["thresholds"]) == rows
    assert told["amended"]["since"] == "2024-03-01"
    assert {"charge": "职务侵占罪", "document": "法释〔2026〕6号"} in told["unsure"]


def test_what_an_update_has_to_be_held_against_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["law"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("法律数据核对至 2026-08-28\n")
    to_check = told.partition("更新时须核对：\n")[2].splitlines()
    assert all(line.startswith("  - ") for line in to_check)
    assert any("原文：法释〔2026〕6号" in line for line in to_check)
    assert any("数额：污染环境罪" in line for line in to_check)
    assert any("法发〔2025〕12号（帮助信息网络犯罪活动罪）" in line for line in to_check)


def test_every_document_is_listed_when_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    main(["law", "--language", "en"])
    short = capsys.readouterr().out.splitlines()
    main(["law", "--documents", "--language", "en"])
    told = capsys.readouterr().out.splitlines()
    assert len(told) == len(short) + 1 + len(interpretations())
    assert told[-1].startswith(
        "Fa Shi [1997] No. 5, “关于适用刑法时间效力规定若干问题的解释”, in force from 1997-10-01: text"
    )


def test_in_english_only_titles_and_charges_are_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    main(["law", "--language", "en"])
    names = sorted((rule.name for rule in charges()), key=len, reverse=True)
    titles = sorted((each.title for each in interpretations()), key=len, reverse=True)
    for line in capsys.readouterr().out.splitlines():
        for name in (*names, *titles, "刑法"):
            line = line.replace(name, "")  # noqa: PLW2901 (what is left of it)
        assert not HAN.search(line), line
