"""What stands on the case page is kept, and comes back: after a crash, at the next start, out of the history."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.desk.desk import Desk
from desktop.desk.draft import Draft, forget_draft, load_draft, save_draft
from desktop.judging.case import Case
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.matter_chooser import MatterChooser
from desktop.pages.case.predict_side import PredictSide
from desktop.pages.case.right_half import RightHalf
from desktop.pages.case.side_switch import Side
from desktop.wording.message_words import message_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.history.run import Run
    from desktop.pages.case.answer import Answer
    from desktop.pages.case.check_side import CheckSide
    from desktop.pages.case.judgment_check import Checked
    from desktop.pages.case.kept_answers import KeptAnswer

_log = logging.getLogger(__name__)


class CaseMemory(QObject):
    """``before`` is what an earlier run left, in so far as it is not on the page yet: its answers come out of the
    history once the window is seen, and the side that checks is made when it is first wanted."""

    def __init__(
        self,
        desk: Desk,
        file: Path,
        facts: FactsPane,
        right: RightHalf,
        predicting: PredictSide,
        matter: MatterChooser,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file = file
        self._facts = facts
        self._right = right
        self._predicting = predicting
        self._checking: CheckSide | None = None
        self._seen = False
        self.before = Draft()
        self._matter = matter

    def restore(self) -> Draft:
        """Brings back what was typed; without the answers, for which the window would have to wait."""
        draft = self.before = load_draft(self._file)
        province = self._desk.settings.province if draft.province is None else draft.province
        case = Case(draft.facts, draft.attitude, draft.act_date, province or None)
        self._facts.restore(case, draft.no_day, draft.names)
        self._matter.set_value(draft.matter)
        return draft

    def restore_check(self, checking: CheckSide) -> None:
        """The side that checks was made."""
        self._checking = checking
        checking.pane.restore(self.before.checked, given_facts=self.before.given_facts)
        self._bring_check()

    def bring_back(self) -> None:
        """The window is seen: the answers come too. Only the first time there is anything to bring."""
        if self._seen:
            return
        self._seen = True
        if self.before.old is not None:
            self._take_old()
        elif self.before.answer:
            self._bring_answer(self.before.answer)
        self._bring_check()

    def save(self) -> bool:
        """Writes the draft now; where nothing is to be kept, nothing is there."""
        if not self._desk.settings.keep_history:
            return forget_draft(self._file)
        return save_draft(self._file, self._draft())

    def open_run(self, number: int) -> bool:
        """By its number. False where it cannot be read any more, which is said below the facts."""
        from desktop.history.history_error import HistoryError

        try:
            self.open(self._desk.history.store().run(number))
        except HistoryError as error:
            told = error.message
            self._facts.complain(lambda: message_words(told))
            return False
        return True

    def open(self, run: Run) -> None:
        """A kept run with all that was asked for together with it: its case on the left, what came of it on the
        right. What stood here is in the history, and Ctrl+Z brings the facts back."""
        from desktop.history.run import RunKind
        from desktop.pages.case.kept_answers import check_again, kept_with

        self._seen = True  # nothing older comes in its place any more
        self._matter.set_value(run.summary.matter)
        if run.summary.kind is RunKind.CHECK:
            self._right.show_side(Side.CHECK)
            case = run.input.case
            self._facts.put_back(case if case.facts.strip() else _with_facts(case, self._facts.case().facts))
            self._right.check.put(run.input.given)
            if self._checking is not None:
                self._right.check.given_facts.setChecked(False)
                check_again(self._desk, run, _shown_in(self._checking))
            return
        kept = kept_with(self._desk.history.store(), run)
        if kept is not None:
            self._right.show_side(Side.PREDICTION)
            self._facts.put_back(kept.answer.first.case)
            self._show(kept)

    def _draft(self) -> Draft:
        case, answer = self._facts.case(), self._right.prediction.answer
        checking, before = self._checking, self.before
        checked = checking.checked if checking is not None else None
        return Draft(
            facts=self._facts.facts.text(),
            attitude=case.attitude,
            act_date=case.act_date,
            province=case.province or "",
            no_day=self._facts.date.text() if self._facts.date.wrong() else "",
            matter=self._matter.value(),
            answer=answer.group if answer is not None else before.answer,
            checked=checking.pane.text() if checking is not None else before.checked,
            checking=self._right.side is Side.CHECK,
            given_facts=checking.pane.given_facts.isChecked() if checking is not None else before.given_facts,
            answer_checked=checked.group if checked is not None else before.answer_checked,
            old=before.old,
            names=self._facts.names,
        )

    def _bring_answer(self, group: str) -> None:
        from desktop.history.history_error import HistoryError
        from desktop.pages.case.kept_answers import kept_group

        try:
            kept = kept_group(self._desk.history.store(), group)
        except HistoryError:
            _log.exception("the answer could not be read")
            return
        if kept is not None and self._right.prediction.answer is None and not self._predicting.busy():
            self._show(kept)

    def _show(self, kept: KeptAnswer) -> None:
        from desktop.pages.case.kept_answers import read_again

        def arrived(answer: Answer) -> None:
            now = self._right.prediction.answer
            if now is not None and now.group == answer.group and not self._predicting.running():
                self._right.prediction.show_readings(answer)

        self._predicting.show_kept(kept.answer)
        read_again(self._desk, kept, arrived)

    def _bring_check(self) -> None:
        checking, group = self._checking, self.before.answer_checked
        if checking is None or not self._seen or not group or checking.checked is not None:
            return
        from desktop.history.history_error import HistoryError
        from desktop.pages.case.kept_answers import check_again

        try:
            runs = self._desk.history.store().runs_of(group)
        except HistoryError:
            _log.exception("the check could not be read")
            return
        if runs and runs[0].input.given == checking.pane.text():
            check_again(self._desk, runs[0], _shown_in(checking))

    def _take_old(self) -> None:
        """The answer that a draft of an earlier version holds is kept where answers are now."""
        from dataclasses import replace

        old, store = self.before.old, self._desk.history.store()

        async def keep() -> str:
            import asyncio

            from desktop.desk.old_answer import keep_old_answer

            assert old is not None
            return await asyncio.to_thread(keep_old_answer, store, old)

        def kept(group: str) -> None:
            gone = store.keeps or not self._desk.settings.keep_history
            self.before = replace(self.before, answer=group, old=None if gone else old)
            self._bring_answer(group)

        self._desk.courier.send(keep, kept)


def _shown_in(checking: CheckSide) -> Callable[[Checked], None]:
    """Shows a kept check where it arrives, unless another text stands there by then."""
    text = checking.pane.text()

    def arrived(checked: Checked) -> None:
        if checking.pane.text() == text:
            checking.show_checked(checked)

    return arrived


def _with_facts(case: Case, facts: str) -> Case:
    return Case(facts, case.attitude, case.act_date, case.province)
