"""An item of the list in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from PySide6.QtCore import QCoreApplication

from desktop.history.run import RunKind, RunState, RunSummary
from desktop.pages.history.run_group import RunGroup
from desktop.wording.change_words import changes_words
from desktop.wording.language import chinese, language
from resources.law.sentence_kind import SentenceKind
from resources.messages.lists import joined
from resources.messages.penalty_words import penalty_on_card
from resources.messages.values import Penalty

translate = QCoreApplication.translate
_MOST_NAMES, _MOST_OUTCOMES = 3, 3
NO_MATTERS: Mapping[int, str] = {}
BETWEEN = "  ·  "


@dataclass(frozen=True, slots=True)
class ItemWords:
    """``below`` and ``snippet`` may be empty; in the snippet what was found stands between 【 and 】."""

    title: str
    time: str
    outcome: str
    findings: str
    below: str
    snippet: str

    def spoken(self) -> str:
        """For a screen reader."""
        return "  ".join(part for part in _parts(self) if part)


def item_words(group: RunGroup, matters: Mapping[int, str] = NO_MATTERS) -> ItemWords:
    """``matters`` are the names of the matters there are."""
    lead = group.lead
    below = [short_model(lead.model)] if lead.model else []
    if lead.matter is not None and lead.matter in matters:
        below.append(matters[lead.matter])
    return ItemWords(
        title=title_words(lead),
        time=f"{lead.at.astimezone():%H:%M}",
        outcome=_outcome(group),
        findings=findings_words(lead) if lead.state is RunState.FINISHED and lead.kind is not RunKind.BATCH else "",
        below=BETWEEN.join(below),
        snippet=next((run.snippet for run in group.runs if run.snippet), ""),
    )


def _parts(words: ItemWords) -> tuple[str, ...]:
    return words.title, words.time, words.outcome, words.findings, words.below, words.snippet


def short_model(model: str) -> str:
    """No owner, no folder; the demonstration model by the name that it has in the status line."""
    from resources.starter.reader import starter_model

    name = PurePath(model).name
    return translate("model_words", "内置演示模型") if name == starter_model().name else name


def title_words(run: RunSummary) -> str:
    """甲某、乙某盗窃案: who and what; the first words of the facts where neither is known."""
    title = _case_name(run)
    if run.kind is RunKind.CHECK:
        return translate("ItemWords", "核对：{case}").format(case=title)
    if run.kind is RunKind.BATCH:
        return translate("ItemWords", "批量：{case}").format(case=title)
    return title


def _case_name(run: RunSummary) -> str:
    names = joined(run.names[:_MOST_NAMES], language())
    if len(run.names) > _MOST_NAMES:
        names = translate("ItemWords", "{names}等{count}人").format(names=names, count=len(run.names))
    charges = charges_words(run.charges)
    if charges and names:
        return translate("ItemWords", "{names}{charges}案").format(names=names, charges=charges)
    if charges:
        return translate("ItemWords", "{charges}案").format(charges=charges)
    if names:
        return translate("ItemWords", "{names}的案件").format(names=names)
    start = " ".join(run.facts_start.split())
    return start or translate("ItemWords", "没有写明案情")


def charges_words(charges: tuple[str, ...]) -> str:
    """Without 罪 at their ends, as a case is named."""
    if chinese():
        return joined((charge.removesuffix("罪") for charge in charges), "zh")
    from resources.law.charge_names import english_charge

    return joined((english_charge(charge) or charge for charge in charges), "en")


def _outcome(group: RunGroup) -> str:
    if len(columns := group.columns) > 1:
        return " / ".join(_of_column(run) for run in columns)
    lead = group.lead
    if lead.kind is RunKind.BATCH:
        return joined(lead.outcome, language()) or state_words(lead)
    if lead.state is not RunState.FINISHED:
        return state_words(lead)
    outcome = outcome_words(lead)
    if (months := group.months_range()) is not None:
        form = translate("ItemWords", "{outcome}（{count} 份 {least}–{most} 个月）")
        outcome = form.format(outcome=outcome, count=group.samples(), least=months[0], most=months[1])
    elif group.samples() > 1:
        outcome = translate("ItemWords", "{outcome}（{count} 份）").format(outcome=outcome, count=group.samples())
    return outcome


def _of_column(run: RunSummary) -> str:
    what = changes_words(run.changes)
    shown = outcome_words(run) if run.state is RunState.FINISHED else state_words(run)
    return f"{what} {shown}".strip()


def outcome_words(run: RunSummary) -> str:
    """The penalty of each defendant; of the first one alone where it is not said in Chinese."""
    if not chinese() and run.outcome:
        more, first = len(run.outcome) - 1, _in_english(run.outcome[0], run.months)
        return translate("ItemWords", "{term}，另有 {count} 人").format(term=first, count=more) if more > 0 else first
    names = ("", *run.names[1:]) if 0 < len(run.names) == len(run.outcome) else ("",) * len(run.outcome)
    each = [f"{name} {words}".strip() for name, words in zip(names, run.outcome, strict=True)]
    if len(each) > _MOST_OUTCOMES:
        each = [*each[:_MOST_OUTCOMES], "…"]
    return "，".join(each) or translate("ItemWords", "没有读到刑罚")


def _in_english(outcome: str, months: int | None) -> str:
    """What a list keeps of a penalty is Chinese: its kind is told by how it begins, its term by the months."""
    kinds = [Penalty(kind, None) for kind in SentenceKind]
    named = [penalty for penalty in kinds if outcome.startswith(penalty_on_card(penalty, "zh"))]
    if not named:
        return outcome
    kind = max(named, key=lambda penalty: len(penalty_on_card(penalty, "zh"))).kind
    words = penalty_on_card(Penalty(kind, months), "en")
    return translate("ItemWords", "{penalty}，缓刑").format(penalty=words) if "，缓刑" in outcome else words


def findings_words(run: RunSummary) -> str:
    """How many findings there are."""
    count = run.errors + run.warnings
    return translate("ItemWords", "{count} 处提示").format(count=count) if count else translate("ItemWords", "无提示")


def state_words(run: RunSummary) -> str:
    """What became of it, where it was not finished."""
    kept = translate("ItemWords", "保留 {count} 字").format(count=f"{run.written:,}") if run.written else ""
    words = {
        RunState.WRITING: translate("ItemWords", "正在书写……"),
        RunState.FINISHED: translate("ItemWords", "已完成"),
        RunState.STOPPED: translate("ItemWords", "已停止"),
        RunState.INTERRUPTED: translate("ItemWords", "未写完"),
        RunState.FAILED: translate("ItemWords", "失败"),
    }[run.state]
    unfinished = run.state not in (RunState.WRITING, RunState.FINISHED)
    return translate("ItemWords", "，").join((words, kept)) if kept and unfinished else words
