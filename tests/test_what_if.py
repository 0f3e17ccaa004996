"""Facts with one thing otherwise: what is written, what goes, what is refused, and that all else stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice

import pytest

from desktop.judging.case import Case
from desktop.judging.what_if.again import otherwise_again
from desktop.judging.what_if.against import states
from desktop.judging.what_if.change import (
    Change,
    CircumstanceChange,
    DayChange,
    FigureChange,
    as_pair,
    whose_circumstance,
)
from desktop.judging.what_if.circumstance import Circumstance
from desktop.judging.what_if.clauses import is_balanced
from desktop.judging.what_if.columns import columns_of, otherwise
from desktop.judging.what_if.edit import (
    Edit,
    Piece,
    PieceKind,
    edited,
    edits_of,
    pieces_after,
    pieces_between,
    text_now,
)
from desktop.judging.what_if.figures import FigureKind, figures_of, written
from desktop.judging.what_if.guideline_share import guideline_share
from desktop.judging.what_if.outcome import Outcome, Standing
from desktop.judging.what_if.reading import Reading
from desktop.judging.what_if.what_if import what_if, what_if_all
from desktop.judging.what_if.written import read_column
from resources.messages.message import message
from resources.messages.wording import say
from resources.model_card.parameters import Parameters
from tests.real_data import DATA, needs_real_data
from tests.scripted_engine import STARTER, TUNED
from tests.what_if_cases import ALL, DRUGS, DRUNK, FAILED, INJURY, OFFICE, PLAIN, SEIZED, TWO, text_before
from trainer.judgment.types import Attitude
from trainer.samples.layout import facts_text
from trainer.samples.prompt import StatedAttitude
from trainer.told_error import ToldError

REAL = DATA / "cail_dev.jsonl"
ODD = re.compile(r"[，；、：][，。；、：]|。[，。；、：]|[，；、]\Z|\A[，。；、]")
C = Circumstance


def add(what: Circumstance, name: str = "", *, instead: bool = False) -> CircumstanceChange:
    return CircumstanceChange(what, True, name, instead)


def remove(what: Circumstance, name: str = "") -> CircumstanceChange:
    return CircumstanceChange(what, False, name)


def shown(outcome: Outcome) -> str:
    """What came and what went: [-gone-][+new+], a few characters around them."""
    assert outcome.standing is Standing.MADE, outcome.reason and say(outcome.reason)
    form = {PieceKind.NEW: "[+{}+]", PieceKind.GONE: "[-{}-]", PieceKind.KEPT: "{}"}
    return "".join(form[piece.kind].format(piece.text) for piece in outcome.pieces)


@pytest.mark.parametrize(
    ("facts", "change", "expected"),
    [
        (PLAIN, add(C.SURRENDER), "3200元[+。案发后，被告人甲某主动到公安机关投案，并如实供述了自己的罪行。+]"),
        (PLAIN, add(C.FORGIVENESS), "[+。案发后，被告人甲某取得了被害人的谅解。+]"),
        (PLAIN, add(C.RECIDIVISM), "被告人甲某曾因犯盗窃罪于2018年1月被判处有期徒刑一年二个月，2019年3月刑满释放。"),
        (TWO, add(C.MERIT, "乙某"), "取得某公司谅解。[+归案后，被告人乙某检举揭发他人犯罪行为，经查证属实"),
        (TWO, add(C.PLEA, "乙某"), "[+被告人乙某自愿认罪认罚，并签署了认罪认罚具结书。+]"),
        (TWO, add(C.ACCESSORY, "乙某"), "[+在共同犯罪中，被告人乙某起次要作用，系从犯。+]"),
        (
            TWO,
            remove(C.SURRENDER, "乙某"),
            "20日，[-乙某经公安机关电话通知主动到案，-][+乙某到案后+]如实供述上述事实；同日",
        ),
        (TWO, remove(C.RESTITUTION, "乙某"), "。[-乙某家属代为退赔人民币20000元，-][+乙某+]取得某公司谅解。"),
        (TWO, remove(C.FORGIVENESS, "乙某"), "退赔人民币20000元[-，取得某公司谅解-]。"),
        (TWO, remove(C.DENIAL, "甲某"), "甲某被抓获归案[-，归案后对第2笔事实予以否认-]。"),
        (
            TWO,
            remove(C.RECIDIVISM, "甲某"),
            "。[-甲某曾因犯盗窃罪于2019年11月被判处有期徒刑一年二个月，2020年12月刑满释放。-]乙",
        ),
        (DRUNK, remove(C.PLEA), "供述犯罪事实[-，自愿认罪认罚，签署认罪认罚具结书-]。"),
        (DRUNK, remove(C.CONFESSION), "。[-丙某到案后如实供述犯罪事实，-][+丙某+]自愿认罪认罚"),
        (DRUNK, remove(C.FORGIVENESS), "维修费6500元[-并取得谅解-]。"),
        (INJURY, remove(C.FORGIVENESS), "68000元[-，己某出具谅解书，请求对戊某从轻处罚并适用缓刑-]。"),
        (SEIZED, remove(C.CONFESSION), "归案，[-到案后如实供述上述事实，-]退缴"),
        (SEIZED, remove(C.RESTITUTION), "事实，[-退缴违法所得4500元，-]自愿"),
        (DRUGS, remove(C.DENIAL), "。[-壬某到案后拒不供认贩卖毒品，辩称系帮他人送货。-]"),
        (OFFICE, remove(C.RESTITUTION), "至案发，[-子某归还公司人民币360000元，其余-][+子某+]未能退赔。"),
        (FAILED, remove(C.ATTEMPT), "被乙某发现[-，因意志以外的原因未能得逞-]。"),
        (FAILED, remove(C.ACCESSORY), "。[-甲某在共同犯罪中起次要作用，系从犯。-]甲某归案"),
        (FAILED, remove(C.MERIT), "。[-甲某归案后检举揭发他人犯罪，经查证属实，有立功表现。-]甲某被抓"),
    ],
)
def test_what_is_written_and_what_goes(facts: str, change: Change, expected: str) -> None:
    assert expected in shown(what_if(Case(facts), change))


def test_what_the_police_did_next_stays_theirs() -> None:
    facts = "被告人甲某贩卖毒品给乙某。次日，甲某在茶楼被抓获，当场从其身上查获毒品3克。"
    changed = what_if(Case(facts), add(C.SURRENDER, instead=True)).case.facts
    assert "次日，公安人员当场从甲某身上查获毒品3克。" in changed


def test_another_day_stands_where_the_sentence_before_it_is_gone() -> None:
    """同日 spoke of the day that went."""
    facts = TWO.replace("如实供述上述事实；", "并投案自首；")
    assert "[-同日-][+2023年6月20日+]甲某被抓获" in shown(what_if(Case(facts), remove(C.SURRENDER, "乙某")))


@pytest.mark.parametrize(
    ("facts", "change", "expected"),
    [
        (
            TWO,
            add(C.SURRENDER, "甲某"),
            "[-同日甲某被抓获归案，归案后对第2笔事实予以否认。-][+。+][+案发后，被告人甲某主动",
        ),
        (TWO, add(C.CONFESSION, "甲某"), "[-，归案后对第2笔事实予以否认-]。[+被告人甲某到案后如实供述了自己的罪行。+]"),
        (TWO, add(C.DENIAL, "乙某"), "主动到案[-，如实供述上述事实-]；"),
        (INJURY, add(C.RECIDIVISM), "[-戊某无前科，-][+被告人戊某曾因犯盗窃罪于2019年8月被判处"),
        (DRUGS, add(C.SURRENDER), "收取现金45000元[-后准备离开时，被民警当场抓获-]。"),
        (DRUGS, add(C.CONFESSION), "[-壬某到案后拒不供认贩卖毒品，辩称系帮他人送货。-][+被告人壬某到案后如实供述了"),
    ],
)
def test_the_opposite_is_told_and_goes_where_that_is_asked_for(facts: str, change: Change, expected: str) -> None:
    told = what_if(Case(facts), change)
    assert told.standing is Standing.OPPOSITE
    assert told.places
    assert told.case.facts == facts
    assert isinstance(change, CircumstanceChange)
    assert expected in shown(what_if(Case(facts), replace(change, instead=True)))


@pytest.mark.parametrize(
    ("facts", "change", "key"),
    [
        (TWO, add(C.SURRENDER, "乙某"), "stated"),
        (TWO, add(C.RECIDIVISM, "甲某"), "stated"),
        (PLAIN, remove(C.MERIT), "not-stated"),
        (PLAIN, add(C.ACCESSORY), "alone"),
        (DRUGS, add(C.FORGIVENESS), "no-victim"),
        (TWO, add(C.ATTEMPT, "甲某"), "completed"),
        (TWO, remove(C.CONFESSION, "乙某"), "part-of-surrender"),
        (TWO, add(C.MERIT), "whose"),
        (TWO, add(C.MERIT, "丁某"), "whose"),
        (PLAIN, add(C.MERIT, "丁某"), "nobody"),
        ("手机一部被盗。", add(C.MERIT, "丁某"), "nobody"),
        (f"{PLAIN}。甲某曾因犯盗窃罪于2010年被判处有期徒刑一年，2011年5月刑满释放。", add(C.RECIDIVISM), "records"),
        (PLAIN.replace("甲某在", "甲某（2004年5月1日出生）在"), add(C.RECIDIVISM), "minor"),
        ("甲某、乙某均如实供述。被告人甲某、乙某盗窃。", remove(C.CONFESSION, "甲某"), "inseparable"),
        ("被告人甲某盗窃。上述事实有谅解书等书证、证人证言证实，取得谅解。", remove(C.FORGIVENESS), "inseparable"),
    ],
)
def test_what_cannot_be_is_told_with_its_reason(facts: str, change: Change, key: str) -> None:
    outcome = what_if(Case(facts), change)
    assert outcome.reason is not None
    assert (outcome.reason.key, outcome.case.facts) == (f"what-if.{key}", facts)
    assert "{" not in say(outcome.reason) + say(outcome.reason, "en")


def test_a_unit_is_called_one_and_is_no_recidivist() -> None:
    facts = "2021年3月，被告单位某市某某有限公司、被告人甲某虚开增值税专用发票，税额十万元。甲某如实供述。"
    refused = what_if(Case(facts), add(C.RECIDIVISM, "某市某某有限公司"))
    assert (refused.standing, refused.reason) == (Standing.IMPOSSIBLE, message("what-if.unit"))
    assert "被告单位某市某某有限公司自愿认罪认罚" in what_if(Case(facts), add(C.PLEA, "某市某某有限公司")).case.facts
    assert "被告人甲某自愿认罪认罚" in what_if(Case(facts), add(C.PLEA, "甲某")).case.facts


@pytest.mark.parametrize(
    ("charge", "key"), [("过失致人死亡罪", "what-if.negligent"), ("危险驾驶罪", "what-if.without-prison")]
)
def test_some_crimes_make_no_recidivist(charge: str, key: str) -> None:
    outcome = what_if(Case(PLAIN), add(C.RECIDIVISM), [charge])
    assert outcome.reason is not None
    assert outcome.reason.key == key


def test_who_waited_and_confessed_may_have_surrendered_after_all() -> None:
    assert "[+被告人丙某的上述行为系自首。+]" in shown(what_if(Case(DRUNK), add(C.SURRENDER)))


def test_the_attitude_beside_the_facts_is_one_with_them() -> None:
    denied, confessed = (Case(PLAIN, each) for each in (StatedAttitude.DENIED, StatedAttitude.CONFESSED))
    assert what_if(denied, add(C.DENIAL)).standing is Standing.SAME
    assert what_if(denied, add(C.CONFESSION)).standing is Standing.OPPOSITE
    assert what_if(denied, add(C.CONFESSION, instead=True)).case.attitude is StatedAttitude.NOT_STATED
    gone = what_if(confessed, remove(C.CONFESSION))
    assert (gone.standing, gone.case) == (Standing.MADE, Case(PLAIN))


def test_without_the_surrender_the_confession_still_counts() -> None:
    outcome = what_if(Case(OFFICE), remove(C.SURRENDER))
    assert outcome.note is not None
    assert outcome.note.key == "what-if.still-confession"
    both = what_if_all(Case(OFFICE), [remove(C.SURRENDER), remove(C.CONFESSION)])
    assert Reading(both.case.facts).facts.defendants[0].attitude is Attitude.NOT_STATED


def test_several_at_once_what_goes_first() -> None:
    outcome = what_if_all(Case(TWO), [add(C.PLEA, "乙某"), remove(C.FORGIVENESS, "乙某")])
    assert outcome.standing is Standing.MADE
    assert text_before(outcome.pieces) == TWO
    assert text_now(outcome.pieces) == outcome.case.facts
    assert edited(TWO, edits_of(outcome.pieces)) == outcome.case.facts
    refused = what_if_all(Case(TWO), [add(C.PLEA, "乙某"), remove(C.MERIT, "乙某")])
    assert (refused.standing, refused.case) == (Standing.SAME, Case(TWO))


def each_change(facts: str) -> Iterator[CircumstanceChange]:
    names = [each.name for each in Reading(facts).facts.defendants] or [""]
    for name in names:
        for what in Circumstance:
            yield from (add(what, name), add(what, name, instead=True), remove(what, name))


def holds(facts: str, change: CircumstanceChange) -> None:
    """All that is promised of every change of any facts."""
    outcome = what_if(Case(facts), change)
    assert text_before(outcome.pieces) == facts
    assert text_now(outcome.pieces) == outcome.case.facts
    if outcome.standing is not Standing.MADE:
        assert outcome.reason is not None
        assert outcome.case == Case(facts)
        return
    after = Reading(outcome.case.facts, tuple(each.name for each in Reading(facts).facts.defendants))
    position = after.position(change.defendant)
    if position is not None:
        assert bool(states(change.circumstance, after, position)) is change.added
    for piece in outcome.pieces:
        if piece.kind is PieceKind.NEW:
            assert piece.text in outcome.case.facts
    if ODD.search(facts) is None and is_balanced(facts):
        assert ODD.search(outcome.case.facts) is None, outcome.case.facts
        assert is_balanced(outcome.case.facts)


@pytest.mark.parametrize("facts", ALL.values(), ids=list(ALL))
def test_every_change_of_every_case_keeps_what_it_does_not_mean(facts: str) -> None:
    changes = list(each_change(facts))
    assert len(changes) >= 30
    for change in changes:
        holds(facts, change)


@pytest.mark.parametrize(
    "facts", [text for text in ALL.values() if text], ids=[name for name, text in ALL.items() if text]
)
def test_what_was_put_in_goes_out_again_without_a_trace(facts: str) -> None:
    """But for 庚某, who came by himself: with the confession he has surrendered, of which it is a part."""
    for change in each_change(facts):
        if not change.added or change.instead or change.circumstance is C.SURRENDER:
            continue
        outcome = what_if(Case(facts), change)
        named = bool(Reading(facts).facts.defendants) and "被告人庚某到案后如实供述" not in outcome.case.facts
        if outcome.standing is Standing.MADE and named:
            back = what_if(outcome.case, replace(change, added=False))
            assert back.case.facts.rstrip("。") == facts.rstrip("。"), change


@needs_real_data(REAL)
def test_real_facts_hold_too() -> None:
    with REAL.open(encoding="utf-8") as lines:
        rows = [facts_text(json.loads(line)["fact"]) for line in islice(lines, 0, 300, 10)]
    assert len(rows) == 30
    for facts in rows:
        for change in each_change(facts):
            holds(facts, change)


def test_figures_are_found_once_each() -> None:
    found = [(figure.kind, figure.words, len(figure.places)) for figure in figures_of(SEIZED)]
    assert (FigureKind.MONEY, "4500元", 2) in found
    assert [figure.words for figure in figures_of(DRUNK)] == ["180.3"]
    assert [figure.words for figure in figures_of(INJURY, ["戊某"])] == ["轻伤二级"]
    assert [(figure.kind, figure.words) for figure in figures_of(DRUGS)][-1] == (FigureKind.DRUG, "50.2克")


def test_a_figure_is_exchanged_wherever_it_stands() -> None:
    (figure,) = figures_of(INJURY, ["戊某"])
    assert "轻伤[-二-]" not in shown(what_if(Case(INJURY), FigureChange(figure, "重伤二级")))
    assert "为[-轻伤二级-][+重伤二级+]，戊某" in shown(what_if(Case(INJURY), FigureChange(figure, "重伤二级")))
    (money,) = figures_of(PLAIN)
    assert written(money, 52000) == "52000元"
    changed = what_if(Case(PLAIN), FigureChange(money, "52000元"))
    assert changed.case.facts == PLAIN.replace("3200元", "52000元")
    assert what_if(changed.case, FigureChange(money, "1元")).standing is Standing.SAME


def test_a_stated_sum_moves_with_its_parts() -> None:
    facts = "被告人甲某先后盗窃乙某手机一部，价值3000元；盗窃丙某现金2000元。盗窃金额共计5000元。"
    figure = next(each for each in figures_of(facts) if each.words == "2000元")
    assert what_if(Case(facts), FigureChange(figure, "7000元")).case.facts.endswith("现金7000元。盗窃金额共计10000元。")


TURN_OF_THE_YEAR = "2023年12月30日至次年1月2日，被告人甲某盗窃。"
BORN = "被告人甲某1990年5月3日出生，2023年3月5日盗窃。同月9日到案。"


@pytest.mark.parametrize(
    ("facts", "day", "expected"),
    [
        (SEIZED, date(2019, 7, 14), "2019年7月14日至16日，"),
        (SEIZED, date(2019, 7, 30), "2019年7月30日至8月1日，"),
        (DRUNK, date(2019, 3, 9), "2019年3月9日22时40分许"),
        (TURN_OF_THE_YEAR, date(2020, 2, 1), "2020年2月1日至2月4日"),
        (TURN_OF_THE_YEAR, date(2019, 12, 31), "2019年12月31日至次年1月3日"),
        (BORN, date(2019, 3, 5), "1990年5月3日出生，2019年3月5日盗窃。"),
    ],
)
def test_all_days_move_with_the_act(facts: str, day: date, expected: str) -> None:
    assert expected in what_if(Case(facts), DayChange(day)).case.facts


def test_the_day_that_is_stated_beside_the_facts_moves_too() -> None:
    outcome = what_if(Case(BORN, act_date=date(2023, 3, 5)), DayChange(date(2019, 3, 5)))
    assert (outcome.case.act_date, outcome.case.facts[17:26]) == (date(2019, 3, 5), "2019年3月5日")


def test_a_day_before_the_earlier_sentence_cannot_be() -> None:
    assert what_if(Case(DRUGS), DayChange(date(2015, 1, 1))).standing is Standing.IMPOSSIBLE
    assert what_if(Case(PLAIN), DayChange(date(2021, 3, 5))).standing is Standing.SAME
    assert what_if(Case("甲某盗窃。"), DayChange(date(2021, 3, 5))).case.act_date == date(2021, 3, 5)


def test_changes_are_written_down_as_data() -> None:
    (figure,) = figures_of(PLAIN)
    assert as_pair(add(C.SURRENDER, "甲某")) == ("added", "自首·甲某")
    assert as_pair(remove(C.RECIDIVISM)) == ("removed", "累犯")
    assert as_pair(FigureChange(figure, "50000元")) == ("figure", "3200元→50000元")
    assert as_pair(DayChange(date(2019, 3, 5))) == ("act_date", "2019-03-05")
    assert whose_circumstance("自首·甲某") == ("自首", "甲某")


def test_edits_compose() -> None:
    pieces = pieces_after((Piece("abcdef"),), [Edit(1, 3, "X"), Edit(5, 5, "Y")])
    assert text_now(pieces) == "aXdeYf"
    pieces = pieces_after(pieces, [Edit(0, 2, ""), Edit(4, 5, "Z")])
    assert (text_now(pieces), text_before(pieces)) == ("deZf", "abcdef")
    assert edited("abcdef", edits_of(pieces)) == "deZf"


def test_columns_are_drawn_with_one_seed_the_case_as_it_is_first() -> None:
    case = Case(PLAIN)
    made = [otherwise(case, [add(C.FORGIVENESS)], None), otherwise(case, [], STARTER)]
    for parameters, seed in ((Parameters(), 1), (Parameters(seed=7), 7)):
        columns = columns_of(case, TUNED, parameters, made)
        assert [column.parameters.seed for column in columns] == [seed] * 3
        assert [column.model for column in columns] == [TUNED, TUNED, STARTER]
        assert [column.changes for column in columns] == [(), (("added", "谅解"),), (("model", STARTER.name),)]
        assert columns[0].case is case


@pytest.mark.parametrize(
    ("typed", "pairs", "model"),
    [
        ("自首", [("added", "自首")], ""),
        ("-累犯", [("removed", "累犯")], ""),
        ("去掉累犯", [("removed", "累犯")], ""),
        ("谅解·甲某", [("added", "谅解·甲某")], ""),
        ("surrender@甲某, +谅解", [("added", "自首·甲某"), ("added", "谅解")], ""),
        ("3200元=5万", [("figure", "3200元→50000元")], ""),
        ("3200=50000", [("figure", "3200元→50000元")], ""),
        ("3200元换成50000", [("figure", "3200元→50000元")], ""),
        ("2019-03-05", [("act_date", "2019-03-05")], ""),
        ("model=qwen3:4b，自首", [("added", "自首")], "qwen3:4b"),
    ],
)
def test_what_is_typed_is_read(typed: str, pairs: list[tuple[str, str]], model: str) -> None:
    column = read_column(typed, Case(PLAIN))
    assert ([as_pair(change) for change in column.changes], column.model) == (pairs, model)


@pytest.mark.parametrize("typed", ["", "，", "天气", "99元=1元", "3200元=很多", "2019-13-40"])
def test_what_is_none_of_it_is_told(typed: str) -> None:
    with pytest.raises(ToldError) as told:
        read_column(typed, Case(PLAIN))
    assert told.value.kind == "input"
    assert "{" not in say(told.value.message, "en")


def test_the_guideline_s_share_of_each_circumstance_is_told() -> None:
    words = {each: guideline_share(("added", each.value)) for each in Circumstance}
    assert words[C.DENIAL] is None
    assert guideline_share(("figure", "1元→2元")) is None
    told = {each: say(share) for each, share in words.items() if share is not None}
    assert told[C.SURRENDER] == "指导意见：自首，减少基准刑的 40% 以下"
    assert told[C.RECIDIVISM] == "指导意见：累犯，增加基准刑的 10% 至 40%"
    assert len(told) == 9


def test_how_one_text_became_another_is_found_out() -> None:
    after = what_if(Case(TWO), remove(C.FORGIVENESS, "乙某")).case.facts
    pieces = pieces_between(TWO, after)
    assert (text_before(pieces), text_now(pieces)) == (TWO, after)
    assert [piece.text for piece in pieces if piece.kind is PieceKind.GONE] == ["，取得某公司谅解"]
    assert pieces_between("", "甲") == (Piece("甲", PieceKind.NEW),)
    assert pieces_between("甲", "甲") == (Piece("甲"),)


def test_a_kept_comparison_is_asked_again_of_other_facts() -> None:
    kept = [
        ((), TUNED),
        ((("added", "自首"),), TUNED),
        ((("removed", "累犯"),), TUNED),
        ((("figure", "3200元→50000元"), ("act_date", "2019-03-05")), TUNED),
        ((("model", STARTER.name),), STARTER),
        ((("added", "天气"), ("attitude", "坦白")), TUNED),
    ]
    again = list(otherwise_again(Case(f"{PLAIN}。甲某被抓获。"), kept))
    assert [(each.pairs, each.model) for each in again] == [
        ((("added", "自首"),), None),
        ((("figure", "3200元→50000元"), ("act_date", "2019-03-05")), None),
        ((("model", STARTER.name),), STARTER),
    ]
    assert "被抓获" not in again[0].outcome.case.facts
