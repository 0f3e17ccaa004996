"""What a column is, by its name: the names that collections, registers and spiders use."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum


class Role(StrEnum):
    """What a column may be to a batch."""

    FACTS = "facts"
    ID = "id"
    ATTITUDE = "attitude"
    ACT_DATE = "act_date"
    PROVINCE = "province"


# Of several columns that may be meant, the one whose name stands first is taken.
NAMES: dict[Role, tuple[str, ...]] = {
    Role.FACTS: (
        *(
            "犯罪事实",
            "案件事实",
            "指控事实",
            "起诉事实",
            "起诉指控事实",
            "公诉机关指控",
            "审理查明",
            "经审理查明",
            "查明事实",
            "认定事实",
        ),
        *(
            "事实",
            "案情",
            "基本案情",
            "案情简介",
            "案情描述",
            "案情摘要",
            "案件描述",
            "案情介绍",
            "事实描述",
            "事实经过",
            "犯罪经过",
        ),
        *("facts", "fact", "casefacts", "casefact", "factdescription", "casedescription", "description"),
        *("全文", "正文", "文书内容", "文书全文", "文书正文", "判决书内容", "裁判文书", "判决书", "内容"),
        *(
            "fulltext",
            "qwcontent",
            "text",
            "content",
            "document",
            "judgment",
            "judgement",
            "question",
            "query",
            "input",
            "q",
        ),
    ),
    Role.ID: (
        *(
            "编号",
            "案件编号",
            "案件id",
            "id",
            "caseid",
            "docid",
            "文书id",
            "uid",
            "uuid",
            "案号",
            "casenumber",
            "caseno",
            "ah",
        ),
        *("文件", "文件名", "file", "filename", "序号", "no", "number", "index", "key", "名称", "案件名称", "案名"),
    ),
    Role.ATTITUDE: (
        *(
            "到案后的态度",
            "到案后态度",
            "到案态度",
            "认罪态度",
            "被告人态度",
            "悔罪态度",
            "供述情况",
            "认罪情况",
            "态度",
        ),
        *("attitude", "statedattitude", "attitudeafterarrest"),
    ),
    Role.ACT_DATE: (
        *(
            "行为日",
            "行为日期",
            "行为时间",
            "犯罪日期",
            "犯罪时间",
            "作案日期",
            "作案时间",
            "案发日期",
            "案发时间",
            "发案时间",
        ),
        *("actdate", "dateofact", "crimedate", "offencedate", "offensedate"),
    ),
    Role.PROVINCE: (
        *("省份", "省", "地区", "省市", "省级", "所在省", "案发地区", "案发省份", "管辖省份"),
        *("province", "region"),
    ),
}
_LEFT_OUT = re.compile(r"[\s_\-:：*·.]+|[（(\[【][^）)\]】]*[）)\]】]")
_RANKS = {name: (role, rank) for role, names in NAMES.items() for rank, name in enumerate(names)}


def role_of(name: str) -> Role | None:
    """What a column of this name is; None where the name says nothing."""
    found = _RANKS.get(_plain(name))
    return found[0] if found else None


def rank_of(name: str) -> int:
    """The lower, the likelier it is meant among the columns of one role."""
    found = _RANKS.get(_plain(name))
    return found[1] if found else len(_RANKS)


def _plain(name: str) -> str:
    """Without what spreadsheets add to a name: spaces, stars, a note in brackets, another width."""
    if len(name) > 60:
        return ""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKC", name)).lower()
