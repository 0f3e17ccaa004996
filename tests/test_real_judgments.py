"""The reader and the checks on real judgments, against the labels that came with them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.real_data import DATA, needs_real_data
from trainer.engines.repetition import RepetitionGuard
from trainer.judgment.checks import check
from trainer.judgment.document import Document, read_document
from trainer.judgment.numerals import read_term
from trainer.judgment.types import Finding

JUDGE = DATA / "fulltext_judge.jsonl"
TRAFFIC = DATA / "fulltext_traffic_xml.jsonl"

pytestmark = needs_real_data(JUDGE, TRAFFIC)


def rows(file: Path) -> Iterator[dict[str, Any]]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def errors(document: Document, text: str) -> list[Finding]:
    assert document.judgment is not None
    found = check(document.judgment, facts=document.fact or "", text=text)
    return [finding for finding in found if finding.severity == "error"]


@pytest.fixture(scope="module")
def traffic() -> list[tuple[dict[str, Any], Document]]:
    return [(row, read_document(row["full_text"], row["id"])) for row in rows(TRAFFIC)]


@pytest.fixture(scope="module")
def judged() -> list[tuple[dict[str, Any], Document]]:
    return [(row, read_document(row["full_text"], row["id"])) for row in rows(JUDGE)]


def test_terms_and_probation_of_the_traffic_cases(traffic: list[tuple[dict[str, Any], Document]]) -> None:
    same_term = same_probation = 0
    for row, document in traffic:
        assert document.rejected is None, row["id"]
        assert document.judgment is not None
        defendant = document.judgment.defendants[0]
        label = row["gold_result"][0]["final"]
        assert defendant.total is not None, row["id"]
        same_term += read_term(label["term"]) == (defendant.total.months or 0, defendant.total.days)
        probation = read_term(label["probation"]) if label.get("probation") else None
        same_probation += (probation[0] if probation else None) == defendant.probation_months
    assert same_term >= 0.99 * len(traffic)
    assert same_probation >= 0.99 * len(traffic)


def test_every_defendant_of_first_instance_is_read(
    judged: list[tuple[dict[str, Any], Document]], traffic: list[tuple[dict[str, Any], Document]]
) -> None:
    read = unread = 0
    for _, document in (*judged, *traffic):
        if document.rejected in ("second_instance", "retrial"):
            continue
        if document.judgment is None or document.rejected is not None:
            unread += 1
            continue
        for defendant in document.judgment.defendants:
            complete = bool(defendant.charges) and defendant.total is not None and not defendant.unread
            read += complete
            unread += not complete
    assert read >= 1_100
    assert read >= 0.98 * (read + unread)


def test_no_real_judgment_is_taken_for_one_that_repeats_itself(
    judged: list[tuple[dict[str, Any], Document]], traffic: list[tuple[dict[str, Any], Document]]
) -> None:
    """Whole, and from 本院认为 on, as a model writes it: lists of defendants and counts say the same of each."""
    assert not [row["id"] for row, _ in (*judged, *traffic) if RepetitionGuard().feed(row["full_text"])]
    written = [row["full_text"].partition("本院认为")[2] for row, _ in (*judged, *traffic)]
    assert not [text for text in written if RepetitionGuard().feed(text)]


def test_the_instance_is_told_apart(judged: list[tuple[dict[str, Any], Document]]) -> None:
    for row, document in judged:
        higher = document.rejected in ("second_instance", "retrial")
        assert higher == (row["instance"] in ("二审", "再审")), row["id"]


def test_the_articles_are_those_of_the_labels(judged: list[tuple[dict[str, Any], Document]]) -> None:
    same = total = 0
    for row, document in judged:
        if document.judgment is None or document.rejected is not None:
            continue
        cited = {article.number for article in document.judgment.articles if article.law == "刑法"}
        same += cited == set(row["articles"])
        total += 1
    assert same >= 0.95 * total


def test_real_judgments_hardly_raise_an_error(
    judged: list[tuple[dict[str, Any], Document]], traffic: list[tuple[dict[str, Any], Document]]
) -> None:
    defendants = found = 0
    for row, document in (*judged, *traffic):
        if document.judgment is not None and document.rejected is None:
            defendants += len(document.judgment.defendants)
            found += len(errors(document, row["full_text"]))
    assert found <= 0.01 * defendants
