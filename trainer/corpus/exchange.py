"""LLaMA-Factory's samples, alpaca and sharegpt: facts as the question, a judgment as the answer.

Formats: https://github.com/hiyouga/LLaMA-Factory/blob/main/data/README.md. OpenAI's ``messages`` are read as well.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# The frame that this program's own prompt puts around the facts.
_FRAME = re.compile(r"【犯罪事实】\s*(.*?)\s*(?:【到案后的态度】|\Z)", re.DOTALL)
_ANSWERED = ("判决如下", "判处", "本院认为")
_FOUND = re.compile(r"查明|指控")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and its answer."""

    facts: str
    answer: str

    def judgment(self) -> str:
        """Both as the text of a judgment, with the words that part them; "" where the answer is none."""
        if not any(word in self.answer for word in _ANSWERED):
            return ""
        opening = "" if _FOUND.search(self.facts[:200]) else "经审理查明："
        return f"{opening}{self.facts}\n{self.answer}"


def exchange_of(record: Mapping[str, object]) -> Exchange | None:
    """The first question and answer of a sample; None where ``record`` is no sample."""
    if "output" in record and "instruction" in record:
        question = str(record.get("input") or "") or str(record["instruction"] or "")
        return Exchange(_facts(question), str(record["output"] or ""))
    turns = record.get("conversations") or record.get("messages")
    if not isinstance(turns, Sequence) or isinstance(turns, str):
        return None
    said: dict[str, str] = {}
    for turn in turns:
        if isinstance(turn, Mapping):
            who = str(turn.get("from") or turn.get("role") or "")
            said.setdefault(_ROLES.get(who, who), str(turn.get("value") or turn.get("content") or ""))
    return Exchange(_facts(said.get("user", "")), said.get("assistant", "")) if said else None


_ROLES = {"human": "user", "gpt": "assistant"}


def _facts(question: str) -> str:
    framed = _FRAME.search(question)
    return (framed[1] if framed else question).strip()
