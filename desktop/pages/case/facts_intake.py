"""Documents on their way into the facts: read beside the window, and not at all once that is stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent, QImage

from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.pages.case.facts_pane import FactsPane
from desktop.wording.message_words import message_words
from resources.messages.message import Message
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from tempfile import TemporaryDirectory

    from desktop.components.component_panel import ComponentPanel
    from desktop.documents.intake.opened import Given, OpenedDocument
    from desktop.jobs.recognition import Recognition


class FactsIntake(QObject):
    """Of several requests the last counts. ``taken``: a document's facts stand in the pane now. ``home``: the program's
    folder, where the interpreter of jobs is looked for."""

    taken = Signal()

    def __init__(self, pane: FactsPane, desk: Desk, home: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._desk = desk
        self._courier = desk.courier
        self._home = home
        self._errand: Errand | None = None
        self._recognition: Recognition | None = None
        self.offer: ComponentPanel | None = None
        self._read: list[Given | Path] = []
        self._pasted: TemporaryDirectory[str] | None = None
        pane.files_given.connect(self.open)
        pane.picture_given.connect(self.open_picture)
        pane.text_given.connect(self.open_text)
        pane.setAcceptDrops(True)
        pane.installEventFilter(self)
        pane.reading_stopped.connect(self.stop)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Files are dropped beside the editor too."""
        if watched is self._pane and isinstance(event, QDropEvent):  # and QDragEnterEvent, which is one
            files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
            if files:
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.open(files)
                return True
        return super().eventFilter(watched, event)

    def running(self) -> bool:
        """Whether something is read or recognised."""
        return self._errand is not None or (self._recognition is not None and self._recognition.running())

    def open(self, files: Sequence[Path]) -> None:
        """Takes the facts out of files, read in their order as one case."""
        self.stop()
        self._open(tuple(files))

    def open_picture(self, picture: QImage) -> None:
        """The same of a picture that was pasted; its file is gone once it is read."""
        from tempfile import TemporaryDirectory

        self.stop()
        self._pasted = TemporaryDirectory(prefix="criminal-law-desk-", ignore_cleanup_errors=True)
        file = Path(self._pasted.name) / self.tr("粘贴的图片.png")
        picture.save(str(file))
        self._open((file,))

    def open_text(self, text: str) -> None:
        """The same of a long text that was pasted."""
        from desktop.documents.intake.opened import Given

        self.stop()
        self._read = [Given(text)]
        self._pane.reading.begin(self.tr("粘贴的文字"))
        self._open_read()

    def _open(self, files: Sequence[Path]) -> None:
        async def read() -> list[Given | Path]:
            import asyncio

            from desktop.documents.intake.files import read_or_recognise

            return await asyncio.to_thread(read_or_recognise, files)

        self._pane.reading.begin(self.tr("、").join(file.name for file in files))
        self._errand = self._courier.send(read, self._files_read, self._failed)

    def stop(self) -> bool:
        """Nothing comes of what was under way, the facts are as they were; whether anything was."""
        running = self.running()
        if self._errand is not None:
            self._errand.cancel()
            self._errand = None
        if self._recognition is not None:
            self._recognition.stop()
        self._end()
        self._withdraw()
        return running

    def close_down(self) -> None:
        """With the window."""
        self.stop()
        if self._recognition is not None:
            self._recognition.close()
        if self.offer is not None:
            self.offer.close_down()

    def _files_read(self, read: list[Given | Path]) -> None:
        self._read = read
        scans = [each for each in read if isinstance(each, Path)]
        if scans:
            self._errand = None
            self._recognise(scans)
        else:
            self._open_read()

    def _recognise(self, scans: Sequence[Path]) -> None:
        if self._recognition is None:
            from desktop.jobs.recognition import Recognition  # child processes: no start waits for them

            self._recognition = Recognition(self._home, self)
            self._recognition.page.connect(self._pane.reading.show_page)
            self._recognition.finished.connect(self._recognised)
            self._recognition.failed.connect(self._say_failed)
        if self._recognition.can_begin():
            self._recognition.begin(scans)
        else:
            self._offer_component()

    def _offer_component(self) -> None:
        """Goes on with the scans as soon as it is installed, and forgets them with the next document."""
        if self.offer is None:
            from desktop.components.component_panel import ComponentPanel
            from trainer.environment.component import OCR

            self.offer = ComponentPanel(OCR, self._desk, self._home, can_be_declined=True)
            self.offer.ready.connect(self._go_on)
            self.offer.declined.connect(self.stop)
            self._pane.documents.show_offer(self.offer, self.offer.progress)
        self._pane.reading.end()
        self.offer.show()

    def _go_on(self) -> None:
        scans = [each for each in self._read if isinstance(each, Path)]
        self._withdraw()
        if scans and self._recognition is not None:
            self._pane.reading.begin(self.tr("、").join(file.name for file in scans))
            self._recognition.begin(scans)

    def _withdraw(self) -> None:
        """An installation that is under way stays in sight, and can be stopped there."""
        if self.offer is not None and not self.offer.job.running():
            self.offer.hide()

    def _recognised(self, found: list[Given]) -> None:
        texts = iter(found)
        self._read = [next(texts) if isinstance(each, Path) else each for each in self._read]
        self._open_read()

    def _open_read(self) -> None:
        given = [each for each in self._read if not isinstance(each, Path)]

        async def opened() -> OpenedDocument:
            import asyncio

            from desktop.documents.intake.files import refuse_too_long
            from desktop.documents.intake.opened import open_given

            refuse_too_long(given)
            return await asyncio.to_thread(open_given, given)

        self._errand = self._courier.send(opened, self._opened, self._failed)

    def _opened(self, opened: OpenedDocument) -> None:
        self._errand = None
        self._end()
        self._pane.take(opened)
        self.taken.emit()

    def _end(self) -> None:
        self._read = []
        self._pane.reading.end()
        if self._pasted is not None:
            self._pasted.cleanup()
            self._pasted = None

    def _failed(self, error: Exception) -> None:
        self._errand = None
        self._end()
        self._pane.complain(lambda: self._why(error))

    def _say_failed(self, told: Message) -> None:
        self._end()
        self._pane.complain(lambda: message_words(told))

    def _why(self, error: Exception) -> str:
        if isinstance(error, ToldError):
            return message_words(error.message)
        return self.tr("文书没有读出来，详情已写入日志。案件事实没有改动。")
