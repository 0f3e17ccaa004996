"""The case page: facts on the left; on the right what the model predicts, or a judgment that is checked; an article."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.single_shot import single_shot
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.desk.law_shelf import LawShelf
from desktop.desk.remembered import Remembered
from desktop.pages.case.answer_binding import AnswerBinding
from desktop.pages.case.answer_export import AnswerExport
from desktop.pages.case.answer_names import AnswerNames
from desktop.pages.case.aside import Aside
from desktop.pages.case.case_keys import add_case_keys
from desktop.pages.case.case_memory import CaseMemory
from desktop.pages.case.facts_intake import FactsIntake
from desktop.pages.case.facts_names import FactsNames
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.guest import Guest
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.matter_chooser import MatterChooser
from desktop.pages.case.more_answers import MoreAnswers
from desktop.pages.case.own_prompt import OwnPrompt
from desktop.pages.case.pane_split import PaneSplit
from desktop.pages.case.predict_side import PredictSide
from desktop.pages.case.prompt_meter import PromptMeter
from desktop.pages.case.right_half import RightHalf
from desktop.pages.case.side_switch import Side
from desktop.pages.case.similar_beside import SimilarBeside

if TYPE_CHECKING:
    from desktop.judging.finding_places import FindingPlaces
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.check_pane import CheckPane
    from desktop.pages.case.check_side import CheckSide
    from trainer.judgment.types import Article

SAVE_AFTER_MS = 500


class CasePage(QWidget):
    """``speed`` tells characters per second for the status line, ``ours`` whether a model of ours writes the side in
    sight; the other signals ask the window for something."""

    speed = Signal(float)
    ours = Signal(bool)
    models_wanted = Signal()
    settings_wanted = Signal()
    help_wanted = Signal()
    server_wanted = Signal()
    statute_wanted = Signal(object)  # Article

    def __init__(
        self,
        desk: Desk,
        shelf: LawShelf,
        draft_file: Path,
        remembered: Remembered,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self._desk = desk
        self._remembered = remembered
        self.facts = FactsPane(desk.settings.province)
        self.matter = MatterChooser(desk)
        self.facts.head.insertWidget(1, self.matter)
        self.judgment = JudgmentPane()
        self.right = RightHalf(self.judgment, self._make_checked)
        self.aside = Aside(shelf)
        self.article = self.aside.article
        self.panes = PaneSplit(self.facts, self.right, self.aside)
        self._predicting = PredictSide(self.judgment, self.facts, desk, self._show_prediction, self.matter.value, self)
        self.memory = CaseMemory(desk, draft_file, self.facts, self.right, self._predicting, self.matter, self)
        self.guest = Guest(self.judgment.stack, self.panes, self.facts)
        self._checking: CheckSide | None = None
        self.binding = AnswerBinding(self.facts, self.judgment, self._predicting, self)
        self._more = MoreAnswers(self.judgment, self.facts, self._predicting, desk, self)
        self._intake = FactsIntake(self.facts, desk, draft_file.parent, self)
        self.prompt = OwnPrompt(desk, self.facts, self._predicting)
        self._meter = PromptMeter(desk, self.facts, self.running, lambda: self.prompt.system, self)
        self.names = FactsNames(self.facts, self)
        self.answer_names = AnswerNames(self.judgment, self.facts, desk, self)
        self.similar = SimilarBeside(self.judgment, self.aside, self.panes, desk, self)
        self._export = AnswerExport(self.judgment, desk, self.answer_names.shown, self)
        self._save_soon = single_shot(self, SAVE_AFTER_MS, self.save)
        self._lay_out()
        self._connect()
        add_case_keys(self)
        self._restore()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.panes)

    def _connect(self) -> None:
        self.facts.edited.connect(self._save_soon.start)
        self.matter.changed.connect(self.save)
        self.facts.wanted.connect(self.predict)
        self.facts.compared.connect(self.compare)
        self.facts.complained.connect(self.panes.show_facts)
        self.facts.edited.connect(self._say_facts)
        self.panes.facts_shown.connect(self.facts.setFocus)
        self.facts.check_wanted.connect(self._check_given)
        self.judgment.stop_wanted.connect(self.stop)
        self.judgment.copy_wanted.connect(self.copy)
        self.judgment.turned.connect(self.save)
        self.judgment.opened.connect(self.open_article)
        self.judgment.pointed.connect(self._point)
        self.right.turned.connect(self._turned)
        self.right.file_dropped.connect(self.open_judgment)
        self.judgment.empty.example_wanted.connect(self.show_example)
        self.judgment.empty.help_wanted.connect(self.help_wanted)
        self.judgment.empty.check_wanted.connect(self.right.turn_over)
        self.aside.closed.connect(self.panes.close_article)
        self.article.browsed.connect(self.statute_wanted)
        self._predicting.moved.connect(self.save)
        self._predicting.moved.connect(self.answer_names.follow)
        self._predicting.speed.connect(self.speed)
        self._predicting.models_wanted.connect(self.models_wanted)
        self._predicting.settings_wanted.connect(self.settings_wanted)
        self._predicting.server_wanted.connect(self.server_wanted)
        self._desk.settings_changed.connect(self._follow_settings)

    @property
    def checked(self) -> CheckPane:
        """The side that checks anyone's judgment."""
        return self.right.check

    def _make_checked(self) -> CheckPane:
        from desktop.pages.case.check_side import CheckSide

        checking = self._checking = CheckSide(self.facts, self._desk, self.matter.value, self)
        checking.facts_found.connect(self._take_facts)
        checking.moved.connect(self.save)
        self.similar.follow_check(checking)
        pane = checking.pane
        pane.opened.connect(self.open_article)
        pane.pointed.connect(self._point)
        pane.copy_wanted.connect(self.copy)
        self.memory.restore_check(checking)
        pane.edited.connect(self._save_soon.start)
        return pane

    def begin(self) -> None:
        """The page came into sight."""
        if self.right.side is Side.CHECK:
            self.checked.take_focus()
        else:
            self.facts.setFocus()
        self.ours.emit(self.right.side is Side.PREDICTION)
        self.matter.begin()
        self.memory.bring_back()

    def close_down(self) -> None:
        """Stops the model; what is written is kept, and how wide the panes are."""
        self.stop()
        self._intake.close_down()
        if self._checking is not None:
            self._checking.stop()
        self.save()
        self._remembered.keep("panes", self.panes.state())

    def _restore(self) -> None:
        """Brings back what stood here when the program ended, however it ended."""
        self.panes.restore(self._remembered.state("panes"))
        draft = self.memory.restore()
        self._say_facts()
        self.right.show_side(Side.CHECK if draft.checking else Side.PREDICTION)
        if draft.answer or draft.old or draft.checking:
            self.panes.show_right()
        self._meter.begin()

    def save(self) -> bool:
        """Writes the draft now."""
        self._save_soon.stop()
        saved = self.memory.save()
        self._desk.saving.tell("draft", saved=saved)
        return saved

    def open_run(self, run: int) -> bool:
        """A run of the history, with all that was asked for together with it: its case on the left, what came of it on
        the right. False where it cannot be read any more, which is said."""
        opened = self.memory.open_run(run)
        if opened:
            self.panes.show_right()
        return opened

    def running(self) -> bool:
        """Whether a judgment is being written."""
        return self._predicting.running()

    def show_example(self) -> None:
        """The first of the examples, on the left."""
        self.facts.example_menu.actions()[0].trigger()

    def predict(self) -> None:
        """Has the case judged by the chosen model, as often as is asked for."""
        self._predicting.predict(self.facts.samples.value())

    def compare(self) -> None:
        """Has the same facts judged as confessed and as denied, and shows both."""
        self._predicting.compare()

    def stop(self) -> None:
        """Stops the model at once; what is written stays."""
        self._predicting.stop()

    def copy(self) -> None:
        """What stands on the right with all that it was made from, on the clipboard: with type, and as text."""
        if self.right.side is Side.PREDICTION:
            self._export.copy()
        elif self._checking is not None:
            self._checking.export.copy(rich=True)

    def open_article(self, article: Article) -> None:
        """Shows the article beside the card, as of the act's date."""
        verdicts = self.right.verdicts()
        self.aside.open_article(article, (verdicts[0].case if verdicts else self.facts.case()).act_date)
        self.panes.open_article()
        if self.panes.folded():
            self.article.view.setFocus()  # the facts may have had it, and it would go to whatever comes next

    def _show_prediction(self) -> None:
        self.right.show_side(Side.PREDICTION)
        self.panes.show_right()

    def _say_facts(self) -> None:
        self.panes.say_facts(self.facts.facts.text())

    def check(self) -> None:
        """Holds the judgment that was given against the law and the facts."""
        self.right.show_side(Side.CHECK)
        if self._checking is not None:
            self._checking.check()

    def open_documents(self, files: Sequence[Path]) -> None:
        """Takes the facts out of files."""
        self.panes.show_facts()
        self._intake.open(files)

    def open_judgment(self, path: Path) -> None:
        """Takes a judgment out of a file and checks it."""
        self.right.show_side(Side.CHECK)
        if self._checking is not None:
            self._checking.open(path)

    def _check_given(self, text: str) -> None:
        """A judgment that came with the facts is checked as well."""
        self.checked.put(text)
        self.check()

    def act(self) -> None:
        """What the side in sight is there for."""
        if self.right.side is Side.CHECK:
            self.check()
        elif not self._more.what_if.judge():
            self.predict()

    def _turned(self, side: Side) -> None:
        self.panes.show_right()
        self.facts.asking.set_aside(side is Side.CHECK)
        self.ours.emit(side is Side.PREDICTION)
        self._save_soon.start()

    def _take_facts(self, text: str) -> None:
        """What was given to be checked are facts: they are looked at on the left, and can be predicted from."""
        self.facts.take_text(text)
        self.right.show_side(Side.PREDICTION)
        self.facts.setFocus()

    def _point(self, places: FindingPlaces, verdict: Verdict) -> None:
        """Marks a finding's places in the facts, where these still are the ones that the verdict was made with."""
        same = verdict.case.facts == self.facts.facts.text()
        if places.facts and same:
            self.panes.show_facts()
        self.facts.facts.mark(places.facts if same else ())

    def escape(self) -> None:
        """Stops what is under way, else closes what was opened last: 假如, where one is in it, or the article."""
        if self._predicting.busy():
            self.stop()
        elif not (self._intake.stop() or self._more.what_if.leave() or self.guest.leave()):
            self.panes.close_article()

    def _follow_settings(self) -> None:
        self.facts.follow_province(self._desk.settings.province)
        if not self._desk.settings.keep_history:
            self.save()
