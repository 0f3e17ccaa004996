"""Words by which a text speaks of the attitude, of remorse and of leniency."""

from __future__ import annotations

import re
from collections.abc import Collection

PASSAGE = re.compile(r"[^。；\n]*[。；\n]|[^。；\n]+\Z")
"""What stands up to a full stop, a semicolon or a line's end."""
ATTITUDE = re.compile(
    r"如实|供述|供认|认罪|认罚|具结|自首|坦白|投案|(?:主动|自动|自行|自愿)(?:到|至|归|前往|报|承认|交代|交待)|交代了|交待了|翻供|拒不|否认|口供|无异议|没有异议"
    r"|不持异议|承认(?:了)?(?:自己|上述|其|犯罪)|认错|(?:原地|现场)等(?:候|待)|未逃离|抗拒|留在现场|主观恶性"
    r"|到[^，。；]{0,20}(?:公安|交警|派出所|大队|检察院)[^，。；]{0,12}(?:说明|陈述|反映)"
    # Who has the police called waits for them: 自首 in the making.
    r"|(?:给|向)[^，。；]{0,12}(?:派出所|公安|交警|警察|大队)[^，。；]{0,6}打电话|(?:让|叫|请)(?:警察|民警)"
    r"|(?:被告人(?:(?!未|没|不|拒)[^，。；]){0,25}|委托[^，。；]{0,8}|(?:叫|让|要求)[^，。；]{1,8}|\A(?:并|遂|即|后|主动|立即|及时|随即)*)"
    r"(?:打电话|拨打电话|电话)?(?:报警|报案|(?:拨打|打)(?:了|通)?[“\"]?1(?:10|22))"
)
REMORSE = re.compile(r"悔罪|悔过|(?<!不思)(?<!不知)(?<!毫无)(?<!毫不)悔改|悔意|悔悟")
LENIENCY = re.compile(r"从轻|从宽|减轻")


def left_over(text: str, *, remorse: bool) -> bool:
    """Whether an edited text still speaks of the attitude."""
    return ATTITUDE.search(text) is not None or (not remorse and REMORSE.search(text) is not None)


def leniency_left(text: str, circumstances: Collection[str]) -> bool:
    """Whether ``text`` speaks of leniency though no circumstance is left that allows it."""
    return not circumstances and LENIENCY.search(text) is not None
