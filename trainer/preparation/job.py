"""A preparation from its inputs to the finished folder. Stopped or killed at any point, the same call goes on.

The folder holds ``data/`` (Parquet and ``dataset_info.json``), ``README.md`` (the data set's card), ``report.html`` and
``report.json``, ``audit/`` (which documents were taken and left out), and ``manifest.json`` with the hash of each file,
which is written last. ``work/`` is what a run goes on from; it is removed at the end.
"""

from __future__ import annotations

import json
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
from filelock import FileLock, Timeout
from pyarrow import parquet

from resources.messages.wording import say
from trainer.corpus.sources import files_of, read_path
from trainer.preparation.candidates import KEPT, REASONS, Candidates
from trainer.preparation.dask_cluster import DaskCluster
from trainer.preparation.data_files import NAME, DataFiles
from trainer.preparation.draw import Drawn, DrawnRows, draw, draw_reinforcement, in_order, sample_of
from trainer.preparation.duplicates.benchmark import make_benchmark
from trainer.preparation.errors import PrepareError, Stopped
from trainer.preparation.file_hashes import file_hash
from trainer.preparation.local_processes import LocalProcesses
from trainer.preparation.part import LEFT_OUT, parts_of, write_json
from trainer.preparation.pieces import Piece, Unit, units_of
from trainer.preparation.reading import Reading
from trainer.preparation.report.figures import Figures, funnel
from trainer.preparation.report.pages import card_text, report_page
from trainer.preparation.scan import scan
from trainer.preparation.selection.reason import Reason
from trainer.preparation.settings import Settings
from trainer.preparation.splits import first_test_day, split_of
from trainer.samples.sample import Sample
from trainer.whole_file import whole_file, write_whole

_EXAMPLES = 10
_DETAILS = 20
_TAKEN = pa.schema(
    [("case", pa.string()), ("source", pa.string()), ("case_number", pa.string()), ("decided", pa.string())]
)
Progress = Callable[[str, float, float], None]
"""Is told a step's name, what is done of it and what there is to do."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a finished folder holds; ``before`` where it was finished already."""

    folder: Path
    documents: int
    core: int
    reinforcement: int
    before: bool = False


def prepare(
    settings: Settings,
    folder: Path,
    workers: int,
    progress: Progress,
    stopped: Callable[[], bool],
    cluster: str = "",
) -> Prepared:
    """Makes the data set in ``folder``, with ``workers`` processes; a ``cluster`` (a Dask scheduler) reads for them.

    Raises Stopped, PrepareError with a sentence, OSError for inputs and disks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        with lock.acquire(timeout=0):
            return _prepare(settings, folder, workers, progress, stopped, cluster)
    except Timeout as error:
        raise PrepareError("preparation.folder-in-use", folder=str(folder)) from error


def _prepare(
    settings: Settings,
    folder: Path,
    workers: int,
    progress: Progress,
    stopped: Callable[[], bool],
    cluster: str,
) -> Prepared:
    manifest = folder / "manifest.json"
    work = folder / "work"
    identity = _identity(settings)
    if manifest.exists():
        content = json.loads(manifest.read_text(encoding="utf-8"))
        if content["identity"] != identity:
            raise PrepareError("preparation.folder-of-others", folder=str(folder))
        return Prepared(folder, **content["counts"], before=True)
    work.mkdir(exist_ok=True)
    units = _plan(settings, work, identity)
    benchmark = _benchmark(settings, work, stopped) if settings.keep_out else None
    parts = work / "parts"
    parts.mkdir(exist_ok=True)

    def read(done: float, total: float) -> None:
        progress("read", done, total)

    readers = DaskCluster(cluster) if cluster else LocalProcesses(workers)
    units = scan(units, Reading(parts, settings.criteria, benchmark), readers, read, stopped)
    candidates = Candidates(parts, units)
    rows = DrawnRows(work / "drawn.jsonl")
    try:
        progress("compare", 0, 1)
        candidates.drop_duplicates()
        progress("compare", 1, 1)
        _go_on(stopped)

        def step(name: str) -> Callable[[int, int], None]:
            def tell(done: int, total: int) -> None:
                _go_on(stopped)
                progress(name, done, total)

            return tell

        number, context, seed = settings.number, settings.context, settings.seed
        drawn = draw(candidates, rows, number, context, seed, step("draw"))
        draw_reinforcement(drawn, settings.reinforcement, context, seed, workers, step("reinforce"))
        report = _write(settings, folder, units, parts, candidates, drawn, step("write"))
    finally:
        rows.close()
        candidates.close()
    counts = {"documents": report["documents"], "core": report["core"], "reinforcement": report["reinforcement"]}
    files = {file["name"]: file["hash"] for file in (*report["outputs"], *_hashed(folder, _PAGES))}
    write_json(manifest, {"identity": identity, "counts": counts, "files": files})
    shutil.rmtree(work)
    return Prepared(folder, **counts)


_DATA = ("data/train.parquet", "data/validation.parquet", "data/test.parquet", "data/dataset_info.json")
_AUDIT = ("audit/taken.parquet", "audit/left_out.parquet")
_PAGES = ("README.md", "report.html", "report.json")


def _identity(settings: Settings) -> dict[str, Any]:
    """What must be the same for a run to go on: settings, and the files by name, size and time of their last change."""
    files = []
    for given in (*settings.inputs, *settings.keep_out):
        for path, name in files_of(given):
            about = path.stat()
            files.append([name, about.st_size, about.st_mtime_ns])
    # As JSON gives it back, so that both can be compared.
    found: dict[str, Any] = json.loads(json.dumps({"settings": settings.as_json(), "files": files}))
    return found


def _plan(settings: Settings, work: Path, identity: dict[str, Any]) -> list[Unit]:
    path = work / "plan.json"
    if path.exists():
        plan = json.loads(path.read_text(encoding="utf-8"))
        if plan["identity"] != identity:
            raise PrepareError("preparation.folder-unfinished")
        return [
            Unit(each["number"], tuple(Piece(**piece) for piece in each["pieces"]), each["follows"])
            for each in plan["units"]
        ]
    units = units_of(settings.inputs)
    if not units:
        raise PrepareError("preparation.no-files")
    write_json(path, {"identity": identity, "units": [asdict(unit) for unit in units]})
    return units


def _benchmark(settings: Settings, work: Path, stopped: Callable[[], bool]) -> Path:
    folder = work / "benchmark"

    def texts() -> Iterator[tuple[str, str]]:
        for given in settings.keep_out:
            for document in read_path(given):
                _go_on(stopped)
                if text := document.fact or document.text:
                    yield f"{given.name} {document.id}", text

    if not (folder / "names.txt").exists():
        made = make_benchmark(texts())
        made.save(folder)
    return folder


def _write(
    settings: Settings,
    folder: Path,
    units: Sequence[Unit],
    parts: Path,
    candidates: Candidates,
    drawn: Drawn,
    progress: Callable[[int, int], None],
) -> dict[str, Any]:
    """All files but the manifest; gives what ``report.json`` holds."""
    figures = Figures()
    places = sorted(drawn.tokens)
    test_day = first_test_day(candidates.days[places], settings.test)
    examples = _Examples(settings.seed)
    with (
        DataFiles(folder / "data") as data,
        whole_file(folder / _AUDIT[0]) as taken,
        parquet.ParquetWriter(taken, _TAKEN, compression="zstd") as audit,
    ):
        rows: list[dict[str, Any]] = []
        for number, (place, row) in enumerate(in_order(drawn), 1):
            made = [(sample_of(row), drawn.tokens[place])]
            if place in drawn.reinforced:
                core, counterpart, tokens = drawn.reinforced[place]
                made = [(core, drawn.tokens[place]), (counterpart, tokens)]
            split = split_of(
                int(candidates.cases[place]),
                int(candidates.days[place]),
                test_day,
                settings.validation,
                settings.test,
                settings.seed,
            )
            for sample, size in made:
                data.add(split, sample, size)
                figures.add(split, sample, size)
                examples.see(sample, size)
            figures.warnings.update(row["warnings"])
            rows.append({name: row[name] for name in _TAKEN.names})
            if len(rows) >= 1024 or number == len(places):
                audit.write_table(pa.Table.from_pylist(rows, _TAKEN))
                rows.clear()
                progress(number, len(places))
    reasons, details = _left_out(folder, units, parts, candidates)
    documents = sum(counts.documents for unit in units for counts in parts_of(parts, unit.number))
    report: dict[str, Any] = {
        "name": NAME,
        "settings": settings.as_json(),
        "asked": _asked(settings),
        "documents": documents,
        "core": len(places),
        "reinforcement": len(drawn.reinforced),
        "too_long": reasons[Reason.TOO_LONG],
        "funnel": funnel(documents, reasons, len(places)),
        "details": details,
        "split_rule": _split_rule(test_day, settings),
        "not_made": dict(drawn.not_made.most_common()),
        "figures": figures.as_json(),
        "examples": examples.kept(),
        "inputs": [about for given in settings.inputs for about in _hashed_files(given)],
        "kept_out": [about for given in settings.keep_out for about in _hashed_files(given)],
        "outputs": _hashed(folder, (*_DATA, *_AUDIT)),
    }
    write_json(folder / "report.json", report)
    for name, text in (("report.html", report_page(report)), ("README.md", card_text(report))):
        write_whole(folder / name, text)
    return report


def _left_out(
    folder: Path, units: Sequence[Unit], parts: Path, candidates: Candidates
) -> tuple[Counter[str], dict[str, dict[str, int]]]:
    """Writes the list of documents left out; gives how many for each reason, and what more is said of them."""
    reasons: Counter[str] = Counter()
    for unit in units:
        for counts in parts_of(parts, unit.number):
            reasons.update(counts.reasons)
    details: dict[str, Counter[str]] = {}
    target = folder / _AUDIT[1]
    with whole_file(target) as written, parquet.ParquetWriter(written, LEFT_OUT, compression="zstd") as audit:
        for part in candidates.parts:
            for batch in parquet.ParquetFile(part.left_out).iter_batches(1024):
                audit.write_batch(batch)
                for row in batch.to_pylist():
                    if row["detail"] and row["reason"] in _TOLD:
                        details.setdefault(row["reason"], Counter())[row["detail"]] += 1
            dropped = [
                place for place in range(part.first, part.first + part.count) if candidates.reason[place] != KEPT
            ]
            found = [
                {**row, "reason": REASONS[candidates.reason[place]].value, "detail": ""}
                for place, row in candidates.rows(dropped, ["source", "case_number"])
            ]
            reasons.update(str(row["reason"]) for row in found)
            if found:
                audit.write_table(pa.Table.from_pylist(found, LEFT_OUT))
    shown = {say(Reason(reason).named): dict(counted.most_common(_DETAILS)) for reason, counted in details.items()}
    return reasons, shown


_TOLD = (Reason.DAMAGED, Reason.FAILED_CHECK, Reason.PROGRAM_ERROR)


class _Examples:
    """Ten samples, each with the same chance, whatever their number (reservoir sampling)."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._seen = 0
        self._kept: list[tuple[Sample, int]] = []

    def see(self, sample: Sample, tokens: int) -> None:
        self._seen += 1
        if len(self._kept) < _EXAMPLES:
            self._kept.append((sample, tokens))
        elif (place := self._random.randrange(self._seen)) < _EXAMPLES:
            self._kept[place] = (sample, tokens)

    def kept(self) -> list[dict[str, Any]]:
        return [
            {
                "id": sample.id,
                "charges": list(sample.charges),
                "attitude": sample.attitude.value,
                "change": sample.change.value if sample.change else None,
                "tokens": tokens,
                "question": sample.prompt()[-1]["content"],
                "answer": sample.answer,
            }
            for sample, tokens in self._kept
        ]


def _asked(settings: Settings) -> dict[str, str]:
    criteria = settings.criteria
    first, last = criteria.years or (None, None)
    return {
        "程序": "刑事一审判决书",
        "年份": "不限" if first is None else str(first) if first == last else f"{first}—{last}",
        "罪名": "、".join(criteria.charges) or "不限",
        "法院": "、".join(criteria.courts) or "不限",
        "被告人数": "不限" if criteria.most_defendants is None else f"不超过 {criteria.most_defendants}",
        "最短": f"事实、说理与主文各不少于 {criteria.shortest} 字",
        "上下文": f"{settings.context} token",
        "核心样本": f"不超过 {settings.number:,}",
        "强化样本": f"不超过 {settings.reinforcement:,}",
        "随机种子": str(settings.seed),
    }


def _split_rule(test_day: int | None, settings: Settings) -> str:
    if test_day is None:
        rule = f"测试集按案件随机抽取（{settings.test:.1%}）：裁判日期不足以按时间划分。"
    else:
        day = f"{test_day // 10000}-{test_day // 100 % 100:02}-{test_day % 100:02}"
        rule = f"测试集是 {day} 及以后裁判的案件（至多 {settings.test:.1%}），训练集只有此前的和日期不明的。"
    rest = f"验证集从其余案件中随机抽取（{settings.validation:.1%}）。"
    return f"{rule}{rest}同一案件的样本总在同一边；近似重复的事实只保留一份。"


def _hashed(folder: Path, names: Sequence[str]) -> list[dict[str, Any]]:
    return [{"name": name, "size": (folder / name).stat().st_size, "hash": file_hash(folder / name)} for name in names]


def _hashed_files(given: Path) -> Iterator[dict[str, Any]]:
    for path, name in files_of(given):
        yield {"name": name, "size": path.stat().st_size, "hash": file_hash(path)}


def _go_on(stopped: Callable[[], bool]) -> None:
    if stopped():
        raise Stopped
