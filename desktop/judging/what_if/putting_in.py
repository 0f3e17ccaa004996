"""Where in the facts a court would tell a circumstance: after what they tell of the same defendant's conduct."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop.judging.what_if.clauses import sentences
from desktop.judging.what_if.edit import Edit
from desktop.judging.what_if.reading import Reading
from trainer.judgment.facts.sign_cues import Sign

_AFTERWARDS = frozenset(Sign) - {
    *(Sign.ATTEMPT, Sign.ACCESSORY, Sign.ACCESSORY_PERHAPS, Sign.PRINCIPAL, Sign.RECIDIVIST)
}
_EVIDENCE = re.compile(r"\s*(?:上述|以上|前述|认定上述)(?:犯罪)?事实|\s*公诉机关|\s*案发后，公安机关扣押")


def places_for(reading: Reading, position: int | None, sentence: str, gone_at: int | None) -> Iterator[Edit]:
    """The sentence put in, the fittest place first. ``gone_at``: where the opposite stood until now."""
    text = reading.text
    whole = sentences(text)
    if gone_at is not None:
        ends = [each.end for each in whole if each.stop == "。" and each.end >= gone_at]
        stands = gone_at == 0 or text[gone_at - 1] in "。\n"
        yield from (Edit(at, at, sentence) for at in ([gone_at] if stands else ends[:1]))
    end = next((each.start for each in whole if each.start and _EVIDENCE.match(text, each.start)), len(text))
    told = reading.places(_AFTERWARDS, position) if position is not None else ()
    after = {
        each.end for each in whole if each.stop == "。" and any(each.start <= span.start < each.end for span in told)
    }
    for place in sorted((place for place in after if place <= end), reverse=True):
        yield Edit(place, place, sentence)
    yield _at_end(text, end, sentence)


def _at_end(text: str, end: int, sentence: str) -> Edit:
    """After the last word before ``end``; what has no full stop there gets one."""
    at = len(text[:end].rstrip())
    stop = "" if not at or text[at - 1] in "。！？”）" else "。"
    if at and text[at - 1] in "，；、：":
        return Edit(at - 1, at, f"。{sentence}")
    return Edit(at, at, stop + sentence)
