"""The draft: what was typed and what was written so far, kept so that a crash loses nothing."""

from __future__ import annotations

import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from desktop.judging.case import Case
from trainer.samples.prompt import StatedAttitude
from trainer.whole_file import write_whole

_log = logging.getLogger(__name__)
VERSION = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """The case page's content. ``model`` names what wrote the answer, ``asked`` the case that it answers: it may have
    been changed since. ``checked`` is the judgment that was given to be checked, ``checking`` whether that side was in
    sight, ``given_facts`` whether it was to be held against the facts beside it. ``province``: None where none was ever
    chosen, "" for none. ``no_day``: what stands in place of the day and is none."""

    facts: str = ""
    attitude: StatedAttitude = StatedAttitude.NOT_STATED
    act_date: date | None = None
    answer: str = ""
    answer_complete: bool = False
    model: str = ""
    engine: str = ""
    province: str | None = None
    checked: str = ""
    checking: bool = False
    given_facts: bool = False
    no_day: str = ""
    asked: Case | None = None


def save_draft(path: Path, draft: Draft) -> bool:
    """False where that failed: the log says why, and the draft before it is still there."""
    plain = {
        "version": VERSION,
        "facts": draft.facts,
        "attitude": draft.attitude.value,
        "act_date": draft.act_date.isoformat() if draft.act_date else None,
        "answer": draft.answer,
        "answer_complete": draft.answer_complete,
        "model": draft.model,
        "engine": draft.engine,
        "province": draft.province,
        "checked": draft.checked,
        "checking": draft.checking,
        "given_facts": draft.given_facts,
        "no_day": draft.no_day,
        "asked": None if draft.asked is None else _plain(draft.asked),
    }
    try:
        write_whole(path, json.dumps(plain, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    except OSError as error:
        _log.error("the draft could not be saved: %s", error)
        return False
    return True


def load_draft(path: Path) -> Draft:
    """The draft; an empty one where there is none or it cannot be read."""
    try:
        plain: Any = json.loads(path.read_bytes().decode("utf-8", "surrogatepass"))
        day = plain["act_date"]
        return Draft(
            facts=str(plain["facts"]),
            attitude=StatedAttitude(plain["attitude"]),
            act_date=date.fromisoformat(day) if day else None,
            answer=str(plain["answer"]),
            answer_complete=bool(plain["answer_complete"]),
            model=str(plain["model"]),
            engine=str(plain["engine"]),
            # Drafts of 0.2.0 have none of these.
            province=None if plain.get("province") is None else str(plain["province"]),
            checked=str(plain.get("checked", "")),
            checking=bool(plain.get("checking", False)),
            given_facts=bool(plain.get("given_facts", False)),
            no_day=str(plain.get("no_day", "")),
            asked=None if plain.get("asked") is None else _case(plain["asked"]),
        )
    except FileNotFoundError:
        return Draft()
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        _log.exception("the draft could not be read")
        with suppress(OSError):
            path.replace(path.with_suffix(".unreadable"))  # may still hold something of worth
        return Draft()


def _plain(case: Case) -> dict[str, str | None]:
    day = case.act_date.isoformat() if case.act_date else None
    return {"facts": case.facts, "attitude": case.attitude.value, "act_date": day, "province": case.province}


def _case(plain: dict[str, Any]) -> Case:
    day, province = plain["act_date"], plain["province"]
    return Case(
        str(plain["facts"]),
        StatedAttitude(plain["attitude"]),
        date.fromisoformat(day) if day else None,
        None if province is None else str(province),
    )
