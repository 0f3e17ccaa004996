"""Made-up cases to try the program with: one each for a common charge, an attitude, two defendants, several crimes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.judging.case import Case
from resources.messages.message import Message, message
from trainer.samples.prompt import StatedAttitude


@dataclass(frozen=True, slots=True)
class Example:
    """A case with a title for the menu."""

    title: Message
    case: Case


def examples() -> tuple[Example, ...]:
    """The first is the one that ``make run`` judges where there is no display."""
    return (
        Example(
            message("examples.theft"),
            Case(
                "2021年3月5日15时许，被告人甲某在某市某区一商场三楼服装店内，趁店员乙某不备，将其放在收银台上的一部手机盗走。"
                "经鉴定，被盗手机价值人民币3200元。次日，甲某被民警抓获，手机已追回并发还乙某。甲某家属另赔偿乙某人民币1000元，"
                "取得谅解。",
                StatedAttitude.CONFESSED,
                date(2021, 3, 5),
            ),
        ),
        Example(
            message("examples.drunk-driving"),
            Case(
                "2021年8月14日23时20分许，被告人丙某饮酒后驾驶小型轿车沿某市环城路由东向西行驶，行至某路口时被执勤民警查获。"
                "经鉴定，丙某血液中乙醇含量为168.4mg/100ml，属醉酒驾驶机动车。丙某持有有效驾驶证，未发生交通事故。",
                StatedAttitude.NOT_STATED,
                date(2021, 8, 14),
            ),
        ),
        Example(
            message("examples.injury"),
            Case(
                "2021年5月20日19时许，被告人丁某因停车位问题与邻居戊某在某小区门口发生争执，丁某持木棍击打戊某左臂及头部，"
                "致戊某左尺骨骨折。经鉴定，戊某的损伤程度为轻伤二级。案发后丁某未赔偿戊某损失。丁某到案后辩称未动手，"
                "现场监控录像及三名证人均证实丁某持木棍击打戊某。",
                StatedAttitude.DENIED,
                date(2021, 5, 20),
            ),
        ),
        Example(
            message("examples.fraud"),
            Case(
                "2020年11月至2021年1月间，被告人己某、庚某经共谋，由己某在网络平台发布虚假的二手相机出售信息，庚某提供收款账户，"
                "先后骗取辛某、壬某等五人共计人民币46800元。其中己某分得30000元，庚某分得16800元。2021年2月3日，庚某主动到公安机关"
                "投案；同月10日己某被抓获。庚某已退缴全部违法所得。",
                StatedAttitude.CONFESSED,
                date(2021, 1, 20),
            ),
        ),
    )
