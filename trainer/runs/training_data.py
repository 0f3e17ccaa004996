"""What a run trains on: samples out of files, checked, and their hash.

Rows may be those that ``prepare`` writes (``trainer.samples.sample``), LLaMA-Factory's sharegpt and alpaca, or OpenAI's
``messages``; files JSON, JSON lines or Parquet, told apart by their content.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from trainer.recipe.errors import TuningError
from trainer.samples.prompt import Turn
from trainer.samples.sample import read_sample

_ROLES = {"human": "user", "user": "user", "gpt": "assistant", "assistant": "assistant", "system": "system"}
_SUFFIXES = (".json", ".jsonl", ".parquet")


@dataclass(frozen=True, slots=True)
class TrainingSample:
    """What is asked and what is to be answered; ``name`` says where it lies, for messages."""

    name: str
    prompt: tuple[tuple[str, str], ...]  # role and text of each turn
    answer: str

    def turns(self) -> list[Turn]:
        """The prompt's turns."""
        return [{"role": role, "content": text} for role, text in self.prompt]


def read_training_samples(paths: Sequence[Path], *, may_be_empty: bool = False) -> tuple[TrainingSample, ...]:
    """All samples of these files and folders (see `data_files`). Raises TuningError("data")."""
    samples: list[TrainingSample] = []
    for file in data_files(paths):
        before = len(samples)
        try:
            for number, row in enumerate(_rows(file), 1):
                name = f"{file.name}:{number}"
                try:
                    samples.append(_sample(row, name))
                except (KeyError, TypeError, ValueError, AttributeError) as error:
                    raise TuningError("data", "recipe.data-no-sample", repr(error), place=name) from error
        except (OSError, UnicodeDecodeError, ValueError) as error:
            raise TuningError("data", "recipe.data-unreadable", str(error), file=file) from error
        if len(samples) == before and not may_be_empty:
            raise TuningError("data", "recipe.data-empty", file=file)
    return tuple(samples)


def data_files(paths: Sequence[Path]) -> list[Path]:
    """The files themselves; of a folder that ``prepare`` wrote the training split, of another all its data files."""
    files: list[Path] = []
    for path in paths:
        if prepared := _split(path, "train"):
            files.append(prepared)
        elif path.is_dir():
            found = sorted(
                file for file in path.iterdir() if file.suffix.lower() in _SUFFIXES and file.name != "dataset_info.json"
            )
            if not found:
                raise TuningError("data", "recipe.data-folder-empty", folder=path)
            files += found
        elif path.is_file():
            files.append(path)
        else:
            raise TuningError("data", "recipe.data-missing", file=path)
    return files


def held_out_beside(paths: Sequence[Path], split: Literal["validation", "test"] = "validation") -> list[Path]:
    """The splits of that name that ``prepare`` wrote beside these training data."""
    folders = dict.fromkeys(path.parent if path.name == "train.parquet" else path for path in paths)
    return [found for folder in folders if (found := _split(folder, split))]


def data_hash(samples: Iterable[TrainingSample]) -> str:
    """SHA-256 over what is trained on, in its order; where it lies does not matter."""
    digest = hashlib.sha256()
    for sample in samples:
        digest.update(json.dumps([sample.prompt, sample.answer], ensure_ascii=False).encode() + b"\n")
    return digest.hexdigest()


def _split(folder: Path, name: str) -> Path | None:
    """A split in the layout of ``prepare``: in its folder, or one further down in ``data``."""
    for place in (folder, folder / "data"):
        if (place / "train.parquet").is_file() and (place / f"{name}.parquet").is_file():
            return place / f"{name}.parquet"
    return None


def _rows(file: Path) -> Iterator[Any]:
    with file.open("rb") as content:
        start = content.read(64)
        content.seek(0)
        if start.startswith(b"PAR1"):
            import pyarrow as pa
            from pyarrow import parquet

            try:
                for batch in parquet.ParquetFile(content).iter_batches(1024):
                    yield from batch.to_pylist()
            except pa.ArrowException as error:
                raise ValueError(str(error)) from error
        elif start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"["):
            yield from json.loads(content.read().decode("utf-8-sig"))
        else:
            for line in content:
                if text := line.decode("utf-8-sig").strip():
                    yield json.loads(text)


def _sample(row: Any, name: str) -> TrainingSample:
    if "facts" in row and "answer" in row:
        sample = read_sample({key: value for key, value in row.items() if not key.startswith("_")})
        return _of_turns([(turn["role"], turn["content"]) for turn in sample.turns()], sample.id)
    turns = row.get("messages") or row.get("conversations")
    if turns is not None:
        said = [(_role(turn), _text(turn)) for turn in turns]
        if row.get("system"):
            said.insert(0, ("system", row["system"]))
        return _of_turns(said, str(row.get("id") or name))
    question = "\n".join(part for part in (row["instruction"], row.get("input") or "") if part)
    history = [turn for pair in row.get("history") or [] for turn in zip(("user", "assistant"), pair, strict=True)]
    system = [("system", row["system"])] if row.get("system") else []
    return _of_turns([*system, *history, ("user", question), ("assistant", row["output"])], str(row.get("id") or name))


def _role(turn: Mapping[str, Any]) -> str:
    return _ROLES[turn["role"] if "role" in turn else turn["from"]]


def _text(turn: Mapping[str, Any]) -> str:
    return str(turn["content"] if "content" in turn else turn["value"])


def _of_turns(turns: Sequence[tuple[str, str]], name: str) -> TrainingSample:
    """The last turn is the answer that is trained on."""
    *prompt, (role, answer) = turns
    if role != "assistant" or not prompt or not isinstance(answer, str):
        raise ValueError("the last turn is no answer")
    return TrainingSample(name, tuple(prompt), answer)
