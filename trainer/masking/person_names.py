"""Names of persons in a judgment: found by the words that stand around them, then taken wherever they occur.

Judgments are formulaic: a name follows a role (被告人, 证人), stands before a bracket that describes a person (（男，
（另案处理）), or before what belongs to a person (的证言, 的谅解). Where a name ends is told by the words that follow
names in judgments, and by how often each reading occurs in the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢"
    "姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施"
    "文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷"
    "盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷"
    "晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝阎闻莘戈幸靖封"
    "储支咸籍赖贝贡仝邸乌鞠揭揣原亢郜郗郄占练操粟吁昌矫母匡隆晋茅雍濮楼楚祖冼哈撒腾来訾岩刀妥才德旦扎达平户肇"
    "衣展门鄢鄂惠慕么牙班凤洪满燕呙赢税寿鹿敬衡禄阙沃蔚晁勾阚那荆竺权逯盖桓漆滑腊冶帅逄代湛隗庾娜薄初容战"
    "傅奕伊奚狄荀芮邰蔺皋钮胥禹昝巢庹"
)
COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "司徒",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "端木",
    "轩辕",
    "夏侯",
    "东方",
)
_SURNAME = rf"(?:{'|'.join(COMPOUND)}|[{''.join(sorted(set(SURNAMES)))}])"
_HAN = "[一-龥]"

PLACEHOLDER = re.compile(
    rf"{_SURNAME}(?:[甲乙丙丁戊己庚辛壬癸]某|\d{{1,2}}?某{{1,2}}"
    r"|某{1,2}(?:[甲乙丙丁戊己庚辛壬癸]|[1-9]\d?(?![\d年月日时个次人万元起.,，]))?"
    r"|[×＊*]{1,2}|[xX]{1,2}(?![\w]))"
)
"""A name that the court has masked itself (法释〔2016〕19号, article 8, or before it): 张某, 张某某, 李某甲."""

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
_ROLE = "(?:" + "|".join(sorted(set(_ROLES.split()), key=len, reverse=True)) + ")"
# Words that precede names, but other things too: what follows one counts as a name only if it occurs again.
_LEAD_WORDS = "与|和|及|向|给|对|由|被|将|让|叫|找|约|请|载|替|帮|跟|把|因|识|，|。|；|：|（"
_LEAD = re.compile(rf"(?:{_LEAD_WORDS}|、|知|现|“)\Z")
_LED = re.compile(rf"(?<=[{_LEAD_WORDS.replace('|', '')}]){_SURNAME}{_HAN}{{1,2}}")

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
_FOLLOW = re.compile(
    r"[，。；：、（）《》“”\"'！？\s\d,;:()\[\]【】…—\-A-Za-z]|\Z|"
    + "|".join(sorted(set(_FOLLOW_WORDS.split()), key=len, reverse=True))
)
_ACTS = re.compile(
    r"驾|驶|违反|的|等|与|和|将|被|对|在|因|从|到|向|以|持|用|称|说|打|拿|购|买|卖|贩|吸|联系|发生|死亡|受伤|当场"
    r"|倒地|所|停放|家|借|签|支付|转账|处|进入|一起|及其|头部|身上|放|殴|报|逃|离|负|承担|无(?:事故)?责任|达成|签订|协商"
)
# Characters that hardly ever end a given name.
_FUNCTION = frozenset(
    "的在于因将与和对到向为等系从用以被把驾持该至犯称某及是给让由未不没无有已均也又仍遂便即说其之同曾受负提打经男女，。、、（"
)
_WORDS = """
丁字 万一 万余 万元 万宝 万达 丛林 严厉 严格 严重 乌鲁 乔装 于是 代为 代价 代步 代理 代码 代表 代驾 仲裁
任何 任务 任命 任意 任职 伍万 伍仟 伍佰 何人 何况 何地 何时 何种 余万 余个 余亩 余人 余件 余份 余元 余克
余公 余刑 余只 余台 余名 余吨 余块 余天 余套 余家 余平 余年 余张 余户 余斤 余条 余株 余棵 余次 余款 余瓶
余立 余箱 余米 余粒 余罪 余起 余辆 余部 余颗 余额 借方 储存 储蓄 党员 党委 党组 全体 全力 全国 全家 全市
全案 全程 全责 全身 全速 全部 全面 全额 兰州 关于 关停 关心 关押 关掉 关机 关注 关照 关系 关联 关节 关进
关门 关闭 农业 农历 农商 农场 农村 农民 农用 农药 农行 冷冻 冷库 冷藏 凌晨 凤凰 刀具 刀刺 刀将 刀捅 刀片
刀砍 包内 包包 包厢 包头 包工 包庇 包房 包括 包装 包裹 包里 包间 匡算 华东 华为 华人 华北 华南 华西 单人
单价 单位 单元 单向 单处 单据 单方 单独 单程 单纯 单车 占地 占据 占有 占比 占用 占道 卫星 卫生 原价 原则
原判 原名 原告 原因 原始 原审 原有 原本 原籍 原系 古玩 古董 史料 司乘 司机 司法 吉林 向上 向下 向东 向他
向公 向其 向前 向北 向南 向右 向后 向外 向多 向她 向左 向当 向我 向有 向本 向民 向法 向社 向群 向被 向西
向银 和其 和平 和被 和解 和谐 咸阳 商业 商住 商品 商场 商定 商店 商户 商洽 商议 商谈 商贸 商量 商铺 夏天
夏季 妥善 孔洞 季度 宁夏 宁波 宁静 安保 安全 安徽 安慰 安排 安检 安置 安装 宗旨 宫颈 寿险 封存 封闭 尚不
尚处 尚有 尚未 尚能 尤其 展开 展示 左上 左下 左侧 左前 左右 左后 左小 左手 左拐 左方 左眼 左股 左肩 左胫
左胸 左脚 左腿 左臂 左足 左转 左邻 左额 左颞 巩固 师事 师傅 师生 师范 席位 席间 常住 常委 常州 常年 常熟
常用 常见 平台 平均 平安 平常 平房 平方 平日 平时 平板 幸福 应予 应以 应依 应对 应当 应承 应按 应有 应认
应负 庞大 康复 徐州 德国 德州 惠州 惠普 戈壁 成为 成交 成人 成份 成分 成功 成员 成品 成套 成年 成本 成果
成瘾 成立 成绩 成都 戴头 戴着 戴罪 户口 户名 户籍 房东 房产 房内 房号 房地 房子 房屋 房款 房租 房门 房间
才到 才将 才知 才能 才被 扎伤 扎入 扎死 扎破 揭西 撒谎 操作 操控 操纵 支付 支公 支出 支持 支撑 支架 支气
支票 支行 支配 支队 敬酒 文书 文件 文化 文字 文明 文盲 方位 方可 方向 方式 方才 方法 方面 施工 施救 施暴
施行 时与 时以 时任 时候 时向 时因 时在 时将 时年 时止 时被 时许 时起 时间 昌平 明天 明显 明知 明确 明示
明细 易制 易燃 易爆 晋升 晋城 晋江 景区 景点 景观 曹县 曾与 曾两 曾于 曾以 曾先 曾向 曾因 曾在 曾多 曾对
曾犯 曾用 曾经 曾被 权利 权益 来信 来到 来往 来源 来电 来自 来访 林业 林区 林地 林场 林木 林权 柏油 查到
查处 查实 查封 查扣 查找 查无 查明 查清 查看 查获 查证 查询 查阅 查验 柳州 柴刀 柴油 桂林 桂花 桑拿 梅花
楼上 楼下 楼内 楼层 楼房 楼梯 楼道 楼顶 欧元 武力 武器 武汉 武装 武警 段时 殷都 母亲 母女 母子 毕业 毛利
毛发 毛巾 毛毯 毛重 江东 江北 江南 江河 江苏 江西 江边 池塘 沈阳 沙发 沙滩 沙石 洪水 温室 温州 温度 温泉
游客 游戏 游泳 滑倒 滑行 满意 满足 焦作 焦急 熊掌 熊猫 牙签 牙齿 牛牛 牛肉 王者 班车 班长 甘肃 田地 田里
田间 申报 申诉 申请 申领 白天 白沙 白粉 白色 白菜 白酒 白银 白领 盖有 盖章 盛放 盛装 石块 石头 石家 石料
石油 祖母 祖父 祖籍 祝福 程序 程度 章程 童年 童车 符合 简单 简易 简称 管制 管城 管委 管控 管教 管理 管线
管辖 管道 籍贯 米处 米宽 米左 米许 米远 米高 练习 肇事 肇庆 艾滋 苏州 苗木 范围 荣誉 莘县 董事 蒙古 蒙蔽
蒙骗 蓝色 衣服 衣柜 衣物 衣裤 解决 解放 解救 解释 解除 谷物 贡献 费用 赖以 路上 路东 路人 路况 路北 路南
路口 路基 路旁 路段 路灯 路程 路线 路肩 路西 路边 路过 路面 车上 车主 车位 车内 车厢 车号 车型 车头 车尾
车库 车损 车架 车款 车流 车牌 车祸 车窗 车站 车费 车身 车轮 车载 车辆 车速 车道 车钥 车门 车间 车队 车顶
辛苦 边境 边打 边缘 边走 边防 达到 达成 连云 连同 连夜 连带 连接 连环 连续 连长 连队 迟到 迟延 邢台 那个
那么 那天 那时 那边 那里 郑州 金圣 金属 金店 金戒 金手 金牌 金矿 金耳 金融 金钱 金银 金项 金额 金饰 钟头
钟许 钱包 钱款 钱物 钱财 门前 门卫 门口 门市 门窗 门诊 门锁 门面 闻讯 阳光 阳台 阳性 陆万 陆仟 陆佰 陆续
隆重 雷击 雷管 韩城 项下 项内 项目 项链 顾客 马上 马匹 马桶 马路 高中 高价 高位 高利 高危 高压 高度 高新
高档 高空 高级 高考 高血 高达 高速 高铁 高额 鲁莽 鲍鱼 麦子 麻古 麻将 麻布 麻果 麻痹 麻袋 麻醉 黄山 黄岩
黄果 黄河 黄牛 黄色 黄金 黎明 齐全 龙头 龙门
路中 许可 许诺 许多 许久 初步 初次 初犯 初中 初期 初级 初始 容留 容器 容量 容易 容忍 容积 容纳 战友
战斗 战士 战略 战争 陈述 陈列 陈设 陈旧 贵州 贵阳 贵重
"""
# Words that begin with the character of a surname (战斗, 陈述): a name never begins so.
_NO_NAMES = frozenset(_WORDS.split())

_GIVEN = rf"{_HAN}{{1,2}}"
_NAME = re.compile(rf"{_SURNAME}{_GIVEN}")
_AFTER_ROLE = re.compile(rf"{_ROLE}(?:（[^（）]{{1,12}}）)?(?={_SURNAME}{_HAN})")
_NEXT = re.compile(r"(?:（[^（）]{1,30}）)?(?:、|和|及|与|以及|，)(?:被告人|被害人|证人)?(?=[一-龥])")
# A bracket that describes the person before it, and words for what belongs to a person (证言, 家中).
_PERSON_BRACKET = re.compile(
    r"（(?:均|已|均已|被害人|证人)?(?:男|女|另案|已判|在逃|[殁歿时现]年|绰号|化名|外号|别名|曾用名|又名|小名|已?死亡|自报|同案|上网|未满|不满"
    r"|\d{1,3}岁|另行|系|已起诉|已被|身份|未成年|不起诉|以下简称|生于|已行政|刑拘|）)"
)
_BELONGING = re.compile(
    r"(?:等[\d一二三四五六七八九十]*(?:余|多)?(?:名|位)?(?:人|证人|被害人)?)?"
    r"的(?:证言|陈述|供述|证词|辨认|谅解|报案|询问|讯问|指认|辩解|当庭|庭前)"
    r"|(?:陈述|证言|供述|证实|证明|述称)[，：的、]|(?:的)?(?:各项|经济|医疗费|物质|财产)(?:经济)?损失|所(?:属|有|驾)的"
)
_HALF = re.compile(rf"{_SURNAME}某(?![某甲乙丙丁戊己庚辛壬癸]){_HAN}")
_ALIAS = re.compile(
    r"(?:(?:绰号|外号|化名|曾用名|别名|网名|昵称|微信名|又名|小名)(?:为|是|叫|：|:)?[“\"‘']?"
    r"|(?:人称|名叫|自称)(?:为|是|叫|：|:)?[“\"‘'])"
    r"([一-龥A-Za-z0-9]{1,8}?)[”\"’'）)，。；、的]"
)
# Without quotation marks 自称 may introduce anything (自称是驾驶员), so only a word of a name's form counts.
_SAID_NAME = re.compile(rf"(?:人称|名叫|自称)(?:为|是|叫)?({_NAME.pattern})(?=[，。；、）])")
_DOTTED = re.compile(rf"{_ROLE}(?:（[^（）]{{1,12}}）)?(?P<name>[一-龥]{{1,9}}(?:[·•・‧∙][一-龥]{{1,8}}){{1,3}})")
_LATIN = re.compile(rf"{_ROLE}(?:（[^（）]{{1,12}}）)?([A-Z][A-Za-z]+(?:[ ·.\-][A-Z][A-Za-z]*){{1,4}})")
_HURT = re.compile(
    r"(?:乘坐|搭乘|驾驶)[^，。；]{0,14}[车机]的(?=[^，。；]{2,20}(?:受伤|死亡))"
    r"|(?:行走|步行|路过)的(?=[^，。；]{2,6}(?:发生|相撞|碰撞|受伤|死亡))"
)
_ENDS_LIKE_PLACE = frozenset("路县市区镇村街省乡庄店厂局院所队站巷组号元")
_NO_GIVEN = re.compile("公司|银行|法院|大队|[二两三四五六七八九十]人|事长|布袋|牌")
_SOFT = frozenset("于应时付向方和车母明管查全才尚与解平房包刀原接来达容战初伊禹")
"""Surnames that are mostly something else: such a name counts only where what follows it is a person's for certain."""
_CERTAIN = re.compile(
    r"[，（][男女]|（|、|的?(?:证言|供述|陈述|谅解|辩护人)|犯|驾驶|驾车|违反|到庭|无异议|辩称|，(?:绰号|化名|曾用名|别名|19\d\d年)|无证|负(?:事故|此|主要|次要|全部|同等)|承担"
)
_CERTAIN_ROLE = re.compile(r"(?:被告人|被害人|证人|辩护人|人|民警|同案人|同案犯|嫌疑人|死者|近亲属|证实|[、（，])\Z")


def find_names(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """The names in ``text``, those that were masked already left out, a longer one before the names it contains.

    ``known`` are names that are given beside the text. A name is 2 characters at least.
    """
    votes: Counter[str] = Counter()
    for match in _AFTER_ROLE.finditer(text):
        _vote_enumeration(text, match.end(), votes)
    for match in PLACEHOLDER.finditer(text):
        if text.startswith("、", match.end()):
            _vote_enumeration(text, match.start(), votes)
    for match in _HURT.finditer(text):
        _vote_enumeration(text, match.end(), votes)
    for pattern in (_PERSON_BRACKET, _BELONGING):
        for match in pattern.finditer(text):
            _vote_before(text, match.start(), votes)
    for match in _LED.finditer(text):
        name = _name_at(text, match.start())
        if name is None or name in votes or not _ACTS.match(text, match.start() + len(name)):
            continue
        if name[0] not in _SOFT and text.count(name) > 1:
            votes[name] += 1
    given = {name for name in known if _is_given(name)}
    names = {name for name in votes if _is_name(name) and (name[0] not in _SOFT or _is_certain(text, name))}
    names = {name for name in names if not _is_misread(text, name, names, given)} | given
    names = {name for name in names if re.search(rf"{re.escape(name)}(?!(?:财产?)?保险|公司|[省市县])", text)}
    names |= {match[1] for match in _ALIAS.finditer(text) if _is_alias(match[1])}
    names |= {match[1] for match in _SAID_NAME.finditer(text) if _is_name(match[1])}
    names |= (
        _half_masked(text)
        | set(_dotted(text))
        | {match[1] for match in _LATIN.finditer(text) if len(set(match[1])) > 2}
    )
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _half_masked(text: str) -> set[str]:
    """Names whose middle alone was masked (李某明)."""
    return {
        match.group()
        for match in _HALF.finditer(text)
        if not _FOLLOW.match(text, match.end() - 1)
        and _FOLLOW.match(text, match.end())
        and text.count(match.group()) > 1
    }


def _is_given(name: str) -> bool:
    """Whether a name known beside the text is a person's and not masked yet; units (被告单位) keep theirs."""
    masked = _is_placeholder(name) or re.fullmatch(r".某{1,3}[甲乙丙丁戊己庚辛壬癸\d]{0,2}", name)
    blank = re.fullmatch("[XxＸ×＊*]+", name)
    return (
        not masked
        and not blank
        and len(name) >= 2
        and (len(name) <= 4 or re.search("[·•・‧∙A-Za-z]", name) is not None)
    )


def _is_certain(text: str, name: str) -> bool:
    place = text.find(name)
    while place >= 0:
        if _CERTAIN.match(text, place + len(name)) and _CERTAIN_ROLE.search(text, max(0, place - 4), place):
            return True
        place = text.find(name, place + 1)
    return False


def _is_misread(text: str, name: str, names: set[str], given: set[str]) -> bool:
    """Whether ``name`` is a shorter name with the beginning of the next word, or a longer one cut off."""
    if any(name.startswith(other) and name not in given for other in given if len(other) < len(name)):
        return True
    if len(name) == 3 and name[:2] in names and 2 * text.count(name) < text.count(name[:2]):
        return True
    return len(name) == 2 and any(
        other.startswith(name) and 2 * text.count(other) >= text.count(name)
        for other in (names | given)
        if len(other) == 3
    )


def _vote_enumeration(text: str, place: int, votes: Counter[str]) -> None:
    """The names of 甲、乙和丙 from ``place`` on."""
    for _ in range(60):
        masked = PLACEHOLDER.match(text, place)
        name = masked.group() if masked else _name_at(text, place)
        if name is None:
            return
        if not masked:
            votes[name] += 1
        following = _NEXT.match(text, place + len(name))
        if following is None:
            return
        place = following.end()


def _vote_before(text: str, place: int, votes: Counter[str]) -> None:
    """The names of 甲、乙和丙 that end at ``place``."""
    for _ in range(60):
        name = _name_ending(text, place)
        if name is None:
            return
        if not _is_placeholder(name):
            votes[name] += 1
        place -= len(name)
        for joint in ("以及", "、", "和", "及", "与"):
            if text.startswith(joint, max(0, place - len(joint))):
                place -= len(joint)
                break
        else:
            return


def _name_at(text: str, place: int) -> str | None:
    """The name that begins at ``place``: with one or two characters after the surname."""
    if PLACEHOLDER.match(text, place):
        return None
    match = _NAME.match(text, place)
    if match is None or text[place : place + 2] in _NO_NAMES:
        return None
    surname = 2 if text[place : place + 2] in COMPOUND else 1
    short, long = text[place : place + surname + 1], text[place : place + surname + 2]
    if len(short) <= surname or not re.fullmatch(_HAN, short[-1]):
        return None
    if len(long) == len(short) or not re.fullmatch(_HAN, long[-1]) or long[-1] in _FUNCTION:
        return short if short[-1] not in _FUNCTION or surname == 2 else None
    if short[-1] in _FUNCTION and short[-1] not in "向为和同用以及经":
        return None
    after_short, after_long = (_FOLLOW.match(text, place + len(name)) for name in (short, long))
    if (after_short is None) != (after_long is None):
        return short if after_short else long
    if after_short and after_long and text.count(short) == 1 and len(after_short[0]) > len(after_long[0]):
        return short  # 彭三联系来: a whole word follows
    # Both readings are possible, or neither: the one that occurs more often in the text is taken.
    return long if 2 * text.count(long) > text.count(short) else short


def _name_ending(text: str, place: int) -> str | None:
    """The name that ends at ``place``; the longer one where both readings begin with a surname."""
    for length in (4, 3, 2):
        start = place - length
        if start < 0:
            continue
        piece = text[start:place]
        if PLACEHOLDER.fullmatch(piece):
            return piece
        fits = length <= 3 if piece[:2] not in COMPOUND else length >= 3
        if fits and _NAME.fullmatch(piece) and _is_name(piece) and _begins(text, start):
            return piece
    return None


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin at ``start``: after a mark, a role, or a word that leads to names."""
    if start == 0 or not re.match(_HAN, text[start - 1]):
        return True
    before = text[max(0, start - 8) : start]
    return (
        _LEAD.search(before) is not None or re.search(rf"{_ROLE}\Z", before) is not None or before[-1] in "有经据了过到"
    )


def _is_name(name: str) -> bool:
    if name[:2] in _NO_NAMES or name[-1] in _FUNCTION - {"同"} or "某" in name or name[-1] in "县市镇乡":
        return False
    return not (len(name) == 3 and (name[-1] in _ENDS_LIKE_PLACE or _NO_GIVEN.fullmatch(name, 1)))


def _is_alias(alias: str) -> bool:
    letters = set(alias.upper()) - {"X"}
    doubled = len(alias) == 2 and re.fullmatch(_HAN, alias[0])
    return (
        len(alias) >= 2
        and (len(letters) > 1 or doubled is not None)
        and "某" not in alias
        and alias[:2] not in _NO_NAMES
    )


def _is_placeholder(name: str) -> bool:
    return PLACEHOLDER.fullmatch(name) is not None


def _dotted(text: str) -> Sequence[str]:
    """Names of several parts (阿不都·热合曼) after a role, cut free of the words that follow."""
    found = []
    for match in _DOTTED.finditer(text):
        name = match["name"]
        last = max(name.rfind(dot) for dot in "·•・‧∙") + 1
        ends = (end for end in range(last + 2, len(name)) if _FOLLOW.match(text, match.start("name") + end))
        found.append(name[: next(ends, len(name))])
    return found
