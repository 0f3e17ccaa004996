"""Where 主文 speaks of an earlier judgment: 与前罪…并罚, 与他法院所判…罪…并罚, 曾因犯…罪被判处."""

from __future__ import annotations

import re

from trainer.judgment.count_site import CountSite

_PRIOR = re.compile(
    r"(?:与|连同|和|同|将|对|以及|加上|并|合并)?(?:本院|其|被告人)?[^，。；]{0,30}?"
    r"(?:总和刑期|刑期总和|总刑期|前罪|原犯|前犯|原判|前判|尚未执行|未执行|余刑|剩余刑|没有执行|曾犯|曾因|原因犯|漏罪前|先前"
    r"|前一判决|前一案|前次判|前案|上一判决|另案|已判处|已被判处|余下刑)"
)
# A character that each of its words has, looked for first: few clauses have one.
_PRIOR_SIGN = re.compile("[总前原执余曾先上另已]")
# What is joined to this sentence (与…并罚) was pronounced by another judgment, whatever it is called.
_JOINED = re.compile(r"(?:并|再|又)?(?:与|连同|同(?!时|案))")
# 被告人甲曾因犯…罪被判处…, before his crime of now is named.
RECORD = re.compile(r"曾因|曾犯|(?:前|原)因?犯[^，。；]{1,40}被判")
_PASSAGE_END = re.compile(r"[。；]")
_FAR = 200  # characters within which 并罚 follows what it joins


def is_earlier(chars: str, at: int, end: int, text: str, site: CountSite | None) -> bool:
    """Whether ``text``, the clause at ``at``, tells of an earlier judgment whose sentence is joined to this one.

    Not 被告人钱原犯…, where 原 is the end of a name; ``site`` is where the clause says of what somebody is guilty.
    """
    prior = _prior(text)
    if prior:
        return site is None or prior.end() != site.end
    if not _JOINED.match(text):
        return False
    stop = _PASSAGE_END.search(chars, at, min(at + _FAR, end))
    return chars.find("并罚", at, stop.start() if stop else min(at + _FAR, end)) >= 0


def _prior(text: str) -> re.Match[str] | None:
    return _PRIOR.match(text) if _PRIOR_SIGN.search(text) else None
