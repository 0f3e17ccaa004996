"""The columns of a comparison: the case as it stands, and beside it what is otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from desktop.judging.case import Case
from desktop.judging.round import Column
from desktop.judging.what_if.change import Change, as_pair
from desktop.judging.what_if.outcome import Outcome
from desktop.judging.what_if.what_if import what_if_all
from resources.model_card.parameters import Parameters
from trainer.engines.engine import Model

MOST_COLUMNS = 4
_SEED = 1
"""Where the user has set none: with a draw of its own for each column chance would be seen as a difference."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What one column has otherwise: something in the case, or the ``model``; ``outcome`` is the changed case."""

    changes: tuple[Change, ...]
    outcome: Outcome
    model: Model | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """As ``Column.changes`` has them."""
        named = () if self.model is None else (("model", self.model.label or self.model.name),)
        return (*map(as_pair, self.changes), *named)


def otherwise(case: Case, changes: Iterable[Change], model: Model | None, charges: Sequence[str] = ()) -> Otherwise:
    """``charges``: those of the case, where a judgment has named them."""
    made = tuple(changes)
    return Otherwise(made, what_if_all(case, made, charges), model)


def columns_of(case: Case, model: Model, parameters: Parameters, others: Iterable[Otherwise]) -> tuple[Column, ...]:
    """The case as it stands first; every column is drawn with one seed."""
    drawn = parameters if parameters.seed is not None else replace(parameters, seed=_SEED)
    return (
        Column(case, model, drawn),
        *(Column(each.outcome.case, each.model or model, drawn, each.pairs) for each in others),
    )
