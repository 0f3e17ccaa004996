"""How near similar cases come to what courts decided, and how true their span is.

``python -m tests.bench.similar_quality [OPTIONS]``: minutes, so run by name alone.

CAIL's training cases are indexed, its development cases asked about, none of which is in the index. Printed for 500,
1,000, 2,000 and all cases: the share of the real terms within the span, which claims 80 %, and how far the neighbours'
median is from the truth (mean |ln(y + 1) - ln(p + 1)|); with the true charge, with that of the nearest, and with a
model's where its answers are given; there also the median joined with the model's own term, its weight fitted on one
half of the cases and measured on the other.

    --data FOLDER          cail_train.jsonl and cail_dev.jsonl (default: $CRIMINAL_LAW_DESK_DATA, else ../shared/data)
    --cases FILE --model NAME   an evaluation's cases-cail-product.jsonl, and who of it is asked for charges and terms
    --sizes N,N            how many cases are indexed
    --lecard FOLDER        the repository myx666/LeCaRD with its candidates unpacked: NDCG@10 beside the published BM25
    --lecardv2 FOLDER      THUIR/LeCaRDv2 with its candidates in candidate/: R@100 beside the published BM25
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from tests.bench.figure import Figure, print_figure
from tests.bench.lecard import lecard_ndcg, lecardv2_recall
from tests.real_data import DATA
from trainer.corpus.row_file import read_rows
from trainer.corpus.source import SourceDocument
from trainer.evaluation.figures.term_scores import log_distance
from trainer.evaluation.reporting.cases_file import read_cases
from trainer.indexing.labelled_case import labelled_case
from trainer.preparation.selection.select import document_hash
from trainer.similar.answer import Answer, ask
from trainer.similar.blend import Triple, distance_at, fitted_blend
from trainer.similar.calibrated import ASKED, calibrated
from trainer.similar.calibration import calibration_row
from trainer.similar.card import IndexCard
from trainer.similar.case import IndexedCase
from trainer.similar.guessed import with_charges
from trainer.similar.index import CaseIndex, open_index
from trainer.similar.question import asked_of
from trainer.similar.span import ends, weighed_terms
from trainer.similar.writing import build_index

SIZES = (500, 1000, 2000, 10**9)
PUBLISHED_NDCG, PUBLISHED_RECALL = 0.731, 0.6262
"""BM25's, by the two repositories' own tables."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a model said of one case."""

    charges: tuple[str, ...]
    months: int


def main() -> int:
    options = options_given()
    if options.lecard:
        print_figure(Figure("LeCaRD: NDCG@10 (published BM25 0.731)", lecard_ndcg(options.lecard, 10), ""))
    if options.lecardv2:
        print_figure(Figure("LeCaRDv2: R@100 (published BM25 0.626)", lecardv2_recall(options.lecardv2, 100), ""))
    train, dev = (labelled(options.data / f"cail_{name}.jsonl") for name in ("train", "dev"))
    said = model_said(options.cases, options.model) if options.cases else {}
    order = Random(0).sample(train, len(train))
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            measure(indexed(order[:size], Path(folder)), min(size, len(train)), dev, said)
    return 0


def options_given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA)
    for name in ("--cases", "--lecard", "--lecardv2"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--model", default="starter.gguf")
    parser.add_argument("--sizes", type=lambda text: [int(each) for each in text.split(",")], default=SIZES)
    return parser.parse_args()


def labelled(file: Path) -> list[IndexedCase]:
    rows = (SourceDocument(str(line), "", fact=row["fact"], labels=row["meta"]) for line, row in read_rows(file))
    return [case for row in rows if (case := labelled_case(row)) is not None]


def model_said(file: Path, model: str) -> dict[str, Said]:
    """By the ids of the cases, which are the hashes of their facts."""
    found = {}
    for case in read_cases(file):
        outcome = case.said[model]
        charges = tuple(sorted(outcome.charges)) if outcome else ()
        found[document_hash(case.facts)] = Said(charges, outcome.months if outcome else 0)
    return found


def indexed(cases: Sequence[IndexedCase], folder: Path) -> CaseIndex:
    """Calibrated on its own cases, as the command makes it."""
    card = build_index(cases, folder / "first", IndexCard(("CAIL2018",)))
    found = calibrated(open_index(folder / "first"), Random(1).sample(list(cases), min(ASKED, len(cases))))
    if found is not None:
        print_figure(Figure(f"{len(cases)} cases: calibrated share on its own cases", found.share, ""))
    build_index(cases, folder / "index", replace(card, calibration=calibration_row(found) if found else {}))
    return open_index(folder / "index")


def measure(index: CaseIndex, size: int, dev: Sequence[IndexedCase], said: dict[str, Said]) -> None:
    with_term = [case for case in dev if case.defendants[0].has_term]
    charges = {"true charge": [case.defendants[0].charges for case in with_term]}
    charges["charge of the nearest"] = [_nearest(index, case) for case in with_term]
    if said:
        charges["model's charge"] = [said[case.id].charges for case in with_term]
    for name, of_each in charges.items():
        answers = [ask(index, case.facts, known) for case, known in zip(with_term, of_each, strict=True)]
        tell(f"{size} cases, {name}", with_term, answers)
        if said and name != "charge of the nearest":
            tell_blend(f"{size} cases, {name}", with_term, answers, said)


def _nearest(index: CaseIndex, case: IndexedCase) -> tuple[str, ...]:
    return with_charges(index, asked_of(case.facts)).charges


def tell(name: str, cases: Sequence[IndexedCase], answers: Sequence[Answer]) -> None:
    spans = [(case.defendants[0].months, answer.span) for case, answer in zip(cases, answers, strict=True)]
    told = [(true, span) for true, span in spans if span is not None]
    near = [(case.defendants[0].months, median(answer)) for case, answer in zip(cases, answers, strict=True)]
    distances = [log_distance(true, months) for true, months in near if months]
    print_figure(Figure(f"{name}: cases with a span", len(told) / len(spans), ""))
    print_figure(
        Figure(f"{name}: real terms within it", sum(s.p10 <= true <= s.p90 for true, s in told) / len(told), "")
    )
    print_figure(
        Figure(f"{name}: its median", sum(log_distance(true, s.p50) for true, s in told) / len(told), "|Δ ln|")
    )
    print_figure(Figure(f"{name}: median of all {len(distances)}", sum(distances) / len(distances), "|Δ ln|"))


def median(answer: Answer) -> int:
    """Of however few terms; 0 where there is none."""
    terms = weighed_terms(answer.hits)
    return ends(terms, 0.0)[0] if terms else 0


def tell_blend(name: str, cases: Sequence[IndexedCase], answers: Sequence[Answer], said: dict[str, Said]) -> None:
    """Fitted on one half, measured on the other, both ways round."""
    triples = [
        Triple(case.defendants[0].months, model.months, months)
        for case, answer in zip(cases, answers, strict=True)
        if (months := median(answer)) and (model := said[case.id]).months
    ]
    halves = triples[::2], triples[1::2]
    measured = []
    for own, other in (halves, halves[::-1]):
        blend = fitted_blend(own)
        if blend is None:
            return
        measured.append((distance_at(blend.weight, other), blend.weight))
    told = f"{name}, {len(triples)} cases with a model's term"
    print_figure(Figure(f"{told}: the model's alone", distance_at(1.0, triples), "|Δ ln|"))
    print_figure(Figure(f"{told}: the median alone", distance_at(0.0, triples), "|Δ ln|"))
    weights = " and ".join(f"{weight:.2f}" for _, weight in measured)
    print_figure(Figure(f"{told}: joined, weights {weights}", sum(each for each, _ in measured) / 2, "|Δ ln|"))


if __name__ == "__main__":
    raise SystemExit(main())
