"""A kept card in the cells of a table, worded in one language; names of charges stay as the judgment has them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from desktop.batch.table import Cell
from resources.messages.article_words import cited_words
from resources.messages.catalogue import Language
from resources.messages.lists import joined
from resources.messages.message import Message
from resources.messages.value_json import value_from
from resources.messages.wording import message_told, say
from trainer.judgment.types import circumstance_named

Json = dict[str, Any]
_MARKS = {"error": "×", "warning": "!", "note": "·"}


@dataclass(frozen=True, slots=True)
class CardCells:
    """Of one card."""

    card: Json
    language: Language

    @property
    def defendants(self) -> list[Json]:
        """As the card has them."""
        found: list[Json] = self.card["judgment"]["defendants"]
        return found

    def of_defendant(self, number: int) -> dict[str, Cell]:
        """``number`` counts from 0; the names are the columns' without "head-"."""
        defendant = self.defendants[number]
        total = defendant["total"] or {}
        kind = value_from({"kind": total["kind"], "months": None, "days": None}) if total else None
        articles = (article for charge in defendant["charges"] for article in charge["articles"])
        circumstances = (say(circumstance_named(each["id"]), self.language) for each in defendant["circumstances"])
        low, high = self._guideline(number)
        return {
            "defendant": defendant["name"],
            "charges": joined((charge["name"] for charge in defendant["charges"]), self.language),
            "kind": None if kind is None else say(Message(f"penalties.{kind.kind.name.lower()}"), self.language),
            "months": total.get("months"),
            "days": total.get("days") or None,
            "fine": defendant["total_fine_yuan"],
            "confiscation": joined(_unique(each["confiscation"] for each in defendant["charges"]), self.language),
            "probation": defendant["probation_months"],
            "rights": defendant["political_rights_months"],
            "articles": self._articles(articles),
            "circumstances": joined(_unique(circumstances), self.language),
            "attitude_found": defendant["attitude"],
            "guideline_low": low,
            "guideline_high": high,
        }

    def of_case(self) -> dict[str, Cell]:
        """What does not belong to one defendant."""
        findings = sorted(self.card["findings"], key=lambda each: list(_MARKS).index(each["severity"]))
        counted = {severity: sum(each["severity"] == severity for each in findings) for severity in _MARKS}
        return {
            "defendants": len(self.defendants),
            "all_articles": self._articles(self.card["judgment"]["articles"]),
            "errors": counted["error"],
            "warnings": counted["warning"],
            "notes": counted["note"],
            "findings": "\n".join(f"{_MARKS[each['severity']]} {self._said(each)}" for each in findings),
            "missing": joined((self._named_fact(each) for each in self.card["missing_facts"]), self.language),
            "end": self.card["end"],
        }

    def _guideline(self, number: int) -> tuple[float | None, float | None]:
        """In months: of a defendant with one crime its sheet's, else that of all his crimes together."""
        sheets = [each for each in self.card["guideline"] if each["defendant"] == number]
        several = [each for each in self.card["guideline_several"] if each["defendant"] == number]
        found = several or (sheets if len(self.defendants[number]["charges"]) == 1 else [])
        return (found[0]["low"], found[0]["high"]) if found else (None, None)

    def _articles(self, articles: Iterable[Json]) -> str:
        return joined(_unique(cited_words(value_from(each), self.language) for each in articles), self.language)

    def _said(self, finding: Json) -> str:
        return say(message_told(finding), self.language)

    def _named_fact(self, fact: Json) -> str:
        return say(Message(f"facts.{fact['id']}"), self.language) if self.language == "en" else str(fact["name"])


def _unique(texts: Iterable[str | None]) -> Iterator[str]:
    return iter(dict.fromkeys(text for text in texts if text))
