"""A small corpus of made-up judgments and labels, its index, and what an index answers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import tantivy

from tests.corpus_texts import civil, dump_row, theft
from tests.test_corpus_csv import table
from trainer.indexing.job import Indexed, index
from trainer.similar.bigrams import bigrams
from trainer.similar.index import open_index
from trainer.similar.schema import schema

THEFTS = 40
LABELLED = 6
NAMES = ("建平", "小红", "志远", "海燕", "永强", "晓峰", "丽娟", "国栋")
"""Given names of the made-up judgments."""


def labelled(number: int) -> str:
    """A line as CAIL has it."""
    facts = next(line for line in theft(300 + number).split("\n") if line.startswith("经审理查明"))
    fact = re.sub("被告人[一-龥]{3}来到", "被告人吴建平来到", facts)
    term = {"death_penalty": False, "life_imprisonment": False, "imprisonment": 12 + number}
    meta = {
        "relevant_articles": [264],
        "accusation": ["盗窃"],
        "punish_of_money": 2000,
        "criminals": ["吴建平"],
        "term_of_imprisonment": term,
    }
    return json.dumps({"fact": fact, "meta": meta})


def write_corpus(folder: Path) -> None:
    """40 thefts of a dump with 80 civil judgments between them, one of them twice, and a file of labels."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for number in range(THEFTS):
        month, day, year = 1 + number % 12, 1 + number % 28, 2015 + number % 7
        text = theft(number, year, month, day)
        rows.append(dump_row(number, text, decided=f"{year}-{month:02}-{day:02}"))
        rows += [dump_row(1000 + 2 * number + each, civil(number + each), kind="民事") for each in range(2)]
    rows.append(dump_row(3, theft(3)))  # the same case number
    (folder / "dump.csv").write_text(table(rows), encoding="utf-8", newline="")
    (folder / "labels.jsonl").write_text("\n".join(map(labelled, range(LABELLED))), encoding="utf-8")


def silent(step: str, done: float, total: float) -> None:
    assert 0 <= done <= total, step


def made(inputs: list[Path], folder: Path, workers: int = 2, *, add: bool = False, cluster: str = "") -> Indexed:
    return index(inputs, folder, workers, silent, lambda: False, cluster, add=add)


def answers(folder: Path, count: int = 8) -> list[list[tuple[str, float]]]:
    """Which cases are found for the facts of some, and with which scores."""
    opened = open_index(folder)
    found = []
    for number in range(count):
        pairs = dict.fromkeys(bigrams(theft(number)))
        terms = [tantivy.Query.term_query(schema(), "facts", pair, "freq") for pair in pairs]
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, term) for term in terms])
        hits = [(hit.case.id, round(hit.score, 3)) for hit in opened.found(query, 100)]
        found.append(sorted(hits, key=lambda hit: (-hit[1], hit[0]))[:10])
    return found
