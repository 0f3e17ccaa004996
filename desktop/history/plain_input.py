"""What a run was made from, as plain JSON and back; the facts and the given text are kept beside it."""

from __future__ import annotations

from dataclasses import asdict, fields
from datetime import date
from typing import Any

from desktop.history.run import RunInput, RunKind
from desktop.judging.case import Case
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Model
from trainer.engines.own_parameters import OwnParameters
from trainer.samples.prompt import StatedAttitude


def input_plain(given: RunInput) -> dict[str, Any]:
    """All that is not a column of its own."""
    case, model, parameters = given.case, given.model, given.parameters
    return {
        "attitude": case.attitude.value,
        "act_date": case.act_date.isoformat() if case.act_date else None,
        "province": case.province,
        "model": None if model is None else asdict(model),
        "parameters": None if parameters is None else {**asdict(parameters), "chosen": sorted(parameters.chosen)},
        "engine_version": given.engine_version,
        "system": given.system,
        "prompt_hash": given.prompt_hash,
    }


def case_from(plain: dict[str, Any], facts: str) -> Case:
    """Raises KeyError, TypeError or ValueError where it is none."""
    day = plain["act_date"]
    return Case(facts, StatedAttitude(plain["attitude"]), date.fromisoformat(day) if day else None, plain["province"])


def model_from(plain: dict[str, Any] | None) -> Model | None:
    """A field that today's program does not know is left out."""
    if plain is None:
        return None
    own = _known(OwnParameters, plain.get("own") or {})
    own["stop"] = tuple(own.get("stop", ()))
    return Model(**{**_known(Model, plain), "own": OwnParameters(**own)})


def parameters_from(plain: dict[str, Any] | None) -> Parameters | None:
    """The same; also of what ``Parameters.as_options`` gives."""
    if plain is None:
        return None
    known = _known(Parameters, plain)
    known["stop"] = tuple(known.get("stop", ()))
    known["chosen"] = frozenset(known.get("chosen", ()))
    return Parameters(**known)


def input_from(
    plain: dict[str, Any],
    *,
    kind: RunKind,
    facts: str,
    given: str,
    matter: int | None,
    group: str,
    column: int,
    sample: int,
    changes: tuple[tuple[str, str], ...],
) -> RunInput:
    """The whole again."""
    return RunInput(
        kind,
        case_from(plain, facts),
        model_from(plain["model"]),
        parameters_from(plain["parameters"]),
        str(plain["engine_version"]),
        str(plain["system"]),
        str(plain["prompt_hash"]),
        given,
        matter,
        group,
        column,
        sample,
        changes,
    )


def _known(data: type[Model | Parameters | OwnParameters], plain: dict[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(data)}
    return {name: value for name, value in plain.items() if name in names}
