"""The sentence that is to be served (决定执行), also where it is written without its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from resources.law.limits import CONTROL, DETENTION
from trainer.judgment.penalties import Penalties
from trainer.judgment.sections import CharRange
from trainer.judgment.types import Sentence, SentenceKind

_WITHOUT_TERM = frozenset((SentenceKind.EXEMPT, SentenceKind.NOT_GUILTY, SentenceKind.SUPPLEMENTARY_ONLY))
_KIND = re.compile("有期徒刑|拘役|管制|无期徒刑|死刑")
_KINDS = {
    "有期徒刑": SentenceKind.FIXED_TERM,
    "拘役": SentenceKind.DETENTION,
    "管制": SentenceKind.CONTROL,
    "无期徒刑": SentenceKind.LIFE,
    "死刑": SentenceKind.DEATH,
}
_OF_JUDGMENT = re.compile("前罪|前判|前一|原判|余刑|并罚|撤销|假释|缓刑|尚未执行|没有执行")
_MOST = {SentenceKind.DETENTION: DETENTION.longest_combined, SentenceKind.CONTROL: CONTROL.longest_combined}


def total_sentence(
    combined: Penalties | None, counts: list[Penalties], chars: str, earlier: Sequence[CharRange]
) -> Sentence | None:
    """What 决定执行 says, else the only count's sentence; several that are all without a term are one.

    None where 决定执行 stands there but cannot be read: no count's sentence is then the whole one. ``earlier`` are the
    places in ``chars`` where 主文 speaks of earlier judgments.
    """
    if combined is not None:
        return combined.sentence or _of_kind_untold(combined, counts, [chars[slice(*place)] for place in earlier])
    kinds = {penalties.sentence.kind for penalties in counts if penalties.sentence}
    alike = len(kinds) == 1 and kinds <= _WITHOUT_TERM
    return counts[0].sentence if len(counts) == 1 or alike else None


def _of_kind_untold(combined: Penalties, counts: list[Penalties], earlier: list[str]) -> Sentence | None:
    """决定执行一年八个月: the kind of all sentences that are joined; a prison term absorbs 拘役 (刑法 69 II)."""
    if combined.bare is None or not all(penalties.sentence for penalties in counts):
        return None
    kinds = {penalties.sentence.kind for penalties in counts if penalties.sentence} - _WITHOUT_TERM
    before = [{_KINDS[kind] for kind in _KIND.findall(text)} for text in earlier if _OF_JUDGMENT.search(text)]
    kinds = kinds.union(*before)
    (months, days), span = combined.bare
    if SentenceKind.FIXED_TERM in kinds and kinds <= {SentenceKind.FIXED_TERM, SentenceKind.DETENTION}:
        return Sentence(SentenceKind.FIXED_TERM, months, days, span)
    if len(kinds) != 1 or not all(before):
        return None
    (kind,) = kinds
    return Sentence(kind, months, days, span) if (months, days) <= (_MOST.get(kind, -1), 0) else None
