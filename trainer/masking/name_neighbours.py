"""What stands before and after names in judgments: roles, verbs, brackets, belongings."""

from __future__ import annotations

import re

from trainer.masking.surnames import HAN, SURNAME

_ROLES = """
    被告人 被害人 受害人 证人 同案犯 同案人 同案被告人 同案 犯罪嫌疑人 嫌疑人 吸毒人员 购毒人员 购毒者 民警
    辅警 协警 交警 司机 村民 死者 伤者 老板 男子 女子 男友 女友 妻子 丈夫 儿子 女儿 父亲 母亲 朋友 伙同 纠集
    雇佣 指使 邀约 罪犯 上诉人 原审被告人 行人 乘客 业主 员工 经理 店主 事主 哥哥 弟弟 姐姐 妹妹 表哥 表弟
    堂哥 堂弟 侄子 岳父 岳母 婆婆 公公 前妻 前夫 情人 同学 同事 邻居 老乡 工友 战友 法定代表人 负责人 出纳
    会计 驾驶员 驾驶人 车主 乘车人 乘坐人 乘员 船员 工人 学生 居民 客户 债主 顾客 房东 租客 保安 医生 护士
    老师 辩护人 诉讼代理人 代理人 委托代理人 原告人 附带民事诉讼原告人 附带民事诉讼被告人 附带民事诉讼被告
    附带民事诉讼原告 自诉人 检察员 公诉人 审判员 审判长 书记员 陪审员 鉴定人 翻译 投资人 会员 上线 下线 卖家
    买家 买主 中间人 介绍人 参赌人员 卖淫女 嫖客 租户 网友 受害者 目击者 报案人 报警人 举报人 死亡人员
    受伤人员 集资参与人 近亲属 之夫 之妻 之子 之女 之父 之母 其妻 其夫 其子 其女 其父 其母 其弟 其兄 其姐
    其妹 卖给 贩卖给 贩毒给 出售给 销售给 转卖给 联系 容留 搭载 搭乘 殴打 乘坐人员 亲友 亲属 家属 公民
    驾驶人员 致使 造成 收取 骗取 窃取 盗走 抢走 转给 交给 付给 发还给 返还给 退还给 退赔给 退赔 发还 妻弟 妻兄
    赔偿(?!金) 致 车载
"""
PERSON_ROLE = "(?:" + "|".join(sorted(set(_ROLES.split()), key=len, reverse=True)) + ")"
# Words that precede names, but other things too: what follows one counts as a name only if it occurs again.
_LEAD_WORDS = "与|和|及|向|给|对|由|被|将|让|叫|找|约|请|载|替|帮|跟|把|因|识|，|。|；|：|（"
LEAD = re.compile(rf"(?:{_LEAD_WORDS}|、|知|现|“)\Z")
LED = re.compile(rf"(?<=[{_LEAD_WORDS.replace('|', '')}]){SURNAME}{HAN}{{1,2}}")

# What can follow a name: punctuation, a bracket, a verb whose subject is a person, or 的.
_FOLLOW_WORDS = """
    驾驶 驾车 违反 到庭 受伤 证言 证实 证明 的 等 及 和 与 在 于 对 到 被 因 从 向 将 以 为 是 系 持 用 经
    由 给 让 称 说 提 拿 打 去 来 先 后 再 又 也 均 都 则 即 便 就 遂 仍 已 未 不 没 无 有 负 承担 犯 构成
    归案 主动 自愿 自动 积极 如实 具有 符合 取得 达成 赔偿 死亡 当场 抢救 轻伤 重伤 倒地 头部 身上 身体 家
    处 所 之 其 本人 一 二 两 三 四 五 六 同 伙同 共同 分别 多次 进入 窜至 前往 回 乘 骑 步行 行走 酒后 饮酒
    醉酒 超速 逃 离 抓获 查获 传唤 供述 陈述 辩 认 签 收 付 支付 转 存 借 买 卖 贩 购 销 吸 容留 提供 介绍
    组织 利用 使用 采取 虚构 谎称 冒充 伪造 骗 盗 窃 抢 夺 殴 踢 刺 砍 捅 勒 掐 推 拉 抱 强行 趁 见 发现
    看到 得知 知道 明知 故意 过失 发生 造成 致 导致 实施 参与 参加 指使 纠集 邀 约 联系 电话 手机 银行 账户
    名下 户籍 身份 出生 生于 男 女 现 原 曾 前科 累犯 自首 坦白 认罪 悔罪 初犯 当庭 庭审 开庭 出庭 公诉
    人民币 某 要求 表示 要 想 问 看 带 送 交 放 租 住 欠 还 报 找 叫 答应 同意 拒绝 通过 按照 根据 安排 协助
    负责 分 共 总 应 需 能 会 可 跑 走 坐 站 躺 倒 摔 撞 碰 相 互 双方 夫妇 夫妻 父子 母子 母亲 父亲 妻子
    丈夫 儿子 女儿 家属 亲属 近亲 哥哥 弟弟 姐姐 妹妹 受 损 伤 时 作 做 进行 继续 开 停 把 跟 跟随 尾随 追
    拦 围 骂 争 吵 发 口 左 右 面 胸 腹 背 腿 手 头 腰 颈 肩 眼 鼻 牙 脸 脚 臂 身 尸体 遗体 血液 所驾 甲 乙
    生前 供认 交代 交待 辨认 指认 签订 签署 书写 出具 证 笔录 陈 谎 隐瞒 非法 违法 违规 擅自 私自 任 担任
    暨 归还 采用 接到 接警 接受 接110 缴纳 返还 返回 赶到 赶往 遭到 遭受 沿着 翻入 翻墙 爬
    系统 个人 单独 单位 公司 期间 期 犯罪 涉嫌 触犯 侵 挪 贪 受贿 行贿 贿 索 退 缴 判 刑 执行 服刑 释放 保 取保
    监视 拘 逮捕 押 予以 按 摁 压 拽 拖 搂 扶 抬 绑 捆 喊 劝 陪 建议 请求 提出 申请 指派 事发
"""
FOLLOW = re.compile(
    r"[，。；：、（）《》“”\"'！？\s\d,;:()\[\]【】…—\-A-Za-z]|\Z|"
    + "|".join(sorted(set(_FOLLOW_WORDS.split()), key=len, reverse=True))
)
ACTS = re.compile(
    r"驾|驶|违反|的|等|与|和|将|被|对|在|因|从|到|向|以|持|用|称|说|打|拿|购|买|卖|贩|吸|联系|发生|死亡|受伤|当场"
    r"|倒地|所|停放|家|借|签|支付|转账|处|进入|一起|及其|头部|身上|放|殴|报|逃|离|负|承担|无(?:事故)?责任|达成|签订|协商"
)
# Characters that hardly ever end a given name.
FUNCTION = frozenset(
    "的在于因将与和对到向为等系从用以被把驾持该至犯称某及是给让由未不没无有已均也又仍遂便即说其之同曾受负提打经男女，。、、（"
)

_GIVEN = rf"{HAN}{{1,2}}"
NAME_FORM = re.compile(rf"{SURNAME}{_GIVEN}")
AFTER_ROLE = re.compile(rf"{PERSON_ROLE}(?:（[^（）]{{1,12}}）)?(?={SURNAME}{HAN})")
NEXT = re.compile(r"(?:（[^（）]{1,30}）)?(?:、|和|及|与|以及|，)(?:被告人|被害人|证人)?(?=[一-龥])")
# A bracket that describes the person before it, and words for what belongs to a person (证言, 家中).
PERSON_BRACKET = re.compile(
    r"（(?:均|已|均已|被害人|证人)?(?:男|女|另案|已判|在逃|[殁歿时现]年|绰号|化名|外号|别名|曾用名|又名|小名|已?死亡|自报|同案|上网|未满|不满"
    r"|\d{1,3}岁|另行|系|已起诉|已被|身份|未成年|不起诉|以下简称|生于|已行政|刑拘|）)"
)
BELONGING = re.compile(
    r"(?:等[\d一二三四五六七八九十]*(?:余|多)?(?:名|位)?(?:人|证人|被害人)?)?"
    r"的(?:证言|陈述|供述|证词|辨认|谅解|报案|询问|讯问|指认|辩解|当庭|庭前)"
    r"|(?:陈述|证言|供述|证实|证明|述称)[，：的、]|(?:的)?(?:各项|经济|医疗费|物质|财产)(?:经济)?损失|所(?:属|有|驾)的"
)
HALF = re.compile(rf"{SURNAME}某(?![某甲乙丙丁戊己庚辛壬癸]){HAN}")
ALIAS = re.compile(
    r"(?:(?:绰号|外号|化名|曾用名|别名|网名|昵称|微信名|又名|小名)(?:为|是|叫|：|:)?[“\"‘']?"
    r"|(?:人称|名叫|自称)(?:为|是|叫|：|:)?[“\"‘'])"
    r"([一-龥A-Za-z0-9]{1,8}?)[”\"’'）)，。；、的]"
)
# Without quotation marks 自称 may introduce anything (自称是驾驶员), so only a word of a name's form counts.
SAID_NAME = re.compile(rf"(?:人称|名叫|自称)(?:为|是|叫)?({NAME_FORM.pattern})(?=[，。；、）])")
DOTTED = re.compile(rf"{PERSON_ROLE}(?:（[^（）]{{1,12}}）)?(?P<name>[一-龥]{{1,9}}(?:[·•・‧∙][一-龥]{{1,8}}){{1,3}})")
LATIN = re.compile(rf"{PERSON_ROLE}(?:（[^（）]{{1,12}}）)?([A-Z][A-Za-z]+(?:[ ·.\-][A-Z][A-Za-z]*){{1,4}})")
HURT = re.compile(
    r"(?:乘坐|搭乘|驾驶)[^，。；]{0,14}[车机]的(?=[^，。；]{2,20}(?:受伤|死亡))"
    r"|(?:行走|步行|路过)的(?=[^，。；]{2,6}(?:发生|相撞|碰撞|受伤|死亡))"
)
ENDS_LIKE_PLACE = frozenset("路县市区镇村街省乡庄店厂局院所队站巷组号元")
NO_GIVEN = re.compile("公司|银行|法院|大队|[二两三四五六七八九十]人|事长|布袋|牌")
SOFT = frozenset("于应时付向方和车母明管查全才尚与解平房包刀原接来达容战初伊禹")
"""Surnames that are mostly something else: such a name counts only where what follows it is a person's for certain."""
CERTAIN = re.compile(
    r"[，（][男女]|（|、|的?(?:证言|供述|陈述|谅解|辩护人)|犯|驾驶|驾车|违反|到庭|无异议|辩称|，(?:绰号|化名|曾用名|别名|19\d\d年)|无证|负(?:事故|此|主要|次要|全部|同等)|承担"
)
CERTAIN_ROLE = re.compile(r"(?:被告人|被害人|证人|辩护人|人|民警|同案人|同案犯|嫌疑人|死者|近亲属|证实|[、（，])\Z")
