"""Names without a surname that are written in two or three characters each part: Tibetan, Uighur, Mongolian.

Their parts are few and are hardly ever anything else, so that they are found without a word beside them that tells a
name. Where a place is called so (尼玛县, 扎西村) it stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.masking.name_neighbours import FOLLOW

_PARTS = """
    扎西 尼玛 次仁 多吉 达瓦 旺堆 平措 格桑 拉姆 央金 洛桑 丹增 白玛 德吉 曲珍 边巴 巴桑 普布 索朗 索南 贡布 加措 坚赞
    顿珠 罗布 群培 卓玛 次旺 仁青 才旦 卓嘎 旦增 米玛 强巴 阿旺 土登 桑珠 桑杰 嘎玛 热旦 曲扎 益西 赤列 晋美 朗杰 旺姆
    措姆 泽仁 泽旺 尕藏 才让 才仁 旦正 公保 南杰 拉毛 更登 旺久 旺扎 曲吉 德庆 仓决 玉珍 央宗
    买买提 吐尔逊 阿不都 阿卜杜 艾合买提 艾买提 热合曼 吾守尔 玉素甫 依明 古丽 麦麦提 图尔荪 阿布都 努尔 艾山 艾力
    买合木提 巴特尔 其木格 格日勒 乌兰 那顺 苏和 阿拉坦 额尔敦 斯琴 塔娜 朝鲁 宝音 巴雅尔 孟和 敖其尔 图雅
"""
_PART = "(?:" + "|".join(sorted(set(_PARTS.split()), key=len, reverse=True)) + ")"
_NAME = re.compile(rf"{_PART}{{1,3}}(?![·•・‧∙省市县区镇乡村屯街路寺山河湖沟社旗盟州])")
_BEFORE = re.compile(r"(?:被告人|被害人|嫌疑人|证人|[，。；：、（\s与和及被向将由对给]|\A)\Z")


def minority_names(text: str) -> Iterator[str]:
    """A name of one part alone only where one begins for certain."""
    for match in _NAME.finditer(text):
        several = re.fullmatch(_PART, match[0]) is None
        begins = several or _BEFORE.search(text, max(0, match.start() - 4), match.start())
        if begins and FOLLOW.match(text, match.end()):
            yield match[0]
