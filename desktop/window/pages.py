"""The pages of the window, one entry each. A new page is a folder in desktop/pages and an entry here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.judging.case import Case

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.desk.desk import Desk
    from desktop.desk.law_shelf import LawShelf
    from desktop.desk.model_pull import ModelPull
    from desktop.desk.ollama_starter import OllamaStarter
    from desktop.desk.remembered import Remembered
    from desktop.pages.batch.batch_page import BatchPage
    from desktop.pages.case.case_page import CasePage
    from desktop.pages.evaluation.evaluation_page import EvaluationPage
    from desktop.pages.help.help_page import HelpPage
    from desktop.pages.history.history_page import HistoryPage
    from desktop.pages.models.models_page import ModelsPage
    from desktop.pages.settings.settings_page import SettingsPage
    from desktop.pages.statutes.statutes_page import StatutesPage
    from desktop.pages.training.training_page import TrainingPage
    from desktop.window.status_line import StatusLine
    from resources.law.article import Article
    from trainer.engines.engine import Model

translate = QCoreApplication.translate


class Shell(Protocol):
    """What a page is made with, and what it may ask of its window."""

    desk: Desk
    shelf: LawShelf
    starter: OllamaStarter
    home: Path
    remembered: Remembered
    status: StatusLine

    @property
    def pull(self) -> ModelPull: ...

    def page(self, page: Page) -> QWidget: ...

    def show_page(self, page: Page) -> None: ...

    def open_file(self) -> None: ...

    def look_into(self, model: Model) -> None: ...


@runtime_checkable
class Beginning(Protocol):
    """A page that is told when it comes into sight: it takes the focus, and does what it put off until then."""

    def begin(self) -> None: ...


@runtime_checkable
class ClosingDown(Protocol):
    """A page that has something to end or to keep when the window closes."""

    def close_down(self) -> None: ...


@runtime_checkable
class Speaking(Protocol):
    """A page, or any widget within, that can say its words anew in another language."""

    def retranslate(self) -> None: ...


@dataclass(frozen=True, slots=True)
class PageEntry:
    """``keys`` bring the page into sight (Ctrl+1 …), ``icon`` is a name in resources/icons. ``make`` is called when the
    page is first wanted, and imports what only that page needs. ``at_foot``: its button stands at the lower end of the
    rail."""

    keys: str
    icon: str
    title: Callable[[], str]
    make: Callable[[Shell], QWidget]
    at_foot: bool = False


def _case(shell: Shell) -> CasePage:
    from desktop.pages.case.case_page import CasePage

    page = CasePage(shell.desk, shell.shelf, shell.home / "draft.json", shell.remembered)
    page.models_wanted.connect(lambda: shell.show_page(Page.MODELS))
    page.settings_wanted.connect(lambda: shell.show_page(Page.SETTINGS))
    page.server_wanted.connect(shell.starter.start)
    page.help_wanted.connect(lambda: shell.show_page(Page.HELP))
    page.statute_wanted.connect(lambda article: _open_statute(shell, article))
    page.similar.index_wanted.connect(lambda: _make_index(shell))
    page.guest.left.connect(lambda: shell.desk.change(welcome=False))
    page.speed.connect(shell.status.set_speed)
    page.ours.connect(shell.status.set_ours)
    return page


def _history(shell: Shell) -> HistoryPage:
    from desktop.pages.history.history_page import HistoryPage

    page = HistoryPage(shell.desk)
    page.article_wanted.connect(lambda article: _open_statute(shell, article))
    page.run_wanted.connect(lambda run: open_run(shell, run))
    page.case_wanted.connect(lambda: shell.show_page(Page.CASE))
    page.batch_wanted.connect(lambda folder: _open_batch(shell, folder))
    page.settings_wanted.connect(lambda: shell.show_page(Page.SETTINGS))
    return page


def _batch(shell: Shell) -> BatchPage:
    from desktop.pages.batch.batch_page import BatchPage

    page = BatchPage(shell.desk)
    page.article_wanted.connect(lambda article: _open_statute(shell, article))
    return page


def _open_batch(shell: Shell, folder: Path) -> None:
    cast("BatchPage", shell.page(Page.BATCH)).open(folder)
    shell.show_page(Page.BATCH)


def _evaluation(shell: Shell) -> EvaluationPage:
    from desktop.pages.evaluation.evaluation_page import EvaluationPage

    page = EvaluationPage(shell.desk, shell.home)
    page.case_wanted.connect(lambda case: _open_case(shell, Case(case.facts, case.stated)))
    return page


def _open_case(shell: Shell, case: Case) -> None:
    """Its facts on the case page; Ctrl+Z brings back those that stood there."""
    page = cast("CasePage", shell.page(Page.CASE))
    page.facts.put_back(case)
    page.panes.show_facts()
    shell.show_page(Page.CASE)


def _models(shell: Shell) -> ModelsPage:
    from desktop.pages.models.models_page import ModelsPage

    page = ModelsPage(shell.desk, shell.starter, shell.pull)
    page.file_wanted.connect(shell.open_file)
    return page


def _training(shell: Shell) -> TrainingPage:
    from desktop.pages.training.training_page import TrainingPage

    return TrainingPage(shell.desk, shell.home)


def _make_index(shell: Shell) -> None:
    """Where judgments are made into an index of similar cases."""
    shell.show_page(Page.TRAINING)
    cast("TrainingPage", shell.page(Page.TRAINING)).offer_index()


def _statutes(shell: Shell) -> StatutesPage:
    from desktop.pages.statutes.statutes_page import StatutesPage

    return StatutesPage(shell.shelf)


def _settings(shell: Shell) -> SettingsPage:
    from desktop.pages.settings.settings_page import SettingsPage

    page = SettingsPage(shell.desk, shell.home)
    page.similar.index_wanted.connect(lambda: _make_index(shell))
    return page


def _help(shell: Shell) -> HelpPage:
    from desktop.pages.help.help_page import HelpPage
    from desktop.window.crash import log_file

    page = HelpPage(shell.desk, log_file(shell.home))
    page.example_wanted.connect(lambda: _show_example(shell))
    page.first_start_wanted.connect(lambda: show_first_start(shell))
    page.settings_wanted.connect(lambda: shell.show_page(Page.SETTINGS))
    return page


def _show_example(shell: Shell) -> None:
    cast("CasePage", shell.page(Page.CASE)).show_example()
    shell.show_page(Page.CASE)


def show_first_start(shell: Shell) -> None:
    """The ways to a model, beside the facts."""
    from desktop.pages.first_start.first_start import FirstStart

    shell.show_page(Page.CASE)
    case = cast("CasePage", shell.page(Page.CASE))
    sheet = FirstStart(shell.desk, shell.pull, shell.starter)
    sheet.closed.connect(case.guest.show_out)
    sheet.example_wanted.connect(case.show_example)
    sheet.file_wanted.connect(shell.open_file)
    sheet.used.connect(shell.look_into)
    case.guest.take_in(sheet)
    if case.panes.folded():
        sheet.begin()


def _open_statute(shell: Shell, article: Article) -> None:
    cast("StatutesPage", shell.page(Page.STATUTES)).open(article)
    shell.show_page(Page.STATUTES)


def open_prompt(shell: Shell) -> None:
    """What will be sent to the model."""
    shell.show_page(Page.CASE)
    cast("CasePage", shell.page(Page.CASE)).prompt.open()


def open_run(shell: Shell, run: int) -> None:
    """A run of the history, to go on with it."""
    shell.show_page(Page.CASE)
    cast("CasePage", shell.page(Page.CASE)).open_run(run)


def open_documents(shell: Shell, files: Sequence[Path]) -> None:
    """On the case page."""
    cast("CasePage", shell.page(Page.CASE)).open_documents(files)


def open_law(shell: Shell) -> None:
    """What is known of the law, and up to which day."""
    shell.show_page(Page.SETTINGS)
    cast("SettingsPage", shell.page(Page.SETTINGS)).show_law()


class Page(Enum):
    """In the order of the rail."""

    CASE = PageEntry("Ctrl+1", "case", lambda: translate("Page", "判案"), _case)
    HISTORY = PageEntry("Ctrl+2", "history", lambda: translate("Page", "历史"), _history)
    BATCH = PageEntry("Ctrl+3", "batch", lambda: translate("Page", "批量"), _batch)
    EVALUATION = PageEntry("Ctrl+4", "evaluation", lambda: translate("Page", "评测"), _evaluation)
    MODELS = PageEntry("Ctrl+5", "models", lambda: translate("Page", "模型"), _models)
    TRAINING = PageEntry("Ctrl+6", "training", lambda: translate("Page", "训练"), _training)
    STATUTES = PageEntry("Ctrl+7", "statutes", lambda: translate("Page", "法条"), _statutes)
    HELP = PageEntry("F1", "help", lambda: translate("Page", "帮助"), _help, at_foot=True)
    SETTINGS = PageEntry("Ctrl+8", "settings", lambda: translate("Page", "设置"), _settings, at_foot=True)
