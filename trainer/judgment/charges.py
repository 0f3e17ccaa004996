"""Charges (罪名) as judgments name them, held against the table of charges."""

from __future__ import annotations

from collections.abc import Iterable

from resources.law.charges import charge_named
from trainer.judgment.types import Article


def separate_charges(name: str) -> tuple[str, ...]:
    """犯抢劫、盗窃罪 are two charges, 犯走私、贩卖毒品罪 is one: by the table of charges; unknown names stay whole."""
    if "、" not in name or charge_named(name) is not None:
        return (name,)
    parts = tuple(part if part.endswith("罪") else part + "罪" for part in name.split("、"))
    return parts if all(charge_named(part) is not None for part in parts) else (name,)


def articles_of_charge(name: str, cited: Iterable[Article]) -> tuple[Article, ...]:
    """Those of the cited articles that define the charge, or lead to it (以……论处); () for an unknown charge."""
    rule = charge_named(name)
    if rule is None:
        return ()
    own = {(article.law, article.number, article.sub) for article in (*rule.articles, *rule.also)}
    return tuple(article for article in cited if (article.law, article.number, article.sub) in own)
