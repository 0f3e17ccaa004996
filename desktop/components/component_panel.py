"""Offers a component after telling how much it is and where it goes; installs it, renews it, takes it away."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.components.component_words import component_name, heading, install_words, what_it_is
from desktop.components.sources_form import SourcesForm
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.fold import Fold
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.controls.question import Answer, ask
from desktop.desk.desk import Desk
from desktop.jobs.component_job import ComponentJob
from desktop.wording.model_words import size_words
from trainer.commands.exit_status import ExitStatus
from trainer.environment.component import TRAIN, Component
from trainer.environment.installed import State, read_installed, state_of
from trainer.environment.parts import environment_parts
from trainer.environment.place import place_of


class ComponentPanel(Card):
    """``ready`` tells that the component is there now, ``changed`` that an installation or removal began or ended;
    ``declined`` that it is not wanted now, where that can be said."""

    ready = Signal()
    changed = Signal()
    declined = Signal()

    def __init__(
        self,
        component: Component,
        desk: Desk,
        home: Path,
        parent: QWidget | None = None,
        *,
        role: ButtonRole = ButtonRole.PLAIN,
        can_be_declined: bool = False,
    ) -> None:
        super().__init__(parent)
        self._component = component
        self._desk = desk
        self._place = place_of(component, home)
        self._removing = False
        self.job = ComponentJob(component, home, self)
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.what = Label(LabelRole.SOFT, wrap=True)
        self.install = Button(role, "download")
        self.remove = Button(ButtonRole.QUIET)
        self.decline = Button(ButtonRole.QUIET)
        self._can_be_declined = can_be_declined
        self.progress = JobPanel()
        self.sources = SourcesForm(desk, with_torch=component is TRAIN)
        self.fold = Fold(self.sources)
        words = QVBoxLayout()
        words.setSpacing(6)
        for widget in (self.heading, self.what, self.progress, self.fold):
            words.addWidget(widget)
        buttons = QVBoxLayout()
        buttons.addWidget(self.install)
        buttons.addWidget(self.remove)
        buttons.addWidget(self.decline)
        buttons.addStretch()
        row = self.row(spacing=24)
        row.addLayout(words, 1)
        row.addLayout(buttons)
        self.install.clicked.connect(self.begin)
        self.remove.clicked.connect(self._ask_to_remove)
        self.decline.clicked.connect(self.declined)
        self.progress.stop_wanted.connect(self.job.stop)
        self.job.told.connect(self.progress.show_progress)
        self.job.ended.connect(self._ended)
        self.retranslate()

    def retranslate(self) -> None:
        self.fold.say(self.tr("下载来源"))
        self.decline.say(self.tr("以后再说"))
        self.arrange()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """It may have been installed elsewhere since, in the terminal for instance."""
        super().showEvent(event)
        self.sources.show_settings()
        self.arrange()

    def state(self) -> State:
        """How far the component is."""
        return state_of(self._place, self._component, environment_parts())

    def has_news(self) -> bool:
        """Whether something is under way, was said, or lies on the disk."""
        return self.job.running() or bool(self.progress.said.text()) or self.state() is not State.ABSENT

    def begin(self) -> None:
        """Begins to install, or says what is wrong with the sources."""
        if not self.sources.keep():
            self.fold.open()
            return
        self._removing = False
        self.progress.begin(self.tr("正在准备安装……"))
        self.job.install(self._desk.settings)
        self.arrange()
        self.changed.emit()

    def close_down(self) -> None:
        """Ends an installation with the window."""
        self.job.close()

    def arrange(self) -> None:
        """Says how far it is, and what can be done."""
        busy, state = self.job.running(), self.state()
        installed = read_installed(self._place)
        size = installed.size if installed else None
        name = component_name(self._component)
        self.heading.setText(heading(self._component, state))
        self.what.setText(what_it_is(self._component, state, self._place.folder, size))
        words = install_words(state)
        self.install.say(words, f"{words}  ·  {name}")
        self.remove.say(self.tr("卸载"), self.tr("卸载{name}").format(name=name))
        self.install.setVisible(not busy and state is not State.READY)
        self.remove.setVisible(not busy and state is not State.ABSENT)
        self.decline.setVisible(self._can_be_declined and not busy)
        self.fold.setVisible(not busy and state is not State.READY)

    def _ask_to_remove(self) -> None:
        """Counting some ten thousand files takes its time on a slow disk."""

        async def measure() -> int:
            import asyncio

            from trainer.environment.room import size_of

            return await asyncio.to_thread(size_of, self._place.folder)

        self.remove.setEnabled(False)
        self._desk.courier.send(measure, self._ask_whether_to_remove)

    def _ask_whether_to_remove(self, freed: int) -> None:
        self.remove.setEnabled(True)
        size = size_words(freed)
        name = component_name(self._component)
        ask(
            self,
            self.tr("卸载{name}？").format(name=name),
            self.tr("腾出 {size}：{folder}\n以后可以再装。做好的数据与训练不受影响。").format(
                size=size, folder=self._place.folder
            ),
            (Answer(self.tr("卸载"), self._remove),),
        )

    def _remove(self) -> None:
        self._removing = True
        self.progress.begin(self.tr("正在卸载……"))
        self.job.remove()
        self.arrange()
        self.changed.emit()

    def _ended(self, words: str, status: int) -> None:
        self.progress.conclude(words, failed=status not in (ExitStatus.DONE, ExitStatus.STOPPED))
        self.progress.end()
        self.arrange()
        self.changed.emit()
        if status == ExitStatus.DONE and not self._removing:
            self.ready.emit()
