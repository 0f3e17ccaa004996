"""A finding in the window's language: made in Chinese, from its rule's sentence; another language fills its own."""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtCore import QCoreApplication

from desktop.wording.language import chinese
from desktop.wording.legal_words import legal_words
from trainer.judgment.types import Finding

_PLACE = re.compile(r"\{(\w+)\}")


def finding_words(finding: Finding) -> str:
    """The message. The sentences of trainer/judgment/checks/messages.py are the context "findings"."""
    if chinese():
        return finding.message
    template = rule_sentence(finding.rule)
    match = _form(template).fullmatch(finding.message) if template else None
    if template is None or match is None:
        return finding.message
    values = {name: legal_words(value) for name, value in match.groupdict().items()}
    return QCoreApplication.translate("findings", template).format_map(values)


def rule_sentence(rule: str) -> str | None:
    """The rule's sentence with its places, as the checks fill it."""
    from trainer.judgment.checks.messages import RULES

    known = RULES.get(rule)
    return known.sentence if known else None


@cache
def _form(template: str) -> re.Pattern[str]:
    """The sentence as a pattern that gives back what it was filled with."""
    parts = _PLACE.split(template)
    return re.compile("".join(f"(?P<{part}>.+?)" if odd % 2 else re.escape(part) for odd, part in enumerate(parts)))
