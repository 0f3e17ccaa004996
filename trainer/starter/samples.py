"""Training text for the starter model: facts and labels in, a prompt and a judgment in its plainest form out.

CAIL's labels do not say whether a term is 拘役 or 有期徒刑: below six months it can only be 拘役 (刑法 42, 45), from
six months on we write 有期徒刑, but for 危险驾驶, which knows 拘役 only. 缓刑 is not recorded and never written.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from resources.law.charges import charge_named
from resources.law.circumstances import circumstances
from resources.law.numerals import write_number, write_term
from resources.model_card.system_text import system_text
from resources.model_card.template import render
from trainer.judgment.numerals import write_money
from trainer.samples.cail import CailCase
from trainer.samples.prompt import StatedAttitude, prompt_turns
from trainer.starter.names import names_to_replace, new_name, replaced


@dataclass(frozen=True, slots=True)
class StarterSample:
    """One sample as text. ``answer`` is cut into parts; name, charge and sentence weigh more in the loss."""

    prompt: str
    answer: tuple[tuple[str, bool], ...]  # (text, whether it decides)


@dataclass(frozen=True, slots=True)
class StarterCase:
    """A case with what its facts say, read once for all the times that it is shown."""

    case: CailCase
    names: tuple[str, ...]
    circumstances: tuple[str, ...]
    attitude: StatedAttitude


# What the answer says of a circumstance found in the facts, and the article that it adds.
STATED = {
    "surrender": ("案发后主动投案并如实供述，系自首，依法可以从轻处罚", "第六十七条第一款"),
    "confession": ("到案后如实供述自己的罪行，系坦白，依法可以从轻处罚", "第六十七条第三款"),
    "recidivist": ("系累犯，依法应当从重处罚", "第六十五条第一款"),
    "accessory": ("在共同犯罪中系从犯，依法应当从轻处罚", "第二十七条"),
    "attempt": ("系犯罪未遂，依法可以从轻处罚", "第二十三条"),
    "merit": ("有立功表现，依法可以从轻处罚", "第六十八条"),
    "comp_forgiven": ("积极赔偿并取得谅解，酌情从轻处罚", ""),
    "forgiven_only": ("取得谅解，酌情从轻处罚", ""),
    "comp_only": ("积极赔偿损失，酌情从轻处罚", ""),
    "restitution": ("退赃退赔，酌情从轻处罚", ""),
}
ATTITUDES = frozenset({"surrender", "confession"})
# Hardly a case says that the defendant denied it, yet users can say so. This share of those that say nothing of the
# attitude is shown as denied; the sentence stays, since a denial is no ground for a heavier one.
SAID_TO_DENY = 0.1
# The window and the evaluation begin with the card's system text; users can take it away.
SYSTEM_SHOWN = 0.5
ABSORBED = {"confession": ("surrender",), "forgiven_only": ("comp_forgiven",), "comp_only": ("comp_forgiven",)}
CONFESSED = ("自首", "坦白", "如实供述", "供认不讳", "自愿认罪")
_STATEMENT_END = re.compile(r"(?<=[。；;\n])")
DENIED = re.compile(r"(?<!不)(?<!未)(?:拒不认罪|拒不供认|否认(?:指控|犯罪|其))")
_ATTITUDE_CLAUSE = re.compile(rf"[^，,。；;\n]*(?:{'|'.join(CONFESSED)}|{DENIED.pattern})[^，,。；;\n]*[，,。；;]?")


@cache
def patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    """The circumstances that the answer can state, with their words."""
    return tuple(
        (
            rule.id,
            re.compile("|".join(rule.cues)),
            re.compile("|".join(rule.negative_cues)) if rule.negative_cues else None,
        )
        for rule in circumstances()
        if rule.id in STATED
    )


def stated_circumstances(fact: str) -> list[str]:
    """Ids of the circumstances that the facts speak of, statement by statement."""
    found: dict[str, None] = {}
    statements = re.split(r"[。；;]", fact)
    for identity, cue, negative in patterns():
        for statement in statements:
            if cue.search(statement) and not (negative and negative.search(statement)):
                found[identity] = None
                break
    for identity in tuple(found):
        for stronger in ABSORBED.get(identity, ()):
            if stronger in found:
                found.pop(identity, None)
    return list(found)


def attitude_of(fact: str) -> StatedAttitude:
    """The attitude that the facts themselves show."""
    if DENIED.search(fact):
        return StatedAttitude.DENIED
    return StatedAttitude.CONFESSED if any(word in fact for word in CONFESSED) else StatedAttitude.NOT_STATED


def without_attitude(circumstance_ids: Sequence[str]) -> list[str]:
    """Those that do not speak of the attitude."""
    return [identity for identity in circumstance_ids if identity not in ATTITUDES]


def sentence_text(case: CailCase) -> str:
    """What follows 判处."""
    if case.death or case.life:
        kind = "死刑" if case.death else "无期徒刑"
        return f"判处{kind}，剥夺政治权利终身"
    if case.months == 0:
        return f"单处罚金{write_money(case.fine_yuan)}" if case.fine_yuan else "免予刑事处罚"
    detention = case.months < 6 or (case.charges == ("危险驾驶罪",) and case.months <= 6)
    fine = f"，并处罚金{write_money(case.fine_yuan)}" if case.fine_yuan else ""
    verb = "决定执行" if len(case.charges) > 1 else "判处"
    return f"{verb}{'拘役' if detention else '有期徒刑'}{write_term(case.months)}{fine}"


def article_list(case: CailCase, circumstance_ids: Sequence[str]) -> str:
    """第二百六十四条、第六十七条第三款: the charge's articles first, then the general part's."""
    rules = [rule for rule in map(charge_named, case.charges) if rule is not None]
    subs = {(article.number, article.sub) for rule in rules for article in rule.articles}
    named: list[str] = []
    for number in case.articles:
        sub = next((sub for known, sub in subs if known == number and sub), None)
        if sub and (number, None) in subs:
            sub = None
        named.append(f"第{write_number(number)}条" + (f"之{write_number(sub)}" if sub else ""))
    named += [STATED[identity][1] for identity in circumstance_ids if STATED[identity][1]]
    if len(case.charges) > 1:
        named.append("第六十九条")
    if case.fine_yuan:
        named.append("第五十二条")
    return "、".join(named)


def starter_case(case: CailCase, names: Sequence[str] | None = None) -> StarterCase:
    """Reads names (where they are not given), circumstances and attitude out of the facts."""
    shown = attitude_of(case.fact)
    found = stated_circumstances(case.fact)
    if shown is StatedAttitude.DENIED:
        found = without_attitude(found)
    found_names = names_to_replace(case.fact, (case.criminal,)) if names is None else names
    return StarterCase(case, tuple(found_names), tuple(found), shown)


def thinned(read: StarterCase, most: float, rng: random.Random) -> StarterCase:
    """The case without some of its facts' statements, drawn: a share of up to ``most``; the first always stays.

    Circumstances and attitude are read again, so that the answer states nothing that the facts do not.
    """
    share = rng.uniform(0, most)
    statements = _STATEMENT_END.split(read.case.fact)
    fact = "".join(each for place, each in enumerate(statements) if place == 0 or rng.random() >= share)
    return starter_case(replace(read.case, fact=fact), read.names)


def told_beside(read: StarterCase) -> StarterCase:
    """The case without what its facts say of the attitude, which is then for the line beside them to say."""
    if read.attitude is StatedAttitude.NOT_STATED:
        return read
    fact = _ATTITUDE_CLAUSE.sub("", read.case.fact)
    found = without_attitude(stated_circumstances(fact))
    if read.attitude is StatedAttitude.CONFESSED:
        found.append("confession")
    return replace(read, case=replace(read.case, fact=fact), circumstances=tuple(found))


def starter_sample(read: StarterCase, rng: random.Random) -> StarterSample:
    """One case as it is shown once: names exchanged, the attitude said in the facts, beside them, or in both."""
    beside, both = rng.random() < 1 / 2, rng.random() < 1 / 3
    if read.attitude is StatedAttitude.NOT_STATED and not ATTITUDES & set(read.circumstances):
        if rng.random() < SAID_TO_DENY:
            read, beside = replace(read, attitude=StatedAttitude.DENIED), True
    elif beside:
        read = told_beside(read)
    case, found, shown = read.case, read.circumstances, read.attitude
    fact, table = replaced(case.fact, read.names, rng)
    name = table.get(case.criminal) or new_name(rng, set(table.values()))
    stated = shown if beside or both else StatedAttitude.NOT_STATED
    system = system_text() if rng.random() < SYSTEM_SHOWN else ""
    prompt = render(prompt_turns(fact, stated, system))

    charges = "、".join(case.charges)
    reasons = "".join(f"被告人{name}{STATED[identity][0]}。" for identity in found)
    if shown is StatedAttitude.DENIED:
        reasons += f"被告人{name}拒不认罪，不适用相应的从宽情节。"
    elif shown is StatedAttitude.NOT_STATED and not ATTITUDES & set(found):
        reasons += f"被告人{name}到案后的态度未记载。"
    answer = (
        ("本院认为，被告人", False),
        (name, True),
        ("的行为已构成", False),
        (charges, True),
        (f"。{reasons}依照《中华人民共和国刑法》{article_list(case, found)}之规定，判决如下：\n", False),
        (f"被告人{name}犯{charges}，", False),
        ("数罪并罚，" if len(case.charges) > 1 else "", False),
        (sentence_text(case), True),
        ("。", False),
    )
    return StarterSample(prompt, answer)
