"""The attitude taken out of the facts, clause by clause, so that another can be put there.

Nothing is guessed: where a clause cannot be parted from what it says of the attitude, the whole edit is given up.
"""

from __future__ import annotations

import re

from trainer.samples.attitude_cues import ATTITUDE, PASSAGE, REMORSE

_CLAUSE = re.compile(r"[^，：]+[，：]?")
_CANNOT_END = re.compile(
    r"(?:\d{1,2}[日时分许]|随后|次日|当日|当天|同日|期间|后|时|许|日|中|内|上|下|凌晨|早晨|上午|中午|下午|傍晚|晚|夜间|左右|经[^，。；]{0,20}(?:传唤|通知|讯问|询问|教育|劝说|规劝)|因|由|经|在|对|并|且|于|其|被告人(?:(?![驾弃逃离])[^，。]){1,6})\Z"
)
_CANNOT_BEGIN = re.compile(r"\A(?:并|且|又|还|而|但|及|和|与|后|即|系|是|属|可|应|予)")
_FOLLOWING_LEADS = re.compile(r"\A(?:并|且|又|还|而|后|后又|继而|遂)+")
_HAS_SUBJECT = re.compile(r"被告人|其|家属|亲属|公安|民警|双方|经|同案|被害|车|该")
_REFERS_BACK = re.compile(r"\A(?:同日|当日|当天|次日|同月|同年|随后|随即)")
_SUBJECT = re.compile(r"被告人[一-龥]某{0,2}[甲乙丙丁戊己庚辛壬癸\d]{0,2}")


def facts_without(facts: str) -> str | None:
    """``facts`` without the clauses that tell the attitude; None where they cannot be parted from the rest."""
    if "的供述" in facts:  # a list of evidence: removing its headings alone would leave the statements
        return None
    kept = []
    for match in PASSAGE.finditer(facts):
        passage = match.group()
        if not ATTITUDE.search(passage) and not REMORSE.search(passage):
            kept.append(passage)
            continue
        rest = _clauses_without(passage)
        if rest is None:
            return None
        kept.append(rest if rest else ("\n" if passage.endswith("\n") else ""))
    text = re.sub(r"；(?=\n|\Z)", "。", re.sub(r"\n{2,}", "\n", "".join(kept)).strip())
    return text if len(text) >= 20 else None


def _clauses_without(passage: str) -> str | None:
    """The other clauses of a passage, "" where none of them says anything; None where they cannot stand alone."""
    end = passage[-1] if passage[-1] in "。；\n" else ""
    clauses = [match.group().rstrip("，：") for match in _CLAUSE.finditer(passage.removesuffix(end))]
    telling = [bool(ATTITUDE.search(clause) or REMORSE.search(clause)) for clause in clauses]
    first = telling.index(True)
    before = clauses[:first]
    after = [clause for clause, tells in zip(clauses, telling, strict=True) if not tells][first:]
    gone = "".join(clause for clause, tells in zip(clauses, telling, strict=True) if tells)
    while before and _CANNOT_END.search(before[-1]):
        before.pop()
    if after and not before and len("，".join(after)) < 8:
        return ""
    if after and _REFERS_BACK.match(after[0]):
        return None
    led = _FOLLOWING_LEADS.match(after[0]) if after else None
    whose = _FOLLOWING_LEADS.sub("", after[0]) if after else ""
    # 并委托其子投案 has the subject of the clause before it, though another person's word stands in it.
    unsaid = not _HAS_SUBJECT.match(whose) if led and "被告人" in gone else not _HAS_SUBJECT.search(whose)
    if after and unsaid and (not before or "被告人" in gone):
        subject = _SUBJECT.search(gone)
        if subject is None:
            return None
        after[0] = subject.group() + whose
    elif after and not before:
        after[0] = whose
    kept = [*before, *after]
    if not kept or (len(kept) == 1 and len(kept[0]) < 6):
        return ""
    if _CANNOT_BEGIN.match(kept[0]):
        return None
    return "，".join(kept) + (end or "。")
