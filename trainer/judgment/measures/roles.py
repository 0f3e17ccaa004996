"""What an amount of money is, by the words around it.

The word that stands nearest before the amount decides; what follows it (元的价格, 元医疗费) outweighs that.
"""

from __future__ import annotations

import re

from trainer.judgment.last_mark import after_last
from trainer.judgment.measures.types import MoneyRole

_WORDS: tuple[tuple[MoneyRole, str], ...] = (
    (
        MoneyRole.REPAID,
        "赔偿|退赔|退还|归还|退缴|返还|补偿|缴纳|预缴|预交|罚款|罚金|赔付|垫付|谅解|押金|维修费|医疗费|护理费|误工费|丧葬费|保证金|抢救费|"
        "还款|偿还|追回|追缴|扣押|发还|查获|查扣|缴获|起获|退出|上缴|和解|扣款|退款|退回|退赃|还清|付还|还给|支付利息|返利|给付利息|"
        "交通费|慰问金|代为|已还|还了|还本",
    ),
    (
        MoneyRole.GAIN,
        "获利|违法所得|非法所得|得款|赃款|销赃|分得|分赃|报酬|工资|提成|卖得|变卖|佣金|得赃|售得|盈利|牟利|获取利益|非法获得|得好处|"
        "手续费|以|卖给|出售给|转卖|卖掉|收购",
    ),
    (MoneyRole.TAX, "税款|税额|税金|抵扣"),
    (MoneyRole.FACE, "价税合计|票面|开票金额|虚开金额"),
    (MoneyRole.SALES, "销售金额|销售额|销售总|销售数额|销售收入"),
    (MoneyRole.TURNOVER, "经营额|经营数额|经营金额|货值|交易额|交易金额|营业额"),
    (MoneyRole.STAKES, "赌资|投注|赌注"),
    (MoneyRole.RAKE, "抽头|渔利|抽水|抽取"),
    (MoneyRole.INFLOW, "流入|流水|结算|进账|进帐|收款"),
    (MoneyRole.LOSS, "损失"),
    (
        MoneyRole.OTHER,
        "欠|余额|存有|工程款|购买|购入|买来|购得|租金|房租|注册资本|投资|利息|价款|合同|年薪|月薪|每|原价|成本|标价|约定|许诺|承诺|答应|"
        "要价|借条|欠条|收条",
    ),
    (
        MoneyRole.TAKEN,
        "价值|价格|鉴定|认定|估价|估值|作价|现金|盗|窃|骗|抢|劫|敲诈|勒索|侵占|侵吞|套取|冒领|截留|私分|支取|挪用|贪污|收受|索取|索要|送给|贿|转账|转给|汇款|汇给|转走|"
        "取走|取现|刷走|刷卡|消费|透支|吸收|集资|存款|为己有|涉案|数额|金额|转出|转入|转移|汇入|支付|付给|交给|给付|拿走|拿取|偷|借款|价|好处费|"
        "本金|占有|转帐|汇出|打款|充值",
    ),
)
# Words that go with any role: 赔偿现金, 分得现金 and 盗得现金 are three things.
_WEAK = frozenset(
    (
        "现金",
        "价值",
        "价格",
        "数额",
        "金额",
        "支付",
        "付给",
        "交给",
        "给付",
        "价",
        "本金",
        "借款",
        "损失",
        "认定",
        "鉴定",
    )
) | {"占有", "消费"}
_ROLE_OF = {word: role for role, words in _WORDS for word in words.split("|")}
_WORD = re.compile("|".join(sorted(_ROLE_OF, key=len, reverse=True)))
_TOTAL = re.compile(r"共(?!同)|合计|总|累计|计人民币|计价值")
_AFTER_REPAID = re.compile(r"^[^，。；]{0,6}(?:医疗费|赔偿|损失费|罚款|罚金|保证金|谅解|押金|补偿|退)")
_AFTER_PRICE = re.compile(r"^[^，。；]{0,4}(?:的?价格|的?价钱|价位|购买|购得|购入|买)")
_AFTER_TAKEN = re.compile(
    r"^[^，。；]{0,10}(?:[盗窃偷抢骗拿取转]走|[为占据归]为己有|归[^，。；]{0,4}所有"
    r"|[转汇打划](?:入|至|到|给)(?:了)?(?:其|本人|自己|个人|私人))"
)
_AFTER_LOSS = re.compile(r"^[^，。；]{0,4}损失")
_AFTER_RATE = re.compile(r"^[/／每]|^(?:一|1)?[张个克斤次天月]")
_CLAUSE = "，。；：\n"
_FAR = 40  # characters of a clause that are looked at


def role_of(text: str, start: int, end: int) -> MoneyRole:
    """The role of the amount at ``text[start:end]``."""
    after = text[end : end + 14]
    if _AFTER_RATE.match(after):
        return MoneyRole.OTHER
    if _AFTER_REPAID.match(after):
        return MoneyRole.REPAID
    if _AFTER_PRICE.match(after):
        return MoneyRole.GAIN
    if _AFTER_TAKEN.match(after):
        return MoneyRole.TAKEN
    if _AFTER_LOSS.match(after):
        return MoneyRole.LOSS
    far = max(start - _FAR, 0)
    first = after_last(text, _CLAUSE, far, start)
    role = _last(text[first:start])
    if role is None and first > 1:  # 经鉴定，人民币5000元: the clause before tells
        far = max(first - _FAR, 0)
        before = after_last(text, _CLAUSE[:3], far, first - 1)
        role = _last(text[before:start])
    if role in (None, MoneyRole.TAKEN) and _TOTAL.search(text, max(first, start - 16), start):
        return MoneyRole.TOTAL
    return role or MoneyRole.OTHER


def _last(words: str) -> MoneyRole | None:
    found = [match[0] for match in _WORD.finditer(words)]
    strong = [word for word in found if word not in _WEAK]
    if found and found[-1] in _WEAK and strong and _ROLE_OF[strong[-1]] in (MoneyRole.REPAID, MoneyRole.GAIN):
        return _ROLE_OF[strong[-1]]
    return _ROLE_OF[found[-1]] if found else None
