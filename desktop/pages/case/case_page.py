"""The case page: facts on the left, the judgment on the right, an article beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.controls.single_shot import single_shot
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.desk.draft import Draft, load_draft, save_draft
from desktop.desk.law_shelf import LawShelf
from desktop.desk.remembered import Remembered
from desktop.judging.case import Case
from desktop.pages.case.article_panel import ArticlePanel
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane
from desktop.pages.case.prediction import Asked, Prediction
from desktop.pages.case.problems import Exits, error_panel, no_model_panel, unforeseen_panel
from desktop.pages.case.prompt_meter import PromptMeter
from desktop.pages.case.stage import Stage
from desktop.wording.language import language
from desktop.wording.model_words import model_facts, model_name
from trainer.engines.engine import EngineError, Model

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from trainer.judgment.types import Article

SAVE_AFTER_MS = 500


class CasePage(QWidget):
    """``speed`` tells tokens per second for the status line; the other signals ask the window for something."""

    speed = Signal(float)
    models_wanted = Signal()
    settings_wanted = Signal()
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
        self._draft_file = draft_file
        self._remembered = remembered
        self._wanted_early = False  # asked for before the models were known
        self.facts = FactsPane()
        self.judgment = JudgmentPane()
        self.article = ArticlePanel(shelf)
        self.article.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self._prediction = Prediction(desk, self)
        self._meter = PromptMeter(desk, self.facts, self.running, self)
        self._save_soon = single_shot(self, SAVE_AFTER_MS, self.save)
        self._lay_out()
        self._connect()
        self._add_shortcuts()
        self._restore()

    def _lay_out(self) -> None:
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(24)
        for pane, least, stretch in ((self.facts, 376, 2), (self.judgment, 360, 3), (self.article, 280, 2)):
            pane.setMinimumWidth(least)
            self.split.addWidget(pane)
            self.split.setStretchFactor(self.split.indexOf(pane), stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.split)

    def _connect(self) -> None:
        self.facts.edited.connect(self._save_soon.start)
        self.facts.wanted.connect(self.predict)
        self.facts.compared.connect(self.compare)
        self.judgment.stop_wanted.connect(self.stop)
        self.judgment.copy_wanted.connect(self.copy)
        self.judgment.opened.connect(self.open_article)
        self.judgment.grown.connect(self._save_later)
        # Looked up when it is wanted, because a change of language makes the menu's actions anew.
        self.judgment.empty.example_wanted.connect(lambda: self.facts.example_menu.actions()[0].trigger())  # noqa: PLW0108
        self.article.closed.connect(self.article.hide)
        self.article.browsed.connect(self.statute_wanted)
        self._prediction.finished.connect(self._finished)
        self._prediction.compared.connect(self._compared)
        self._prediction.failed.connect(self._failed)
        self._desk.listed.connect(self._listed)

    def _add_shortcuts(self) -> None:
        for keys, does in (
            ("Ctrl+Return", self.predict),
            ("Ctrl+Enter", self.predict),
            ("Escape", self._escape),
            ("Ctrl+Shift+C", self.copy),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            # WindowShortcut: the widget that had the focus may have been deleted. While another page is shown, Qt
            # passes this page's shortcuts over.
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(does)

    def begin(self) -> None:
        """The page came into sight."""
        self.facts.setFocus()

    def close_down(self) -> None:
        """Stops the model; what is written is kept, and how wide the panes are."""
        self.stop()
        self.save()
        self._remembered.keep("panes", self.split.saveState())

    def _restore(self) -> None:
        """Brings back what stood here when the program ended, however it ended."""
        self.split.restoreState(self._remembered.state("panes"))
        draft = load_draft(self._draft_file)
        self.facts.restore(draft.facts, draft.attitude, draft.act_date)
        if draft.answer:
            case = Case(draft.facts, draft.attitude, draft.act_date)
            self._prediction.asked = Asked(case, Model(name=draft.model, engine=draft.engine))
            self.judgment.restore(draft.answer)
            self._read(Stage.FINISHED if draft.answer_complete else Stage.INTERRUPTED)
        self._meter.begin()

    def save(self) -> bool:
        """Writes the draft now."""
        self._save_soon.stop()
        case, asked = self.facts.case(), self._prediction.asked
        return save_draft(
            self._draft_file,
            Draft(
                facts=case.facts,
                attitude=case.attitude,
                act_date=case.act_date,
                answer=self.judgment.text.text(),
                answer_complete=self.judgment.stage is Stage.FINISHED,
                model=asked.model.name if asked else "",
                engine=asked.model.engine if asked else "",
            ),
        )

    def running(self) -> bool:
        """Whether a judgment is being written."""
        return self._prediction.running()

    def predict(self) -> None:
        """Has the case judged by the chosen model."""
        if self.running() or not self.facts.ready():
            return
        model = self._desk.model
        if model is None and not self._desk.listing_known:
            self._wanted_early = True
            self.judgment.wait(self.tr("正在查找模型"), self.tr("Ollama 与内置引擎"))
            return
        if model is None:
            self._say_no_model()
            return
        self.facts.set_running(True)
        what = "  ·  ".join(part for part in (model_name(model), model_facts(model)) if part)
        self.judgment.wait(self.tr("正在阅读事实") if model.loaded else self.tr("正在载入模型"), what)
        self.judgment.begin()
        self._prediction.begin(Asked(self.facts.case(), model), self.judgment.gatherer.put)
        self.save()

    def compare(self) -> None:
        """Has the same facts judged as confessed and as denied, and shows both."""
        model = self._desk.model
        if self.running() or not self.facts.ready():
            return
        if model is None:
            self._say_no_model()
            return
        self.facts.set_running(True)
        self.judgment.wait(self.tr("正在按两种态度各预测一次"), model_name(model))
        self._prediction.begin_both(Asked(self.facts.case(), model))

    def stop(self) -> None:
        """Stops the model at once; what is written stays."""
        if self._wanted_early:
            self._wanted_early = False
            self.judgment.stopped()
        if not self.running():
            return
        self._prediction.stop()
        self.facts.set_running(False)
        self.judgment.stopped()
        self._read(Stage.STOPPED)
        self.save()

    def copy(self) -> None:
        """Text, card and AI label on the clipboard."""
        verdicts = self.judgment.verdicts()
        if verdicts:
            from desktop.judging.labelled import labelled

            spoken = language()
            QGuiApplication.clipboard().setText("\n".join(labelled(verdict, spoken) for verdict in verdicts))

    def open_article(self, article: Article) -> None:
        """Shows the article beside the card, as of the act's date."""
        asked = self._prediction.asked
        self.article.open(article, (asked.case if asked else self.facts.case()).act_date)
        if not self.article.isVisible():
            self.article.show()
            self._give_room()

    def _give_room(self) -> None:
        left, right, _ = self.split.sizes()
        share = max(300, min(420, (left + right) // 3))
        self.split.setSizes([max(376, left - share // 2), right - share // 2, share])

    def _read(self, stage: Stage) -> None:
        """Reads what stands on the right into cards."""
        text = self.judgment.text.text()

        def show(verdict: Verdict) -> None:
            if not self.running() and self.judgment.text.text() == text:
                self.judgment.show_reading(verdict, stage)

        self._prediction.read(text, show)

    def _escape(self) -> None:
        if self.running() or self._wanted_early:
            self.stop()
        else:
            self.article.hide()

    def _listed(self) -> None:
        if self._wanted_early:
            self._wanted_early = False
            self.predict()

    def _save_later(self) -> None:
        if not self._save_soon.isActive():
            self._save_soon.start()

    def _finished(self, verdict: Verdict) -> None:
        self.facts.set_running(False)
        self.judgment.finish(verdict)
        finished = verdict.finished
        if finished is not None and finished.seconds > 0:
            self.speed.emit(finished.answer_tokens / finished.seconds)
        self.save()

    def _compared(self, verdicts: tuple[Verdict, Verdict]) -> None:
        self.facts.set_running(False)
        self.judgment.compare(*verdicts)

    def _failed(self, error: Exception) -> None:
        self.facts.set_running(False)
        asked = self._prediction.asked
        exits = self._exits(asked.model.engine if asked is not None else "ollama")
        self.judgment.fail(error_panel(error, exits) if isinstance(error, EngineError) else unforeseen_panel(exits))
        self.save()

    def _say_no_model(self) -> None:
        error = self._desk.listing.problem("ollama")
        exits = self._exits("ollama")
        self.judgment.fail(no_model_panel(exits) if error is None else error_panel(error, exits))

    def _exits(self, engine: str) -> Exits:
        return Exits(
            again=self.predict,
            models=self.models_wanted.emit,
            settings=self.settings_wanted.emit,
            start_server=self.server_wanted.emit if engine == "ollama" else None,
            use=self._use,
            starter=next((model for model in self._desk.listing.models if model.engine == "embedded"), None),
        )

    def _use(self, model: Model) -> None:
        self._desk.choose(model)
        self.predict()
