"""The attitude taken out of facts and reasoning, sentence by sentence, so that another can be put there.

Nothing is guessed: where a sentence cannot be parted from what it says of the attitude, the whole edit is given up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trainer.samples.attitude_words import RESTATED

_SENTENCE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+\Z")
_ATTITUDE = re.compile(
    r"如实|供述|供认|认罪|认罚|具结|自首|坦白|投案|(?:主动|自动|自行|自愿)(?:到|至|归|前往|报|承认|交代|交待)|交代了|交待了|翻供|拒不|否认|口供|无异议|没有异议"
    r"|不持异议|承认(?:了)?(?:自己|上述|其|犯罪)|认错|(?:原地|现场)等(?:候|待)|未逃离|抗拒|留在现场|主观恶性"
    r"|到[^，。；]{0,20}(?:公安|交警|派出所|大队|检察院)[^，。；]{0,12}(?:说明|陈述|反映)"
    # Who has the police called waits for them: 自首 in the making.
    r"|(?:给|向)[^，。；]{0,12}(?:派出所|公安|交警|警察|大队)[^，。；]{0,6}打电话|(?:让|叫|请)(?:警察|民警)"
    r"|(?:被告人(?:(?!未|没|不|拒)[^，。；]){0,25}|委托[^，。；]{0,8}|(?:叫|让|要求)[^，。；]{1,8}|\A(?:并|遂|即|后|主动|立即|及时|随即)*)"
    r"(?:打电话|拨打电话|电话)?(?:报警|报案|(?:拨打|打)(?:了|通)?[“\"]?1(?:10|22))"
)
_REMORSE = re.compile(r"悔罪|悔过|(?<!不思)(?<!不知)(?<!毫无)(?<!毫不)悔改|悔意|悔悟")
_PARTY = re.compile(r"辩护|辩解|辩称|建议|意见|请求|要求对|提请|诉讼代理人")
_CIVIL = re.compile(r"附带民事|原告|诉讼请求|赔偿责任|保险|交强险|投保|赔偿限额")
_REBUTTED = re.compile(
    r"经查|不(?:能|予|应|宜)?认定|不构成|不是自首|不属|不予采[纳信]|不成立|不能成立|不足采信|逐一|分别评判|评判如下|如下情节|如下："
)
_PROBATION = re.compile(r"缓刑|非监禁刑|社区|在此期间|司法行政机关|公益劳动|监督和?管理|有益(?:于|的)?社会")
# What else a sentence on the attitude may say: it must be said again, or be there still.
_SUBSTANCE = (
    "赔偿|补偿|调解|和解",
    "谅解",
    "退赃|退赔|退缴|偿还|归还|还清|返还|退还|挽回",
    "抢救|120",
    "修复|恢复|放流|补植|复绿",
    "收缴|扣押",
    "再犯",
    "逃逸|逃离",
    "特别恶劣|特别严重",
    "情节严重|情节恶劣",
    "未成年",
    "(?:未|没有)(?:造成|引发)",
    "(?:交纳|缴纳|预缴|预交)[^，。；]{0,8}罚金|罚金[^，。；]{0,6}(?:交纳|缴纳)",
    "从严",
)
# In part, or not to the victim: to say it again would say more.
_IN_PART = re.compile(r"部分[^，。；]{0,8}(?:赔|退|补)|(?:赔|退|补)[^，。；]{0,8}部分|无名|财政|提存|押金")
_BROKEN = re.compile(r"[，、：][。；，、]")
_LENIENCY = re.compile(r"从轻|从宽|减轻")
_CONVICTS = re.compile(r"构成[^，。；]{2,40}罪|触犯[^，。；]{2,30}罪")
_CHARGE_STANDS = re.compile(
    r"，[^，。；]{0,12}指控[^，。；]{0,20}(?:成立|正确|准确)|，(?:事实|罪名|定性)[^，。；]{0,6}(?:成立|正确|准确|清楚)|，(?:本院)?(?:应)?予以?(?:支持|确认)"
)
_CITES = re.compile(r"(?:依照|依据|根据|按照)(?:了)?(?:最高人民法院)?[《﹤<]")
_DEPENDS = re.compile(
    r"\s*(?:但|且|并|又|故|因此|在此期间|亦|也|对此|上述|该|还|以上|鉴此|为此|\d+[、.．]|[（(]?[一二三四五六七八九\d][）)]|第[一二三四五])"
)
_ADDS = re.compile(r"亦可|也可|同时可")
_LIST_MARK = re.compile(r"；\Z")
_CLAUSE = re.compile(r"[^，：]+[，：]?")
_CANNOT_END = re.compile(
    r"(?:\d{1,2}[日时分许]|随后|次日|当日|当天|同日|期间|后|时|许|日|中|内|上|下|凌晨|早晨|上午|中午|下午|傍晚|晚|夜间|左右|经[^，。；]{0,20}(?:传唤|通知|讯问|询问|教育|劝说|规劝)|因|由|经|在|对|并|且|于|其|被告人(?:(?![驾弃逃离])[^，。]){1,6})\Z"
)
_CANNOT_BEGIN = re.compile(r"\A(?:并|且|又|还|而|但|及|和|与|后|即|系|是|属|可|应|予)")
_FOLLOWING_LEADS = re.compile(r"\A(?:并|且|又|还|而|后|后又|继而|遂)+")
_HAS_SUBJECT = re.compile(r"被告人|其|家属|亲属|公安|民警|双方|经|同案|被害|车|该")
_REFERS_BACK = re.compile(r"\A(?:同日|当日|当天|次日|同月|同年|随后|随即)")
_SUBJECT = re.compile(r"被告人[一-龥]某{0,2}[甲乙丙丁戊己庚辛壬癸\d]{0,2}")


@dataclass(frozen=True, slots=True)
class Edited:
    """The text without the attitude; ``at``: where another can be put; ``removed``: the places taken out before."""

    text: str
    at: int
    removed: tuple[tuple[int, int], ...]


def facts_without(facts: str) -> str | None:
    """``facts`` without the clauses that tell the attitude; None where they cannot be parted from the rest."""
    if "的供述" in facts:  # evidence listed, not a narration: headings alone would be taken out
        return None
    kept = []
    for match in _SENTENCE.finditer(facts):
        sentence = match.group()
        if not _ATTITUDE.search(sentence) and not _REMORSE.search(sentence):
            kept.append(sentence)
            continue
        rest = _clauses_without(sentence)
        if rest is None:
            return None
        kept.append(rest if rest else ("\n" if sentence.endswith("\n") else ""))
    text = re.sub(r"；(?=\n|\Z)", "。", re.sub(r"\n{2,}", "\n", "".join(kept)).strip())
    return text if len(text) >= 20 else None


def _clauses_without(sentence: str) -> str | None:
    """The other clauses of a sentence, "" where none of them says anything; None where they cannot stand alone."""
    end = sentence[-1] if sentence[-1] in "。；\n" else ""
    clauses = [match.group().rstrip("，：") for match in _CLAUSE.finditer(sentence.removesuffix(end))]
    telling = [bool(_ATTITUDE.search(clause) or _REMORSE.search(clause)) for clause in clauses]
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


def reasoning_without(
    reasoning: str,
    name: str,
    restated: Sequence[tuple[str, int]],
    *,
    remorse: bool,
    probation: bool,
    lenient: bool,
) -> Edited | None:
    """``reasoning`` (up to 判决如下) without its sentences on the attitude, parties' views and proposals.

    ``restated`` are the other circumstances with their places in ``reasoning``: those whose sentence goes are said
    again. ``remorse`` and ``probation`` may stay or not; ``lenient``: whether any leniency is left at all. None where
    a sentence that must stay speaks of the attitude, or one depends on what is taken out, or more than the attitude
    would be lost.
    """
    kept: list[str] = []
    removed: list[tuple[int, int]] = []
    length = 0
    at: int | None = None
    dropped_before = False
    seen_conviction = False
    for match in _SENTENCE.finditer(reasoning):
        sentence = match.group()
        if _CITES.search(sentence) and match.end() >= len(reasoning.rstrip()):
            cited = _CITES.search(sentence)
            assert cited is not None
            lead = sentence[: cited.start()]
            tells_nothing_new = _ATTITUDE.search(lead) or _REMORSE.search(lead) or _PARTY.search(lead)
            if tells_nothing_new or (not probation and _PROBATION.search(lead)):
                sentence = sentence[cited.start() :]
            at = length if at is None else at
            kept.append(sentence)
            length += len(sentence)
            continue
        if not sentence.strip():
            kept.append(sentence)
            length += len(sentence)
            continue
        convicts = _CONVICTS.search(sentence)
        tells = _ATTITUDE.search(sentence) or (not remorse and _REMORSE.search(sentence))
        party = _PARTY.search(sentence) and not _CIVIL.search(sentence)
        about_probation = not probation and _PROBATION.search(sentence)
        mere_leniency = not lenient and _LENIENCY.search(sentence)
        if not (tells or party or about_probation or mere_leniency):
            if dropped_before and (_DEPENDS.match(sentence) or _ADDS.search(sentence)):
                return None
            kept.append(sentence)
            length += len(sentence)
            dropped_before = False
            seen_conviction = seen_conviction or convicts is not None
            continue
        if _REBUTTED.search(sentence):
            return None
        if convicts and not seen_conviction:
            head = _up_to_conviction(sentence)
            if head is None or (not party and _LENIENCY.search(head)):
                return None
            removed.append((match.start() + len(head) - 1, match.end()))
            kept.append(head)
            length += len(head)
            seen_conviction = True
        else:
            removed.append(match.span())
        at = length if at is None and tells else at
        dropped_before = True
    if at is None or not seen_conviction:
        return None
    said = dict.fromkeys(
        identity for identity, place in restated if any(start <= place < end for start, end in removed)
    )
    if any(identity not in RESTATED for identity in said):
        return None
    text = "".join(kept)
    # What stood in a list now ends a sentence.
    text = _LIST_MARK.sub("。", text[:at]) + text[at:]
    if dropped_before:
        text = re.sub(r"；(?=\s*(?:依照|依据|根据|据此|综上|为此))", "。", text)
    inserted = "".join(RESTATED[identity].format(name=name) for identity in said)
    text = text[:at] + inserted + text[at:]
    gone = "".join(reasoning[start:end] for start, end in removed)
    if _BROKEN.search(text) or (inserted and _IN_PART.search(gone)):
        return None
    # What the parties to the civil part say, or an insurer, is no finding of the court.
    own = "".join(each for each in _SENTENCE.findall(text) if not _CIVIL.search(each) and not _PARTY.search(each))
    if any(re.search(words, gone) and not re.search(words, own) for words in _SUBSTANCE):
        return None
    if probation and "缓刑" in gone and "缓刑" not in text:
        return None
    if not probation and re.search("缓刑|社区矫正|司法行政机关|公益劳动", text):
        return None
    return Edited(text, at, tuple(removed))


def _up_to_conviction(sentence: str) -> str | None:
    """The clauses up to 构成某罪, and that the charge stands, closed by a full stop.

    None where they speak of the attitude themselves.
    """
    convicts = _CONVICTS.search(sentence)
    assert convicts is not None
    stop = re.compile(r"[，。；]").search(sentence, convicts.end())
    end = stop.start() if stop else len(sentence)
    while stands := _CHARGE_STANDS.match(sentence, end):
        end = stands.end()
    head = sentence[:end]
    if _ATTITUDE.search(head) or _REMORSE.search(head) or _PARTY.search(head):
        return None
    return head + "。"


def left_over(text: str, *, remorse: bool) -> bool:
    """Whether an edited text still speaks of the attitude."""
    return _ATTITUDE.search(text) is not None or (not remorse and _REMORSE.search(text) is not None)


def leniency_left(text: str, circumstances: Collection[str]) -> bool:
    """Whether ``text`` speaks of leniency though no circumstance is left that allows it."""
    return not circumstances and re.search(r"从轻|从宽|减轻", text) is not None
