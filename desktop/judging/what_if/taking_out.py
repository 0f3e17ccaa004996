"""Statements taken out of the facts, clause by clause, so that what stays is whole sentences.

Nothing is guessed: where a clause says something else besides, or what follows cannot stand without it, the whole edit
is given up. Every character that is not a part of an edit stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from desktop.judging.what_if.clauses import Clause, Sentence, clauses, is_balanced, sentences
from desktop.judging.what_if.edit import Edit
from desktop.judging.what_if.word_out import without_word
from trainer.judgment.types import Span

_DATE = (
    r"(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?"
    r"(?:凌晨|早晨|上午|中午|下午|傍晚|晚|夜间)?(?:\d{1,2}[时点](?:\d{1,2}分)?)?许?"
)
_WHOLE_DATE = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?")
# What only says when or on which occasion: it says nothing where its clause is gone.
_OCCASION = re.compile(
    rf"(?:{_DATE}|同日|当日|当天|次日|随后|事后|期间|案发|到案|归案|审理|侦查|另|此外|在[^，。；]{{0,8}}共同犯罪(?:过程)?中"
    r"|[^，。；]{0,6}(?:阶段|过程)|经(?:公安机关)?(?:侦查|调查|审查|查|审讯)"
    r"|经[^，。；]{0,20}(?:传唤|通知|讯问|询问|教育|劝说|规劝))(?:后|时|中|期间)?"
)
_SAME_DAY = re.compile(r"\s*(?:同日|当日|当天)")
_REFERS_BACK = re.compile(r"\s*(?:次日|同月|同年|随后|随即|之后|其后|此后)")
_LEADS = re.compile(r"(?:并且|并|且|又|还|而且|而|但|后又|后|继而|遂|亦|也|其余(?=[未没]))")
# What only goes on with the statement before it: 出具谅解书，请求从轻处罚; 拒不供认，辩称系帮他人送货.
_GOES_ALONG = re.compile(
    r"(?:并|且)?(?:请求|恳请|要求|建议|希望|同意|辩称|辩解|声称|称其|称系|自称"
    r"|(?:依法|酌情|对其)?(?:可以|应当|可|应)?(?:依法|酌情)?(?:予以)?(?:从轻|减轻|从宽|从重))"
)
# 证人某某的证言、无前科证明、谅解书等书证: to take a title out of the list would leave the statement.
_LIST_OF_EVIDENCE = re.compile(
    r"(?:书证|证言|笔录|证明|陈述|鉴定)[^。；]{0,80}(?:书证|证言|笔录|证据|证实|供述和辩解|佐证)"
)
_HIM = re.compile(r"其(?![余他中])")
_HAS_SUBJECT = re.compile(
    r"被告人|其(?![余他中])|[一-鿿]{0,4}(?:家属|亲属)|公安|民警|双方|经|同案|被害|二人|三人|[一-鿿]某"
    r"|(?![取获得]得|得到|[赔向退对与将到在]|自愿|主动)[一-鿿]{0,10}(?:机构|机关|部门|法院|检察院|公司|单位|委员会)"
)
# A clause that cannot be the last: 准备离开时，被当场抓获 without its end. Some can be cut back to what was done.
_CANNOT_END = re.compile(r"(?:时|后|中|期间|途中|之际|因|由|经|在|对|并|且|于|被|将|向|与|和|及)\Z")
_LEADS_TO = re.compile(r"(?:后)?(?:因(?!涉)|由于|鉴于|经(?![营济常]))")
_LEAVING = re.compile(
    r"(?:后|时)?(?:正)?(?:准备|欲|打算|企图)?(?:离开|逃离|逃跑|离去|逃走|返回)(?:现场)?(?:时|后|途中|之际)\Z"
)
_CAME = re.compile(r"投案|到案|归案|等候|等待|公安|派出所|交警|民警")
# What the police did next, though the clause that named them goes: 被民警抓获，当场从其身上查获……
_SEIZED = re.compile(r"[抓擒捕查]获|抓捕|扭送")
_SEARCHED = re.compile(r"(?:当场|现场|随后|后)?(?:从|查获|缴获|扣押|搜出|搜获|起获|收缴|扣缴)")
_TELLS = re.compile(r"如实|供述|供认|交[代待]|承认|坦白")
_SUBJECT = re.compile(r"(?:被告人)?{name}(?:[、和与及](?:被告人)?[一-鿿]{{1,3}}(?=[，均也亦共先]))?")


def taken_out(text: str, targets: Sequence[Span], others: Sequence[Span], name: str) -> list[Edit] | None:
    """The edits by which ``targets`` and the clauses around them go; None where they cannot be parted from the rest.

    ``others``: what is told beside them and stays. ``name``: the defendant's, who is named again where the clause that
    named him goes; "" where nobody is named.
    """
    edits: list[Edit] = []
    whole = sentences(text)
    for number, sentence in enumerate(whole):
        mine = [span for span in targets if span.start < sentence.end and span.end > sentence.start]
        if not mine:
            continue
        if _LIST_OF_EVIDENCE.search(text, sentence.start, sentence.end):
            return None
        told = clauses(text, sentence)
        going = _going(text, told, mine)
        if any(goes and _overlaps(clause, others) for goes, clause in zip(going, told, strict=True)):
            return None
        words = without_word(text, told, going, mine)
        found = words if words is not None else list(_gone(text, sentence, told, going, name))
        if not found and words is None:
            return None
        if not _keeps_brackets(text, sentence, found):
            return None
        after = _next_sentence(text, whole, number, found)
        if after is None:
            return None
        edits += found + after
    return edits


def _going(text: str, told: Sequence[Clause], mine: Sequence[Span]) -> list[bool]:
    going: list[bool] = []
    for clause in told:
        along = bool(going) and going[-1] and _GOES_ALONG.match(text, clause.start, clause.end) is not None
        going.append(along or _overlaps(clause, mine))
    return going


def _overlaps(clause: Clause, spans: Sequence[Span]) -> bool:
    return any(span.start < clause.end and span.end > clause.start for span in spans)


def _gone(text: str, sentence: Sentence, told: Sequence[Clause], going: Sequence[bool], name: str) -> Iterator[Edit]:
    """What goes of one sentence; nothing where the rest cannot stand alone."""
    goes = [
        # 归案后，如实供述…: the occasion goes with what was said on it, where nothing else was.
        here or (any(going[place:]) and all(going[place + 1 :]) and _is_occasion(text, told[place]))
        for place, here in enumerate(going)
    ]
    if all(goes):
        yield Edit(*_line(text, sentence))
        return
    edits: list[Edit] = []
    for first, last in _runs(goes):
        edit = _run(text, told, first, last, name)
        if edit is None:
            return
        edits.append(edit)
        edits += _named_again(text, sentence, edit, told[last + 1 :], name)
    yield from edits


def _is_occasion(text: str, clause: Clause) -> bool:
    return _OCCASION.fullmatch(text, clause.start, clause.end) is not None


def _runs(goes: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last of each row of clauses that go."""
    for gone, row in groupby(range(len(goes)), goes.__getitem__):
        if gone:
            places = list(row)
            yield places[0], places[-1]


def _run(text: str, told: Sequence[Clause], first: int, last: int, name: str) -> Edit | None:
    """The clauses ``first`` to ``last`` gone, of a sentence in which others stay."""
    if last + 1 == len(told):
        return _last(text, told[first - 1], told[last])
    following = told[last + 1]
    start = told[first].start
    if told[first].joined:  # 主动投案并退赔损失，获得谅解
        return Edit(start, told[last].end)
    lead = _LEADS.match(text, following.start, following.end)
    end = lead.end() if lead else following.start
    if _REFERS_BACK.match(text, end):
        return None
    subject = ""
    gone = text[start : told[last].end]
    words = text[end : following.end]
    if first == 0 or name in gone:
        named = re.search(_SUBJECT.pattern.format(name=re.escape(name)), gone) if name else None
        if named is not None and not _HAS_SUBJECT.match(words) and not words.startswith(name):
            subject = named[0]
    if _SEIZED.search(gone) and _SEARCHED.match(words):
        subject = "公安人员"
    elif _CAME.search(gone) and _TELLS.match(words) and "到案" not in words:
        subject += "到案后"
    if first > 0 and following.joined and not subject:
        return Edit(told[first - 1].end, end, "，")
    return Edit(start, end, subject)


def _last(text: str, before: Clause, gone: Clause) -> Edit | None:
    """The end of a sentence gone: ``before`` is its end now."""
    words = text[before.start : before.end]
    if _LEADS_TO.match(words):
        return None
    if not _CANNOT_END.search(words):
        return Edit(before.end, gone.end)
    leaving = _LEAVING.search(words)
    if leaving is None or leaving.start() < len(words) // 2:
        return None
    return Edit(before.start + leaving.start(), gone.end)


def _named_again(text: str, sentence: Sentence, edit: Edit, after: Sequence[Clause], name: str) -> Iterator[Edit]:
    """民警对其进行测试 speaks of whom the clause named that is gone."""
    gone, before = text[edit.start : edit.end], text[sentence.start : edit.start]
    if not after or not name or name not in gone or name in before or name in edit.text:
        return
    clause = after[0]
    him = _HIM.search(text, max(edit.end, clause.start), clause.end)
    if him is not None and name not in text[clause.start : him.start()]:
        yield Edit(*him.span(), name)


def _line(text: str, sentence: Sentence) -> tuple[int, int]:
    """The whole sentence, with the line that it alone stands on."""
    start, end = sentence.start, sentence.end
    begin = text.rfind("\n", 0, start) + 1
    alone = not text[begin:start].strip() and (end == len(text) or text[end - 1] == "\n" or text[end : end + 1] == "\n")
    if alone and text[end - 1 : end] != "\n" and end < len(text):
        end += 1
    return (begin, end) if alone else (start, end)


def _keeps_brackets(text: str, sentence: Sentence, edits: Sequence[Edit]) -> bool:
    """Whether no half of a bracket is left."""
    gone = "".join(text[edit.start : edit.end] for edit in edits)
    return is_balanced(gone) or not is_balanced(text[sentence.start : sentence.end])


def _next_sentence(text: str, whole: Sequence[Sentence], number: int, found: Sequence[Edit]) -> list[Edit] | None:
    """What has to be changed around a sentence that is gone, or has lost its date; None where that cannot be done."""
    sentence = whole[number]
    edits: list[Edit] = []
    gone = "".join(text[edit.start : edit.end] for edit in found)
    dates = _WHOLE_DATE.findall(gone)
    following = whole[number + 1] if number + 1 < len(whole) else None
    if following is not None and dates:
        same = _SAME_DAY.match(text, following.start)
        if same is not None:
            at = same.end() - len(same[0].strip())
            edits.append(Edit(at, same.end(), dates[-1]))
        elif _REFERS_BACK.match(text, following.start):
            return None
    everything = found and found[0].start <= sentence.start and found[-1].end >= sentence.words_end
    before = whole[number - 1] if number else None
    if everything and before is not None and before.stop in "；;" and sentence.stop == "。" and before.stop:
        edits.append(Edit(before.end - 1, before.end, "。"))
    return edits
