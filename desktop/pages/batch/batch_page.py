"""The page of batches: a new one, or one of those that were begun."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.batch.batch_seen import BatchSeen, BatchState
from desktop.controls.button import Button
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.pages.batch.batch_view import BatchView
from desktop.pages.batch.known_batches import KnownBatch, known_batches
from desktop.pages.batch.new_batch import NewBatch
from desktop.wording.message_words import message_words
from resources.messages.message import Message


class BatchPage(QWidget):
    """``article_wanted`` asks for an article."""

    article_wanted = Signal(object)  # Article

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self.setAcceptDrops(True)
        self._desk = desk
        self._known: tuple[KnownBatch, ...] = ()
        self._folder: Path | None = None
        self.title = Label(LabelRole.TITLE)
        self.choice = ComboBox()
        self.choice.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(30)
        self.new_button = Button(drawing="plus")
        self.said = Label(LabelRole.SOFT, wrap=True)
        self.new = NewBatch(desk)
        self.batch = BatchView(desk)
        self.stack = QStackedWidget()
        self._lay_out()
        self.new_button.clicked.connect(self.show_new)
        self.choice.activated.connect(self._choose)
        self.new.begun.connect(self._begun)
        self.new.source.begun_chosen.connect(self.show_batch)
        self.batch.gone.connect(self._gone)
        self.batch.seen.connect(self._seen)
        self.batch.head.export.told.connect(self._tell)
        self.batch.article_wanted.connect(self.article_wanted)
        desk.history.changed.connect(self._list)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addStretch()
        head.addWidget(self.choice)
        head.addWidget(self.new_button)
        said = QHBoxLayout()
        said.setContentsMargins(24, 0, 24, 0)
        said.addWidget(self.said)
        self.stack.addWidget(self.new)
        self.stack.addWidget(self.batch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(self.stack, 1)
        self.said.hide()

    def retranslate(self) -> None:
        self.title.setText(self.tr("批量"))
        self.new_button.say(self.tr("新的批量"))
        self.choice.setAccessibleName(self.tr("以前的批量"))
        self._fill()

    def begin(self) -> None:
        """The page came into sight."""
        self._list()
        if self._folder is not None:
            self.batch.show_batch(self._folder)
        else:
            self.new.source.file.setFocus()

    def close_down(self) -> None:
        """What works on a batch outlives the window."""
        self.batch.rest()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.batch.rest()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        if files := _dropped(event):
            event.acceptProposedAction()
            self.open(files[0])

    def open(self, source: Path) -> None:
        """A batch's folder, or a table that is to become one."""
        self.show_new()
        self.new.open(source)

    def show_new(self) -> None:
        """The form for a new one."""
        self._folder = None
        self.batch.rest()
        self.said.tell("")
        self.stack.setCurrentWidget(self.new)
        self.new_button.setEnabled(False)
        self._fill()

    def show_batch(self, folder: Path) -> None:
        """One that was begun."""
        self._folder = folder
        self.said.tell("")
        self.new_button.setEnabled(True)
        self.stack.setCurrentWidget(self.batch)
        self.batch.show_batch(folder)
        self._fill()

    def _begun(self, folder: Path, at_a_time: int) -> None:
        self.show_batch(folder)
        self.batch.start(at_a_time)

    def _list(self) -> None:
        work = partial(known_batches, self._desk.history)
        self._desk.courier.send(work, self._take)

    def _take(self, known: tuple[KnownBatch, ...]) -> None:
        self._known = known
        self._fill()

    def _fill(self) -> None:
        folders = {each.folder: self._words(each) for each in self._known}
        if self._folder is not None:
            folders.setdefault(self._folder, self._folder.name)
        self.choice.clear()
        self.choice.setPlaceholderText(self.tr("以前的批量"))
        for folder, words in folders.items():
            self.choice.addItem(words, folder)
        chosen = list(folders).index(self._folder) if self._folder is not None else -1
        self.choice.setCurrentIndex(chosen)
        self.choice.setVisible(bool(folders))
        self.new_button.setVisible(self._folder is not None)

    def _words(self, known: KnownBatch) -> str:
        cases = self.tr("{count} 案").format(count=f"{known.rows:,}")
        return f"{known.at.astimezone():%m-%d %H:%M}  ·  {known.name}  ·  {cases}"

    def _choose(self, index: int) -> None:
        self.show_batch(self.choice.itemData(index))

    def _seen(self, seen: BatchSeen) -> None:
        known = any(each.folder == self._folder for each in self._known)
        if seen.state is not BatchState.RUNNING and not known:
            self._list()

    def _gone(self, told: Message) -> None:
        self.show_new()
        self._tell(message_words(told), True)

    def _tell(self, words: str, failed: bool) -> None:
        self.said.set_role(LabelRole.ERROR if failed else LabelRole.SOFT)
        self.said.tell(words)


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
