"""The draft: what was typed, and which answers stood beside it, kept so that a crash loses nothing.

The answers themselves are in the history, to which the draft points by their groups: either both are there, or the case
as it was typed and the answer that stood beside it before.
"""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.judging.case import Case
from trainer.patient_files import remove_file, rename
from trainer.samples.prompt import StatedAttitude
from trainer.whole_file import whole_file

if TYPE_CHECKING:
    from desktop.documents.names import Names

_log = logging.getLogger(__name__)
VERSION = 2
_OWNER_ALONE = 0o600  # facts are nobody else's to read
_WITH_ANSWER = 1  # the version whose drafts held the answer itself


@dataclass(frozen=True, slots=True)
class OldAnswer:
    """An answer that a draft of an earlier version holds itself: of the case that it answers, by its model."""

    text: str
    whole: bool
    case: Case
    model: str
    engine: str


@dataclass(frozen=True, slots=True)
class Draft:
    """The case page's content. ``answer`` is the group of the runs that stood on the right, ``answer_checked`` that of
    the check, "" where there was none. ``checked`` is the judgment that was given to be checked, ``checking`` whether
    that side was in sight, ``given_facts`` whether it was to be held against the facts beside it. ``province``: None
    where none was ever chosen, "" for none. ``no_day``: what stands in place of the day and is none."""

    facts: str = ""
    attitude: StatedAttitude = StatedAttitude.NOT_STATED
    act_date: date | None = None
    province: str | None = None
    no_day: str = ""
    matter: int | None = None
    answer: str = ""
    checked: str = ""
    checking: bool = False
    given_facts: bool = False
    answer_checked: str = ""
    old: OldAnswer | None = None  # until it is in the history
    names: Names | None = None  # which of the facts' names are masked; nowhere else on the disk


def save_draft(path: Path, draft: Draft) -> bool:
    """False where that failed: the log says why, and the draft before it is still there."""
    plain = {
        "version": VERSION,
        "facts": draft.facts,
        "attitude": draft.attitude.value,
        "act_date": draft.act_date.isoformat() if draft.act_date else None,
        "province": draft.province,
        "no_day": draft.no_day,
        "matter": draft.matter,
        "answer": draft.answer,
        "checked": draft.checked,
        "checking": draft.checking,
        "given_facts": draft.given_facts,
        "answer_checked": draft.answer_checked,
        "old": None if draft.old is None else _old_plain(draft.old),
        "names": None if draft.names is None else _names_plain(draft.names),
    }
    try:
        with whole_file(path) as part:
            part.touch(mode=_OWNER_ALONE)
            part.write_bytes(json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        path.chmod(_OWNER_ALONE)  # one of an earlier version keeps its rights
    except OSError as error:
        _log.error("the draft could not be saved: %s", error)
        return False
    return True


def load_draft(path: Path) -> Draft:
    """The draft; an empty one where there is none or it cannot be read."""
    try:
        plain: Any = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        return _draft(plain, plain["version"] > _WITH_ANSWER)
    except FileNotFoundError:
        return Draft()
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        # Without the error's own words, which may hold what was typed.
        _log.error("the draft could not be read: %s", type(error).__name__)
        with suppress(OSError):
            rename(path, _aside(path))  # may still hold something of worth
        return Draft()


def forget_draft(path: Path) -> bool:
    """Where nothing is to be kept, nothing of an earlier draft stays either. False where that failed."""
    try:
        remove_file(path)
        remove_file(_aside(path))
    except OSError as error:
        _log.error("the draft could not be removed: %s", error)
        return False
    return True


def _aside(path: Path) -> Path:
    return path.with_suffix(".unreadable")


def _draft(plain: Any, points: bool) -> Draft:
    """``points``: it points to its answers, and does not hold one."""
    case = _case(plain)
    return Draft(
        facts=case.facts,
        attitude=case.attitude,
        act_date=case.act_date,
        # Drafts of 0.2.0 have none of these.
        province=None if plain.get("province") is None else str(plain["province"]),
        checked=str(plain.get("checked", "")),
        checking=bool(plain.get("checking", False)),
        given_facts=bool(plain.get("given_facts", False)),
        no_day=str(plain.get("no_day", "")),
        matter=int(plain["matter"]) if points and plain["matter"] is not None else None,
        answer=str(plain["answer"]) if points else "",
        answer_checked=str(plain["answer_checked"]) if points else "",
        old=_old_answer(plain.get("old") if points else plain, case),
        names=None if plain.get("names") is None else _names(plain["names"]),
    )


def _names_plain(names: Names) -> dict[str, Any]:
    return {"placeholders": dict(names.placeholders), "original": names.original, "masked": names.masked}


def _names(plain: Any) -> Names:
    from desktop.documents.names import Names  # the patterns of names: few drafts have any

    placeholders = {str(name): str(stands) for name, stands in plain["placeholders"].items()}
    return Names(placeholders, str(plain["original"]), str(plain["masked"]))


def _old_plain(old: OldAnswer) -> dict[str, Any]:
    """As drafts of that version had it."""
    return {
        "answer": old.text,
        "answer_complete": old.whole,
        "model": old.model,
        "engine": old.engine,
        "asked": {
            "facts": old.case.facts,
            "attitude": old.case.attitude.value,
            "act_date": old.case.act_date.isoformat() if old.case.act_date else None,
            "province": old.case.province,
        },
    }


def _old_answer(plain: Any, case: Case) -> OldAnswer | None:
    if plain is None or not plain["answer"]:
        return None
    text, asked = str(plain["answer"]), plain.get("asked")
    return OldAnswer(
        text,
        bool(plain["answer_complete"]),
        case if asked is None else _case(asked),
        str(plain["model"]),
        str(plain["engine"]),
    )


def _case(plain: dict[str, Any]) -> Case:
    day, province = plain["act_date"], plain.get("province")
    return Case(
        str(plain["facts"]),
        StatedAttitude(plain["attitude"]),
        date.fromisoformat(day) if day else None,
        str(province) if province else None,
    )
