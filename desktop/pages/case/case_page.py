"""The case page: facts on the left, the judgment on the right, an article beside it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.controls.surface import Surface, lay_on
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.desk.draft import Draft, load_draft, save_draft
from desktop.desk.law_shelf import LawShelf
from desktop.desk.remembered import Remembered
from desktop.judging.case import Case
from desktop.pages.case.article_panel import ArticlePanel
from desktop.pages.case.facts_pane import FactsPane
from desktop.pages.case.judgment_pane import JudgmentPane, Stage
from desktop.pages.case.states import ProblemPanel, WayOut
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from desktop.wording.model_words import model_facts, model_name
from trainer.engines.context_room import likely_tokens
from trainer.engines.engine import Engine, EngineError, Model, Request
from trainer.samples.prompt import StatedAttitude, prompt_turns

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from trainer.judgment.types import Article

COUNT_AFTER_MS = 400
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
        self._judging: Errand | None = None
        self._counting: Errand | None = None
        self._asked: tuple[Case, Model] | None = None
        self._wanted_early = False  # asked for before the models were known
        self.facts = FactsPane()
        self.judgment = JudgmentPane()
        self.article = ArticlePanel(shelf)
        self.article.hide()
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(24)
        for pane, least, stretch in ((self.facts, 376, 2), (self.judgment, 360, 3), (self.article, 280, 2)):
            pane.setMinimumWidth(least)
            self.split.addWidget(pane)
            self.split.setStretchFactor(self.split.indexOf(pane), stretch)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(self.split)
        self._count_soon = self._timer(COUNT_AFTER_MS, self._count)
        self._save_soon = self._timer(SAVE_AFTER_MS, self.save)
        self._connect()
        self._restore()

    def _timer(self, interval: int, does: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(does)
        return timer

    def _connect(self) -> None:
        self.facts.edited.connect(self._edited)
        self.facts.wanted.connect(self.predict)
        self.facts.compared.connect(self.compare)
        self.judgment.stop_wanted.connect(self.stop)
        self.judgment.copy_wanted.connect(self.copy)
        self.judgment.opened.connect(self.open_article)
        self.judgment.grown.connect(self._save_later)
        # The menu's actions are made anew with the language: looked up when one is wanted.
        self.judgment.empty.example_wanted.connect(lambda: self.facts.example_menu.actions()[0].trigger())  # noqa: PLW0108
        self.article.closed.connect(self._close_article)
        self.article.browsed.connect(self.statute_wanted)
        self._desk.listed.connect(self._listed)
        self._desk.chosen.connect(self._count_soon.start)
        self._desk.settings_changed.connect(self._count_soon.start)
        for keys, does in (
            ("Ctrl+Return", self.predict),
            ("Ctrl+Enter", self.predict),
            ("Escape", self._escape),
            ("Ctrl+Shift+C", self.copy),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            # Of the window, not of the focus: what had it may be gone. A page that is not shown hears nothing.
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
            self._asked = (
                Case(draft.facts, draft.attitude, draft.act_date),
                Model(name=draft.model, engine=draft.engine),
            )
            self.judgment.restore(draft.answer)
            self._read(Stage.FINISHED if draft.answer_complete else Stage.INTERRUPTED)
        self._count_soon.start()

    def save(self) -> bool:
        """Writes the draft now."""
        self._save_soon.stop()
        case = self.facts.case()
        model = self._asked[1] if self._asked else None
        return save_draft(
            self._draft_file,
            Draft(
                case.facts,
                case.attitude,
                case.act_date,
                self.judgment.text.text(),
                self.judgment.stage is Stage.FINISHED,
                model.name if model else "",
                model.engine if model else "",
            ),
        )

    def predict(self) -> None:
        """Has the case judged by the chosen model."""
        if self._judging is not None or not self.facts.ready():
            return
        model = self._desk.model
        if model is None and not self._desk.listing_known:
            self._wanted_early = True
            self.judgment.wait(self.tr("正在查找模型"), self.tr("Ollama 与内置引擎"))
            return
        if model is None:
            self._fail(self._no_model())
            return
        case = self.facts.case()
        self._asked = (case, model)
        self.facts.set_running(True)
        what = "  ·  ".join(part for part in (model_name(model), model_facts(model)) if part)
        self.judgment.wait(self.tr("正在阅读事实") if model.loaded else self.tr("正在载入模型"), what)
        self.judgment.begin()
        put = self.judgment.gatherer.put
        parameters = self._desk.settings.parameters()

        async def judge(engine: Engine) -> Verdict:
            from desktop.judging.judging import judge_case

            return await judge_case(engine, model, case, parameters, put)

        self._judging = self._desk.courier.send(
            self._desk.with_engine(model.engine, judge), self._finished, self._failed
        )
        self.save()

    def compare(self) -> None:
        """Has the same facts judged as confessed and as denied, and shows both."""
        model = self._desk.model
        if self._judging is not None or not self.facts.ready():
            return
        if model is None:
            self._fail(self._no_model())
            return
        given = self.facts.case()
        confessed, denied = (
            replace(given, attitude=attitude) for attitude in (StatedAttitude.CONFESSED, StatedAttitude.DENIED)
        )
        self._asked = (given, model)
        self.facts.set_running(True)
        self.judgment.wait(self.tr("正在按两种态度各预测一次"), model_name(model))
        parameters = self._desk.settings.parameters()

        async def judge(engine: Engine) -> tuple[Verdict, Verdict]:
            from desktop.judging.judging import judge_case

            first = await judge_case(engine, model, confessed, parameters, lambda _text: None)
            return first, await judge_case(engine, model, denied, parameters, lambda _text: None)

        def show(verdicts: tuple[Verdict, Verdict]) -> None:
            self._judging = None
            self.facts.set_running(False)
            self.judgment.compare(*verdicts)

        self._judging = self._desk.courier.send(self._desk.with_engine(model.engine, judge), show, self._failed)

    def stop(self) -> None:
        """Stops the model at once; what is written stays."""
        if self._wanted_early:
            self._wanted_early = False
            self.judgment.stopped()
        if self._judging is None:
            return
        self._judging.cancel()
        self._judging = None
        self.facts.set_running(False)
        self.judgment.stopped()
        self._read(Stage.STOPPED)
        self.save()

    def copy(self) -> None:
        """Text, card and AI label on the clipboard."""
        verdicts: tuple[Verdict, ...] = ()
        if self.judgment.stage is Stage.COMPARED and self.judgment.comparison.verdicts is not None:
            verdicts = self.judgment.comparison.verdicts
        elif self.judgment.verdict is not None:
            verdicts = (self.judgment.verdict,)
        if verdicts:
            from desktop.judging.labelled import labelled

            spoken = language()
            QGuiApplication.clipboard().setText("\n".join(labelled(verdict, spoken) for verdict in verdicts))

    def open_article(self, article: Article) -> None:
        """Shows the article beside the card, as of the act's date."""
        asked = self._asked[0].act_date if self._asked else self.facts.case().act_date
        self.article.open(article, asked)
        if not self.article.isVisible():
            self.article.show()
            self._give_room()

    def _read(self, stage: Stage) -> None:
        """Reads what stands on the right into cards, beside the window: the statutes may have to be read first."""
        text = self.judgment.text.text()
        if not text or self._asked is None:
            return
        case, model = self._asked
        parameters = self._desk.settings.parameters()

        async def read() -> Verdict:
            from desktop.judging.judging import read_aside

            return await read_aside(case, model, parameters, text, None)

        def show(verdict: Verdict) -> None:
            if self._judging is None and self.judgment.text.text() == text:
                self.judgment.show_reading(verdict, stage)

        self._desk.courier.send(read, show)

    def running(self) -> bool:
        """Whether a judgment is being written."""
        return self._judging is not None

    def _give_room(self) -> None:
        left, right, _ = self.split.sizes()
        share = max(300, min(420, (left + right) // 3))
        self.split.setSizes([max(376, left - share // 2), right - share // 2, share])

    def _close_article(self) -> None:
        self.article.hide()

    def _escape(self) -> None:
        if self._judging is not None or self._wanted_early:
            self.stop()
        elif self.article.isVisible():
            self._close_article()

    def _listed(self) -> None:
        if self._wanted_early:
            self._wanted_early = False
            self.predict()

    def _edited(self) -> None:
        self._save_soon.start()
        self._count_soon.start()

    def _save_later(self) -> None:
        if not self._save_soon.isActive():
            self._save_soon.start()

    def _finished(self, verdict: Verdict) -> None:
        self._judging = None
        self.facts.set_running(False)
        self.judgment.finish(verdict)
        finished = verdict.finished
        if finished is not None and finished.seconds > 0:
            self.speed.emit(finished.answer_tokens / finished.seconds)
        self.save()

    def _failed(self, error: Exception) -> None:
        self._judging = None
        self.facts.set_running(False)
        known = (
            error
            if isinstance(error, EngineError)
            else EngineError("protocol", self.tr("发生了意外的错误，详情已写入日志。您写的内容都还在。"))
        )
        self._fail(self._problem(known))
        self.save()

    def _fail(self, panel: ProblemPanel) -> None:
        self.judgment.fail(panel)

    def _no_model(self) -> ProblemPanel:
        problem = self._desk.listing.problem("ollama")
        if problem is not None:
            return self._problem(problem)
        return ProblemPanel(
            self.tr("还没有可用的模型"),
            self.tr("请在“模型”页拉取推荐的模型，或打开一个 GGUF 模型文件。"),
            (WayOut(self.tr("前往模型页"), self.models_wanted.emit, primary=True),),
        )

    def _problem(self, error: EngineError) -> ProblemPanel:
        """The right words and ways out for an engine's error."""
        again = WayOut(self.tr("再试一次"), self.predict, primary=True)
        models = WayOut(self.tr("换一个模型"), self.models_wanted.emit)
        ways: tuple[WayOut, ...] = (again, models)
        title = self.tr("模型没有写成判决")
        measure = None
        if error.kind == "absent":
            title = self.tr("连接不上模型服务")
            ways = (WayOut(self.tr("启动 Ollama"), self.server_wanted.emit, primary=True), again)
            starter = self._starter()
            if starter is not None:
                ways = (ways[0], WayOut(self.tr("改用内置模型"), lambda: self._use(starter)), again)
        elif error.kind == "no_model":
            title = self.tr("找不到这个模型")
            ways = (WayOut(self.tr("前往模型页"), self.models_wanted.emit, primary=True),)
        elif error.kind == "too_long":
            title = self.tr("事实太长，放不进模型的上下文")
            tokens, most = error.message.values.get("tokens"), error.message.values.get("limit")
            if isinstance(tokens, int) and isinstance(most, int):
                measure = (tokens, most)
            ways = (WayOut(self.tr("调整上下文长度"), self.settings_wanted.emit, primary=True), models)
        elif error.kind == "died":
            title = self.tr("模型在中途停了下来")
        elif error.kind in ("bad_file", "refused"):
            title = self.tr("这个模型不能用")
            ways = (WayOut(self.tr("换一个模型"), self.models_wanted.emit, primary=True),)
        return ProblemPanel(title, message_words(error.message), ways, measure)

    def _starter(self) -> Model | None:
        return next((model for model in self._desk.listing.models if model.engine == "embedded"), None)

    def _use(self, model: Model) -> None:
        self._desk.choose(model)
        self.predict()

    def _count(self) -> None:
        """The prompt's length: the model's own count where it can tell, else an estimate."""
        case = self.facts.case()
        model = self._desk.model
        parameters = self._desk.settings.parameters()
        turns = prompt_turns(case.facts, case.attitude, model.system if model else None)
        estimate = likely_tokens([turn["content"] for turn in turns])
        most = parameters.prompt_limit(model.context_length if model else None)
        self.facts.set_tokens(estimate, most, exact=False)
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        if model is None or self._judging is not None or not case.facts.strip():
            return

        async def count(engine: Engine) -> int | None:
            return await engine.count_tokens(Request(model, turns, parameters))

        def show(tokens: int | None) -> None:
            if tokens is not None:
                self.facts.set_tokens(tokens, most, exact=True)

        self._counting = self._desk.courier.send(self._desk.with_engine(model.engine, count), show, lambda _error: None)
