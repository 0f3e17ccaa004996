"""导出: what stands here as a Word file, a PDF, Markdown, on paper, or on the clipboard."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.export_news import ExportNews
from desktop.controls.export_work import ExportWork
from desktop.controls.save_dialog import ask_where
from desktop.desk.desk import Desk
from desktop.documents.blocks import Layout
from desktop.printing.file_format import FileFormat
from desktop.printing.stopped import Stopped
from desktop.wording.message_words import message_words

if TYPE_CHECKING:
    from desktop.documents.blocks import Document
    from desktop.documents.report import Report


class ExportMenu(Button):
    """``runs`` tells the history's numbers of what is in sight, ``matter`` that of the whole matter where there are
    none; ``compared``: the runs stand beside each other; ``names``: placeholder → name, to be put back. Whoever places
    the button places ``news`` below it, too, and calls ``offer`` when there is something else in sight."""

    def __init__(
        self,
        runs: Callable[[], Sequence[int]],
        desk: Desk,
        parent: QWidget | None = None,
        *,
        matter: Callable[[], int | None] = lambda: None,
        compared: Callable[[], bool] = lambda: False,
        names: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        super().__init__(ButtonRole.QUIET, "export", parent)
        self._runs, self._matter, self._compared, self._names = runs, matter, compared, names
        self._desk = desk
        self.news = ExportNews()
        self.work = ExportWork(desk, self)
        self.work.progressed.connect(self.news.show_progress)
        self.work.failed.connect(self._fail)
        self.news.stop.clicked.connect(self.work.stop)
        self._file = Path()
        self._told: tuple[tuple[int, ...], int | None] = ((), None)
        self._make_actions()
        self.retranslate()
        self.offer()

    def _make_actions(self) -> None:
        menu = QMenu(self)
        self.word = self._action(menu, lambda: self.export(FileFormat.WORD), QKeySequence("Ctrl+E"))
        self.pdf = self._action(menu, lambda: self.export(FileFormat.PDF))
        self.markdown = self._action(menu, lambda: self.export(FileFormat.MARKDOWN))
        menu.addSeparator()
        self.print = self._action(menu, self.preview, QKeySequence(QKeySequence.StandardKey.Print))
        menu.addSeparator()
        self.rich = self._action(menu, lambda: self.copy(rich=True))
        self.plain = self._action(menu, lambda: self.copy(rich=False))
        menu.addSeparator()
        self.similar_report = self._action(menu, self.export_similar)
        menu.addSeparator()
        self.court = menu.addAction("")
        self.similar = menu.addAction("")
        for switch in (self.court, self.similar):
            switch.setCheckable(True)
        self.setMenu(menu)

    def _action(self, menu: QMenu, does: Callable[[], object], key: QKeySequence | None = None) -> QAction:
        action = menu.addAction("")
        action.triggered.connect(lambda _on=False: does())
        if key is not None:
            action.setShortcut(key)
            self.addAction(action)  # keys reach what is in sight: two panes have this menu, and one of them is seen
        return action

    def retranslate(self) -> None:
        self.say(self.tr("导出"), hint=self.tr("存为 Word、PDF，打印或复制（Ctrl+E 为 Word，Ctrl+P 为打印）"))
        self.word.setText(self.tr("Word 文档……"))
        self.pdf.setText(self.tr("PDF……"))
        self.markdown.setText(self.tr("Markdown……"))
        self.print.setText(self.tr("打印……"))
        self.rich.setText(self.tr("复制（带格式）"))
        self.plain.setText(self.tr("复制（纯文本）"))
        self.court.setText(self.tr("公文版式（每页带标识，没有签名和印章）"))
        self.similar_report.setText(self.tr("类案检索报告（Word）……"))
        self.similar.setText(self.tr("附上类案检索"))
        self.news.retranslate()

    def offer(self) -> None:
        """Can be used while there is something to hand on. What was told of something else is told no longer."""
        runs, matter = tuple(self._runs()), self._matter()
        self.setEnabled(bool(runs) or matter is not None)
        if (runs, matter) != self._told and not self.work.running():
            self.news.hide()

    def export(self, form: FileFormat) -> None:
        """Asks where, with a name that is proposed, and writes the file."""
        self._read(lambda report: self._ask(report, form))

    def export_similar(self) -> None:
        """The search for similar cases as a document of its own."""
        from desktop.documents.similar_report import similar_document_of

        self._read(lambda report: self._ask(report, FileFormat.WORD, similar_document_of, self.tr("类案检索报告")))

    def preview(self) -> None:
        """Shows the pages, from where they can be printed."""

        def show(document: Document) -> None:
            from desktop.printing.preview import Preview

            Preview(document, self.window()).open()

        self._read(lambda report: self.work.make(report, lambda document: self._quietly(show, document)))

    def copy(self, *, rich: bool) -> None:
        """To the clipboard: with type for a word processor, or as text alone."""

        def put(document: Document) -> None:
            from desktop.documents.html import html_of
            from desktop.documents.plain_text import text_of

            content = QMimeData()
            content.setText(text_of(document))
            if rich:
                content.setHtml(html_of(document))
            QGuiApplication.clipboard().setMimeData(content)
            self.news.show_copied()

        self._read(lambda report: self.work.make(report, put))

    def _read(self, use: Callable[[Report], object]) -> None:
        from desktop.documents.kept_report import Wanted

        wanted = Wanted(tuple(self._runs()), self._matter(), self._compared(), self.similar.isChecked(), self._names())
        if not wanted or self.work.running():
            return
        self._file = Path()
        self._told = wanted.runs, wanted.matter
        self.news.begin()
        self.work.read(wanted, Layout.COURT if self.court.isChecked() else Layout.PLAIN, use)

    def _ask(
        self,
        report: Report,
        form: FileFormat,
        make: Callable[[Report], Document] | None = None,
        kind: str = "",
    ) -> None:
        from desktop.documents.document import report_name
        from desktop.documents.file_name import file_name

        self.news.hide()
        named = f"{report_name(report)} {kind}".strip()
        name = file_name(named, datetime.now().astimezone().date(), form)
        patterns = {
            FileFormat.WORD: self.tr("Word 文档 (*.docx)"),
            FileFormat.PDF: self.tr("PDF 文件 (*.pdf)"),
            FileFormat.MARKDOWN: self.tr("Markdown 文件 (*.md)"),
        }
        ask_where(
            self.window(),
            self.tr("导出"),
            self._folder() / name,
            patterns[form],
            lambda file: self._write(report, file, form, make),
        )

    def _folder(self) -> Path:
        """The one that was chosen last, while it is there."""
        last = Path(self._desk.settings.export_folder)
        if self._desk.settings.export_folder and last.is_dir():
            return last
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())

    def _write(
        self, report: Report, file: Path, form: FileFormat, make: Callable[[Report], Document] | None = None
    ) -> None:
        self._file = file
        self._desk.change(export_folder=str(file.parent))
        self.news.begin()
        self.work.write(report, file, form, self.news.show_written, make)

    def _quietly(self, use: Callable[[Document], object], document: Document) -> None:
        self.news.hide()
        use(document)

    def _fail(self, error: Exception) -> None:
        from desktop.documents.write_problem import write_problem

        if isinstance(error, Stopped):
            self.news.hide()
            return
        self.news.show_problem(message_words(write_problem(error, self._file)))
