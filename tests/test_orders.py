"""What an operative part orders besides penalties."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.cards.defendant_penalties import orders_line
from desktop.judging.card_text import card_text
from trainer.judgment.as_json import judgment_json
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Judgment, Order, OrderKind

ALONE = "本院认为，其行为已构成犯罪。判决如下：一、被告人甲某犯诈骗罪，判处有期徒刑三年，并处罚金人民币二万元。{orders}"
TWO = (
    "本院认为，其行为已构成犯罪。判决如下：一、被告人甲某犯诈骗罪，判处有期徒刑三年，并处罚金人民币二万元。"
    "二、被告人乙某犯诈骗罪，判处有期徒刑二年，并处罚金人民币一万元。{orders}"
)


def told(orders: tuple[Order, ...]) -> list[tuple[str, int | None, int | None]]:
    return [(order.kind.value, order.months, order.yuan) for order in orders]


@pytest.mark.parametrize(
    ("orders", "found"),
    [
        ("二、责令被告人甲某退赔被害人丙某经济损失人民币5000元。", [("责令退赔", None, 5000)]),
        ("二、责令甲某退赔被害人丙某三万二千元、丁某八千元。", [("责令退赔", None, 40_000)]),
        ("二、责令甲某退赔被害人损失共计人民币12,500元，其中丙某2,500元。", [("责令退赔", None, 12_500)]),
        ("二、责令甲某退赔被害人丙某五千元，其中已退二千元。", [("责令退赔", None, None)]),
        ("二、继续追缴被告人甲某违法所得人民币八千元，上缴国库。", [("追缴", None, 8000)]),
        ("二、被告人甲某的违法所得人民币八千元予以追缴。", [("追缴", None, 8000)]),
        ("二、已追缴的赃款人民币八千元发还被害人。", []),
        ("二、随案移送的作案工具手机一部予以没收。", [("没收", None, None)]),
        ("二、违法所得一万元依法予以没收，上缴国库。", [("没收", None, 10_000)]),
        (
            "二、禁止被告人甲某自刑罚执行完毕之日或者假释之日起从事相关金融职业，期限为三年。",
            [("职业禁止", 36, None)],
        ),
        ("二、禁止甲某在刑罚执行完毕之日起五年内从事教育培训工作。", [("职业禁止", 60, None)]),
        ("二、禁止被告人甲某终身从事密切接触未成年人的工作。", [("职业禁止", 0, None)]),
        ("二、禁止被告人甲某在缓刑考验期限内从事食品生产、销售活动。", [("禁止令", None, None)]),
        ("二、禁止被告人甲某五年内从事危险品销售行业。", [("职业禁止", 60, None)]),
        ("二、附加驱逐出境。", [("驱逐出境", None, None)]),
        ("二、没收被告人甲某个人全部财产。", []),
    ],
)
def test_what_is_ordered_of_one(orders: str, found: list[tuple[str, int | None, int | None]]) -> None:
    text = ALONE.format(orders=orders)
    judgment = read_judgment(text)
    (defendant,) = judgment.defendants
    assert told(defendant.orders) == found
    assert judgment.orders == ()
    assert all(
        order.span and order.kind.value[-2:] in text[order.span.start : order.span.end]
        for order in defendant.orders
        if order.kind in (OrderKind.RECOVERY, OrderKind.FORFEITURE, OrderKind.RESTITUTION)
    )


@pytest.mark.parametrize(
    ("verdict", "kind"),
    [
        ("死刑，缓期二年执行，剥夺政治权利终身，限制减刑", OrderKind.LIMITED_COMMUTATION),
        (
            "死刑，缓期二年执行，剥夺政治权利终身，并没收个人全部财产，在其死刑缓期执行二年期满依法减为无期徒刑后，终身监禁，不得减刑、假释",
            OrderKind.NO_COMMUTATION,
        ),
    ],
)
def test_limits_of_commutation(verdict: str, kind: OrderKind) -> None:
    (defendant,) = read_judgment(f"本院认为，判决如下：被告人甲某犯受贿罪，判处{verdict}。").defendants
    assert [order.kind for order in defendant.orders] == [kind]


@pytest.mark.parametrize(
    ("orders", "first", "second", "nobody"),
    [
        ("三、责令被告人甲某退赔丙某五千元。", ["责令退赔"], [], []),
        ("三、责令被告人甲某、乙某共同退赔丙某五千元。", ["责令退赔"], ["责令退赔"], []),
        ("三、责令二被告人退赔丙某五千元。", ["责令退赔"], ["责令退赔"], []),
        ("三、扣押的手机一部予以没收。", [], [], ["没收"]),
        ("三、被告人乙某退缴的赃款人民币五万元依法予以没收，上缴国库。", [], ["没收"], []),
        ("三、禁止被告人乙某在缓刑考验期内进入娱乐场所。", [], ["禁止令"], []),
        ("三、追缴甲某违法所得三千元；追缴乙某违法所得二千元。", ["追缴"], ["追缴"], []),
    ],
)
def test_whose_the_orders_are(orders: str, first: list[str], second: list[str], nobody: list[str]) -> None:
    judgment = read_judgment(TWO.format(orders=orders))
    assert [[order.kind.value for order in each.orders] for each in judgment.defendants] == [first, second]
    assert [order.kind.value for order in judgment.orders] == nobody


def read(orders: str) -> Judgment:
    return read_judgment(ALONE.format(orders=orders))


def test_they_stand_on_the_card_and_in_json() -> None:
    judgment = read("二、责令甲某退赔丙某五千元。三、禁止甲某自刑罚执行完毕之日起三年内从事保险职业。")
    assert "其他判项　责令退赔 5000元、职业禁止3年" in card_text(judgment, ())
    assert "Also ordered: Restitution: CNY 5,000, Occupation ban of 3 years" in card_text(judgment, (), language="en")
    (defendant,) = judgment_json(judgment)["defendants"]
    assert [(order["kind"], order["months"], order["yuan"]) for order in defendant["orders"]] == [
        ("责令退赔", None, 5000),
        ("职业禁止", 36, None),
    ]


def test_they_stand_on_the_windows_card(qtbot: QtBot) -> None:
    (defendant,) = read("二、责令甲某退赔丙某五千元。三、禁止甲某自刑罚执行完毕之日起三年内从事保险职业。").defendants
    line = orders_line(defendant.orders)
    qtbot.addWidget(line)
    assert line.text() == "其他判项：责令退赔 5000元、职业禁止3年"


def test_a_verdict_without_full_stops_is_read_in_time() -> None:
    assert read("责令退赔" * 20_000).defendants
