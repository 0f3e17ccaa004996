"""The list of similar cases as text, for the clipboard: under the label of what it stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desktop.similar.kept import KeptSimilar, Neighbour
from desktop.similar.told import about_told, sentence_told, where_told, why_told
from resources.disclaimer.reader import disclaimer, label
from resources.messages.catalogue import Language


def list_text(kept: KeptSimilar, listed: Sequence[Neighbour], language: Language, *, ours: bool) -> str:
    """``ours``: a model of ours wrote the judgment that they stand beside."""
    return "\n".join([*_lines(kept, listed, language, ours=ours), "", disclaimer(language)]) + "\n"


def _lines(kept: KeptSimilar, listed: Sequence[Neighbour], language: Language, *, ours: bool) -> Iterator[str]:
    yield label(language, ours=ours)
    yield about_told(kept, language)
    for number, case in enumerate(listed, start=1):
        yield ""
        yield f"{number}. {sentence_told(case, language)}"
        yield f"   {where_told(case, language)}"
        if why := why_told(case, language):
            yield from (f"   {line}" for line in why.splitlines())
