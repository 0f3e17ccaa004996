"""The guideline's sheet in the window: what is changed in it is worked out at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from fractions import Fraction

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.cards.guideline_sheet import GuidelineSheet
from desktop.cards.guideline_sheets import GuidelineSheets
from desktop.cards.months_axis import TRACK
from desktop.controls.button import Button, ButtonRole
from desktop.controls.flow_layout import FlowLayout
from desktop.pages.case.stage import Stage as CaseStage
from desktop.settings.settings import Language
from desktop.theme.palette import LIGHT
from desktop.window.pages import Page
from resources.law.charges import charge_named
from resources.law.sentence_kind import SentenceKind
from resources.messages.values import Penalty
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import SEVERAL_CRIMES
from trainer.guideline.basis import Basis
from trainer.guideline.line import Stage
from trainer.guideline.sheet import Sheet, new_sheet
from trainer.judgment.checks.rules import Place

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
HAN = re.compile(r"[\u4e00-\u9fff]")
PRISON = Penalty(SentenceKind.FIXED_TERM, 10)


def sheet(charge: str, tiers: tuple[int, ...], *found: str, number: int = 0, province: str | None = None) -> Sheet:
    rule = charge_named(charge)
    assert rule is not None
    basis = Basis(found=found, stated=("merit",), province=province, yuan=Fraction(20_000))
    return new_sheet(Place(0, number), rule.name, rule.versions[-1], tiers, basis, PRISON)


@pytest.fixture
def opened(qtbot: QtBot, dress: Callable[..., None]) -> Iterator[Callable[..., GuidelineSheet]]:
    dress(Language.CHINESE)

    def open_(shown: Sheet) -> GuidelineSheet:
        view = GuidelineSheet(shown)
        qtbot.addWidget(view)
        view.resize(420, 600)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is view, timeout=60_000)
        view.fold.open()
        return view

    yield open_
    dress(Language.CHINESE)


def test_a_line_changed_is_worked_out_at_once(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0,), "surrender", "recidivist"))
    assert view.head.text() == "量刑计算：盗窃罪  ·  2–21 个月"
    assert view.position.text() == "文书判处有期徒刑10个月，在此之内"
    second = view.steps.steps[Stage.SECOND]
    second.lines["recidivist"].switch.click()
    assert view.sheet.months == (1, 15)
    second.lines["surrender"].high.setValue(-40)
    assert view.sheet.line("surrender").high == -40
    assert view.head.text() == "量刑计算：盗窃罪  ·  1–9 个月"
    assert view.position.text().endswith("还有待填写的各行")
    assert second.total.text() == "0.6–7.2 个月"
    view._restore()
    assert view.head.text() == "量刑计算：盗窃罪  ·  2–21 个月"


def test_figures_stop_at_their_bounds(opened: Callable[..., GuidelineSheet], qtbot: QtBot) -> None:
    view = opened(sheet("盗窃罪", (0,), "surrender"))
    low = view.steps.steps[Stage.SECOND].lines["surrender"].low
    low.setFocus()
    low.selectAll()
    qtbot.keyClicks(low, "-90")
    qtbot.keyClick(low, Qt.Key.Key_Return)
    assert view.sheet.line("surrender").low == low.value() >= -40
    view.minor.click()
    assert low.minimum() == -100


def test_keys_change_a_figure_and_the_focus_stays(opened: Callable[..., GuidelineSheet], qtbot: QtBot) -> None:
    view = opened(sheet("盗窃罪", (0,)))
    high = view.steps.steps[Stage.START].lines["start"].high
    high.setFocus()
    qtbot.keyClick(high, Qt.Key.Key_Down)
    assert view.sheet.line("start").high == 11
    assert high.hasFocus()
    qtbot.keyClick(high, Qt.Key.Key_Tab)
    assert not high.hasFocus()


def test_the_wheel_changes_nothing_without_the_focus(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0,)))
    high = view.steps.steps[Stage.START].lines["start"].high
    at = QPointF(4, 4)
    turn = QWheelEvent(
        at,
        high.mapToGlobal(at),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(high, turn)
    assert view.sheet.line("start").high == 12


def test_a_circumstance_is_added_and_stands_there_when_it_is_off(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0,)))
    first = view.steps.steps[Stage.FIRST]
    assert not first.lines
    first.more.activated.emit(first.more.findData("accessory"))
    assert view.sheet.line("accessory").on
    assert first.more.findData("accessory") == -1
    first.lines["accessory"].switch.click()
    assert not view.sheet.line("accessory").on
    assert "accessory" in first.lines


def test_what_only_the_facts_state_stands_there_and_is_off(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0,)))
    line = view.steps.steps[Stage.SECOND].lines["merit"]
    assert not line.switch.isChecked()
    assert line.note.text() == "事实中有，判决没有评价"


def test_what_is_within_another_says_so(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0,), "plea_leniency", "surrender"))
    line = view.steps.steps[Stage.SECOND].lines["surrender"]
    assert line.note.text() == "已在“认罪认罚”中，不重复计算"
    assert not line.low.isEnabled()
    assert line.switch.isEnabled()


def test_the_lawyer_chooses_the_range(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0, 1), "surrender"))
    assert view.head.text().endswith("请选择法定刑幅度")
    assert not view.steps.steps
    assert [view.tier.itemText(place)[:4] for place in range(view.tier.count())] == [
        "请选择法",
        "可能适用",
        "可能适用",
        "10年以",
    ]
    view.tier.activated.emit(view.tier.findData(1))
    assert view.sheet.layers[0].low == 36
    assert view.steps.steps[Stage.SECOND].lines["surrender"].switch.isChecked()
    view.tier.activated.emit(0)
    assert view.sheet.months is None


def test_a_charge_without_guideline_has_its_range_only(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("重婚罪", (0,)))
    assert view.head.text() == "量刑计算：重婚罪  ·  指导意见未规定"
    assert any("不在量刑指导意见" in label.text() for label in view.findChildren(QLabel))


def test_units_of_an_increment_are_counted(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("诈骗罪", (0,), province="江西"))
    line = view.steps.steps[Stage.INCREMENTS].lines["add-amount"]
    assert line.count.value() == 10
    line.count.setValue(4)
    assert view.sheet.layers[1].high == 16


def test_several_crimes_are_added_up_anew(qtbot: QtBot, dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    view = GuidelineSheets([sheet("盗窃罪", (0,)), sheet("危险驾驶罪", (0,), number=1)], 2)
    qtbot.addWidget(view)
    assert view.together.text() == "数罪并罚：总和刑期以下、数刑中最高刑期以上，1–15 个月"
    first = view.sheets[0]
    first.fold.open()
    first.steps.steps[Stage.START].lines["start"].low.setValue(12)
    assert "9–15 个月" in view.together.text()


def test_a_sheet_is_english(opened: Callable[..., GuidelineSheet], dress: Callable[..., None]) -> None:
    dress(Language.ENGLISH)
    view = opened(sheet("盗窃罪", (0,), "surrender", "confession", "plea_leniency", "recidivist", "excess_defense"))
    assert view.head.text().startswith("Sentencing arithmetic: “theft”  ·  ")
    said = [label.text() for label in view.findChildren(QLabel)]
    assert not [text for text in said if "盗窃罪" not in text and HAN.search(text)]
    assert {"Fa Fa [2021] No. 21, part 4(11)", "Fa Fa [2021] No. 21, part 3(6)", "Fa Shi [2013] No. 8, Art. 14"} <= {
        *said
    }


def test_the_sheets_stand_below_the_card(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window(ScriptedEngine(SEVERAL_CRIMES))
    page = window.page(Page.CASE)
    page.facts.facts.edit.setPlainText("2023年5月1日，被告人甲某盗窃手机一部，价值人民币3200元；同日醉酒驾驶机动车。")
    page.predict()
    qtbot.waitUntil(lambda: page.judgment.verdict is not None and not page.running(), timeout=60_000)
    sheets = page.judgment.reading.findChildren(GuidelineSheet)
    assert [each.sheet.charge for each in sheets] == ["盗窃罪", "危险驾驶罪"]
    sheets[1].fold.open()
    with qtbot.waitSignal(page.judgment.opened):
        sheets[1].opened.emit(sheets[1].sheet.line("recidivist").source.articles[0])


def test_another_language_keeps_what_was_worked(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot
) -> None:
    window = open_window(ScriptedEngine(SEVERAL_CRIMES))
    page = window.page(Page.CASE)
    page.facts.facts.edit.setPlainText("2023年5月1日，被告人甲某盗窃手机一部，价值人民币3200元。")
    page.predict()
    qtbot.waitUntil(lambda: page.judgment.verdict is not None and not page.running(), timeout=60_000)
    driving = page.judgment.reading.sheets[0].sheets[1]
    begun = "Sentencing arithmetic: “dangerous driving”  ·  1–6 months"
    driving.fold.open()
    driving.steps.steps[Stage.START].lines["start"].low.setValue(3)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: page.judgment.reading.sheets[0].sheets[1] is not driving, timeout=60_000)
    shown = page.judgment.reading.sheets[0].sheets[1]
    assert shown.head.text() == "Sentencing arithmetic: “dangerous driving”  ·  3–6 months"
    qtbot.waitUntil(shown.steps.isVisible, timeout=60_000)
    assert shown.steps.steps[Stage.START].lines["start"].low.value() == 3
    assert not page.judgment.reading.sheets[0].sheets[0].fold.is_open()
    shown._restore()  # to what was read, not to what stood when the language changed
    assert shown.head.text() == begun


def test_another_language_keeps_what_was_worked_in_a_comparison(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot
) -> None:
    window = open_window(ScriptedEngine(SEVERAL_CRIMES, SEVERAL_CRIMES))
    page = window.page(Page.CASE)
    page.facts.facts.edit.setPlainText("2023年5月1日，被告人甲某盗窃手机一部，价值人民币3200元。")
    page.compare()
    qtbot.waitUntil(lambda: page.judgment.stage is CaseStage.FINISHED, timeout=60_000)
    columns = page.judgment.view.columns.columns
    shown = columns[1].reading.sheets
    driving = shown[0].sheets[1]
    driving.fold.open()
    driving.steps.steps[Stage.START].lines["start"].low.setValue(3)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: columns[1].reading.sheets is not shown, timeout=60_000)
    first, second = (column.reading.sheets[0].sheets[1] for column in columns)
    assert second.head.text() == "Sentencing arithmetic: “dangerous driving”  ·  3–6 months"
    assert (first.fold.is_open(), second.fold.is_open()) == (False, True)


def test_the_whole_sheet_is_copied(opened: Callable[..., GuidelineSheet]) -> None:
    view = opened(sheet("盗窃罪", (0,), "surrender", "plea_leniency"))
    view._copy()
    copied = QApplication.clipboard().text()
    for words in (
        "量刑计算：盗窃罪  ·  1–15 个月；文书判处有期徒刑10个月，在此之内",
        "  量刑起点　1 至 12 个月（法发〔2021〕21号 四(十一)）",
        "  自首　-40% 至 0%（法发〔2021〕21号 三(六)、刑法第六十七条第一款",
        "）  已在“认罪认罚”中，不重复计算",
        "结果　1–15 个月",
        "  · 全国指导意见没有规定增加刑罚量的数字",
    ):
        assert words in copied


def test_the_axis_has_the_range_the_guideline_and_the_sentence_in_their_places(
    opened: Callable[..., GuidelineSheet],
) -> None:
    view = opened(sheet("盗窃罪", (0,), "surrender"))
    axis = view.axis
    assert axis.isVisible()
    assert axis.place(0) < axis.place(1) < axis.place(10) < axis.place(15) < axis.place(36) < axis.width()
    bar = axis.grab().toImage().pixelColor(int(axis.place(3)), TRACK)
    line = axis.grab().toImage().pixelColor(int(axis.place(30)), TRACK)
    assert bar.name().upper() == LIGHT.accent
    assert line.name().upper() == LIGHT.control
    view.tier.activated.emit(0)
    assert not axis.isVisible()


def test_a_chip_that_is_too_long_for_its_card_shrinks(qtbot: QtBot, dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder)
    chip = Button(ButtonRole.CHIP)
    chip.say("适用：" + "三年以上十年以下有期徒刑、" * 6)
    flow.addWidget(chip)
    holder.resize(200, 60)
    holder.show()
    assert chip.width() == 200 < chip.sizeHint().width()
    assert chip.text().count("三年") == 6  # what is read aloud is whole
    assert not chip.grab().isNull()


def test_every_control_of_a_sheet_has_a_name_and_is_reached_with_tab(
    opened: Callable[..., GuidelineSheet], qtbot: QtBot
) -> None:
    view = opened(sheet("诈骗罪", (0,), "surrender", province="江西"))
    qtbot.waitUntil(view.minor.isVisible, timeout=60_000)
    controls = [
        each for kind in (QAbstractButton, QSpinBox, QComboBox) for each in view.findChildren(kind) if each.isVisible()
    ]
    assert len(controls) > 12
    assert [each for each in controls if not each.accessibleName()] == []
    assert [each for each in controls if not each.focusPolicy() & Qt.FocusPolicy.TabFocus] == []
