"""坦白 and 拒不认罪 in one line for each defendant: by how much the two judgments differ."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from desktop.controls.card import FLAT, Card
from desktop.controls.label import Label, LabelRole
from desktop.judging.penalty_differences import PenaltyDifference, penalty_differences
from desktop.judging.verdict import Verdict
from desktop.wording.sentence_words import money_words, term_words

translate = QCoreApplication.translate


def attitude_summary(confessed: Verdict, denied: Verdict) -> Card:
    """With what is to be kept in mind about any difference."""
    summary = Card()
    column = summary.column(padding=FLAT)
    for difference in penalty_differences(confessed, denied):
        column.addWidget(Label(LabelRole.HEADING, wrap=True, text=_words(difference)))
        if not difference.same_charges:
            warning = translate("AttitudeComparison", "两次认定的罪名不同。态度不应影响定性，请仔细核对。")
            column.addWidget(Label(LabelRole.ERROR, wrap=True, text=warning))
    note = translate(
        "AttitudeComparison",
        "拒不认罪本身不得作为从重处罚的理由；差别应只来自从宽情节的有无。每次预测带有随机性。",
    )
    column.addWidget(Label(LabelRole.FAINT, wrap=True, text=note))
    return summary


def _words(difference: PenaltyDifference) -> str:
    joined = translate("AttitudeComparison", "，").join(_parts(difference))
    return translate("AttitudeComparison", "{name}：{difference}").format(
        name=difference.name or translate("AttitudeComparison", "被告人"),
        difference=joined or translate("AttitudeComparison", "没有可比较的刑罚"),
    )


def _parts(difference: PenaltyDifference) -> Iterator[str]:
    months, fine = difference.months, difference.fine_yuan
    if not difference.same_kind:
        yield translate("AttitudeComparison", "刑种不同")
    elif months is not None:
        yield (
            translate("AttitudeComparison", "刑期相同")
            if months == 0
            else translate("AttitudeComparison", "拒不认罪时刑期多 {term}").format(term=term_words(months))
            if months > 0
            else translate("AttitudeComparison", "拒不认罪时刑期少 {term}").format(term=term_words(-months))
        )
    if fine:
        more, less = (
            translate("AttitudeComparison", "罚金多 {fine}"),
            translate("AttitudeComparison", "罚金少 {fine}"),
        )
        yield (more if fine > 0 else less).format(fine=money_words(abs(fine)))
    confessed, denied = difference.probation
    if confessed and not denied:
        yield translate("AttitudeComparison", "失去缓刑")
    elif denied and not confessed:
        yield translate("AttitudeComparison", "反而有缓刑")
