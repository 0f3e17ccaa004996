"""A user's own suite as its TOML file describes it: where the cases are, what stands in which field, what is asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from trainer.evaluation.errors import EvaluationError

Scoring = Literal["judgment", "charges", "articles", "months"]
FIELDS = (
    *("facts", "id", "defendant", "charges", "articles", "months", "life", "death"),
    *("fine", "probation", "attitude", "year"),
)
TRUTHS = ("charges", "articles", "months", "fine", "probation")
PLACE = re.compile(r"\{([^{}\n]+)\}")
"""Where a prompt is filled in."""
_PARTS = ("fields", "prompt", "scoring")
_TABLES = {
    "": (
        "name",
        "title",
        "file",
        "source",
        "version",
        "licence",
        "overlap",
        "treatment",
        "fields",
        "prompt",
        "scoring",
    ),
    "fields": FIELDS,
    "prompt": ("text", "system"),
    "scoring": ("kind",),
}
_LONGEST_NAME = 64
_UNSAFE = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class OwnForm:
    """``name`` is what files are called by; ``file`` lies beside the TOML file. ``fields`` lead from our names
    (``FIELDS``) to the file's, in which a dot goes into an object. ``text`` is None where the program's own prompt
    asks; else {facts} and the file's own fields in braces are filled in.
    """

    name: str
    title: str
    file: Path
    fields: Mapping[str, str]
    text: str | None = None
    system: str = ""
    scoring: Scoring = "judgment"
    source: str = ""
    version: str = ""
    licence: str = "none stated"
    overlap: str = ""
    treatment: str = ""


def read_own_form(path: Path) -> OwnForm:
    """Raises EvaluationError("data"), which says which entry is wrong and what was expected; OSError."""
    try:
        whole = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise EvaluationError("data", "evaluation.own-not-utf-8", str(error), file=path) from error
    except (ValueError, RecursionError) as error:
        raise EvaluationError("data", "evaluation.own-not-toml", str(error), file=path, reason=str(error)) from error
    fields, prompt, scoring = (_table(whole, name, path) for name in _PARTS)
    for table, known, entries in (
        ("", _TABLES[""], whole),
        ("fields.", _TABLES["fields"], fields),
        ("prompt.", _TABLES["prompt"], prompt),
        ("scoring.", _TABLES["scoring"], scoring),
    ):
        for entry, value in entries.items():
            if entry not in known:
                raise EvaluationError("data", "evaluation.own-unknown", file=path, entry=table + entry, names=known)
            if (table or entry not in _PARTS) and not _is_text(entry, value):
                raise EvaluationError("data", "evaluation.own-no-text", file=path, entry=table + entry)
    for entry, missing in (
        ("file", "file" not in whole),
        ("fields.facts", "facts" not in fields),
        # Nothing but the suite's own words goes with a system text of its own or is read in another way.
        ("prompt.text", "text" not in prompt and (prompt or scoring)),
    ):
        if missing:
            raise EvaluationError("data", "evaluation.own-no-text", file=path, entry=entry)
    if "text" in prompt and PLACE.search(prompt["text"]) is None:
        raise EvaluationError("data", "evaluation.own-same-prompt", file=path, place="{facts}")
    kind = scoring.get("kind", "judgment")
    if kind not in get_args(Scoring):
        raise EvaluationError("data", "evaluation.own-scoring", file=path, kind=kind, names=get_args(Scoring))
    if not any(name in fields for name in TRUTHS):
        raise EvaluationError("data", "evaluation.own-no-truth", file=path, names=TRUTHS)
    name = whole.get("name") or _UNSAFE.sub("-", path.stem)[:_LONGEST_NAME]
    if _UNSAFE.search(name) or len(name) > _LONGEST_NAME or not name.strip("."):
        raise EvaluationError("data", "evaluation.own-name", file=path, name=name, longest=_LONGEST_NAME)
    told = {entry: whole[entry] for entry in ("source", "version", "licence", "overlap", "treatment") if entry in whole}
    return OwnForm(
        name,
        whole.get("title", name),
        path.parent / whole["file"],
        fields,
        prompt.get("text"),
        prompt.get("system", ""),
        kind,
        **told,
    )


def _is_text(entry: str, value: object) -> bool:
    """Some words, on one line where they name something; no file's name has a NUL, and no terminal shows its like."""
    control = r"[\x00-\x1f\x7f]" if entry in ("name", "title", "file") else r"[\x00-\x08\x0b-\x1f\x7f]"
    return isinstance(value, str) and value.strip() != "" and re.search(control, value) is None


def _table(whole: Mapping[str, Any], name: str, path: Path) -> Mapping[str, Any]:
    table = whole.get(name, {})
    if not isinstance(table, dict):
        raise EvaluationError("data", "evaluation.own-no-table", file=path, entry=name)
    return table
