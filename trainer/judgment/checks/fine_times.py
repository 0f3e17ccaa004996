"""Fines against multiples of what the crime took, gained or sold, as far as the facts tell of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from resources.law.fines import FineRule
from resources.law.limits import FINE
from resources.messages.message import Value, message
from resources.messages.values import ChargeName, LegalDocument, Yuan
from trainer.judgment.bands.narration import Narration
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.checks.rules import Spans, finding
from trainer.judgment.measures.types import MoneyRole
from trainer.judgment.types import Finding

_ROLES: Mapping[str, tuple[MoneyRole, ...]] = {
    "amount": (MoneyRole.TAKEN, MoneyRole.TOTAL),
    "gains": (MoneyRole.GAIN,),
    "sales": (MoneyRole.SALES,),
}


def check_fine_times(case: CheckedCase, count: Count, rules: list[FineRule], narration: Narration) -> Iterator[Finding]:
    """``rules``: those of every range that the sentence may lie in, all of the same document.

    The bounds of what was gained or sold are usual ones (一般), and for accomplices together: those are notes.
    """
    fine, of = count.charge.fine_yuan, next((rule.of for rule in rules if rule.times), None)
    if fine is None or of is None or any(rule.of != of and not rule.yuan[1] for rule in rules):
        return
    amount = narration.amount(_ROLES[of], count.at.defendant or 0)
    if amount is None:
        return
    least = min(rule.times[0] for rule in rules if rule.times)
    most = max(rule.times[1] for rule in rules if rule.times)
    highest = max(int(most * amount.most), *(max(rule.yuan) for rule in rules))
    together = sum(other.charge.fine_yuan or 0 for other in case.counts if other.rule is count.rule)
    values: dict[str, Value] = {
        "crime": ChargeName(count.charge.name),
        "document": LegalDocument(rules[0].document, article=rules[0].article),
    }
    spans = Spans(None, narration.place(amount.span))
    if most and fine > highest:
        rule = "fine-above-times" if of == "amount" else "fine-above-usual"
        values |= {"fine": Yuan(fine), "times": most, "amount": Yuan(int(amount.most)), "limit": Yuan(highest)}
    elif together < (lowest := int(least * amount.least)):
        rule = "fine-below-usual"
        values |= {"fine": Yuan(together), "times": least, "amount": Yuan(int(amount.least)), "limit": Yuan(lowest)}
    else:
        return
    if of != "amount":
        values["of"] = message("findings.of-gains" if of == "gains" else "findings.of-sales")
    yield finding(rule, FINE, count.at, spans, **values)
