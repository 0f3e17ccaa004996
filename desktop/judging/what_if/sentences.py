"""The sentences by which a court's facts tell a circumstance, for one defendant of one case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from desktop.judging.what_if.circumstance import Circumstance
from trainer.samples.attitude_words import WORDINGS
from trainer.samples.sample import AttitudeChange

_DIED = re.compile(r"被害人[^，。；]{0,12}死亡|致[^，。；]{0,20}死亡|当场死亡|抢救无效死亡|杀害")
_PERSON = re.compile(r"被害人")
_UNIT = re.compile(r"被害单位|公司")
_VICTIM = re.compile(
    r"被害|受害|失主|事主|[将致对与][一-鿿]{1,3}(?:打|殴|刺|砍|撞|骗)|轻微伤|轻伤|重伤|死亡|医药费|维修费"
    r"|公司|超市|商场|商店|店铺|工地|盗窃|盗走|窃取|窃得|抢劫|抢夺|诈骗|骗取|骗得|敲诈|殴打|打伤|撞"
)
# What nobody owns is not paid back to anybody.
_LAWLESS = re.compile(r"贩卖|贩毒|毒品|赌博|赌场|开设赌|卖淫|走私|非法经营|枪支|淫秽|洗钱|转移|银行卡|信用卡")
_SIMPLE = {
    Circumstance.MERIT: "归案后，被告人{who}检举揭发他人犯罪行为，经查证属实，有立功表现。",
    Circumstance.ACCESSORY: "在共同犯罪中，被告人{who}起次要作用，系从犯。",
    Circumstance.ATTEMPT: "因意志以外的原因，被告人{who}未能得逞。",
    Circumstance.PLEA: "被告人{who}自愿认罪认罚，并签署了认罪认罚具结书。",
}
_ATTITUDES = {
    Circumstance.SURRENDER: AttitudeChange.SURRENDERED,
    Circumstance.CONFESSION: AttitudeChange.CONFESSED,
    Circumstance.DENIAL: AttitudeChange.DENIED,
}
_YEARS_SINCE, _MONTHS_IN_PRISON = 2, 14


def sentence_for(
    circumstance: Circumstance, name: str, facts: str, acted: date | None, charges: Sequence[str] = ()
) -> str:
    """One whole sentence. ``name`` may be ""; ``acted``: the first day of the acts; ``charges``: those of the case."""
    if circumstance in _ATTITUDES:
        return WORDINGS[_ATTITUDES[circumstance]].facts[0].format(name=name)
    match circumstance:
        case Circumstance.RECIDIVISM:
            return _record(name, acted, charges)
        case Circumstance.RESTITUTION:
            return f"案发后，被告人{name}{_repaid(facts)}。"
        case Circumstance.FORGIVENESS:
            return f"案发后，被告人{name}取得了{_victim(facts)}的谅解。"
    return _SIMPLE[circumstance].format(who=name)


def surrendered_after_all(name: str) -> str:
    """Where the facts leave open whether he came by himself, and tell how he came."""
    return f"被告人{name}的上述行为系自首。"


def has_victim(facts: str) -> bool:
    """Whether the facts tell of anybody who could forgive."""
    return _VICTIM.search(facts) is not None


def _victim(facts: str) -> str:
    if _DIED.search(facts):
        return "被害人近亲属"
    hurt_somebody = _PERSON.search(facts) or _is_hurt(facts)
    return "被害单位" if _UNIT.search(facts) and not hurt_somebody else "被害人"


def _repaid(facts: str) -> str:
    if not has_victim(facts) or (_LAWLESS.search(facts) and not _PERSON.search(facts)):
        return "主动退缴了全部违法所得"
    return f"积极赔偿{_victim(facts)}的全部经济损失" if _is_hurt(facts) else f"向{_victim(facts)}退赔了全部经济损失"


def _is_hurt(facts: str) -> bool:
    return re.search(r"轻微伤|轻伤|重伤|死亡|撞|殴打", facts) is not None


def _record(name: str, acted: date | None, charges: Sequence[str]) -> str:
    """An earlier sentence to imprisonment, served two years before the acts (刑法 65: within five)."""
    if acted is None:
        return f"被告人{name}系累犯。"
    served = _months_before(acted, 12 * _YEARS_SINCE)
    sentenced = _months_before(served, _MONTHS_IN_PRISON)
    crime = next((charge for charge in charges if charge.endswith("罪")), "盗窃罪")
    return (
        f"被告人{name}曾因犯{crime}于{sentenced.year}年{sentenced.month}月被判处有期徒刑一年二个月，"
        f"{served.year}年{served.month}月刑满释放。"
    )


def _months_before(day: date, months: int) -> date:
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, 1)
