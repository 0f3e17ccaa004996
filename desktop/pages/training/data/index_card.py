"""The judgments of the data step made into an index of similar cases: begun, followed, stopped, gone on with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.card import Card
from desktop.controls.index_about import IndexAbout
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.desk.similar_shelf import SimilarShelf
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.jobs.job_process import JobProcess
from desktop.wording.message_words import told_words
from trainer.commands.exit_status import ExitStatus


class IndexCard(Card):
    """``inputs`` tells the files and folders that are chosen on the page. ``moved`` tells that a job has begun or
    ended; ``components_wanted`` that nothing here can read judgments yet."""

    moved = Signal()
    components_wanted = Signal()

    def __init__(
        self, shelf: SimilarShelf, home: Path, inputs: Callable[[], Sequence[Path]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shelf, self._home, self._inputs = shelf, home, inputs
        self._ending_told = False
        self.job = JobProcess(self)
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.about = IndexAbout(shelf)
        self.start = Button()
        self.progress = JobPanel()
        column = self.column()
        for widget in (self.heading, self.hint, self.about, self.progress):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch()
        column.addLayout(row)
        self.start.clicked.connect(self.begin)
        self.about.rebuild_wanted.connect(self._rebuild)
        self.progress.stop_wanted.connect(self.job.stop)
        self.job.told.connect(self._told)
        self.job.ended.connect(self._ended)
        shelf.changed.connect(self._say_start)
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("类案索引"))
        self.hint.setText(
            self.tr(
                "把上面选好的判决书做成索引：以后每次预测旁边都有其中最相似的案件和它们的刑期。"
                "姓名会遮盖，索引只存在这台电脑上；停止或意外中断后，选好同样的文书再开始即可继续。"
            )
        )
        self._say_start()

    def running(self) -> bool:
        """Whether an index is being made."""
        return self.job.running()

    def begin(self) -> None:
        """Starts the job or goes on with it; where there is an index already, more is taken into it."""
        inputs = [str(path) for path in self._inputs()]
        if not inputs:
            self.progress.conclude(self.tr("请先在上面选择判决书所在的文件或文件夹。"), failed=True)
            return
        python = interpreter_for(Need.DATA, self._home)
        if python is None:
            told = self.tr("读取判决书的组件没有安装。请在“训练”一步安装训练组件，其中包括它。")
            self.progress.conclude(told, failed=True)
            self.components_wanted.emit()
            return
        self._ending_told = False
        more = ["--add"] if self._shelf.there() else []
        self.progress.begin(self.tr("正在开始……"))
        self.job.start(python, ["index", *inputs, "--out", str(self._shelf.folder), *more, "--json"])
        self._say_start()
        self.moved.emit()

    def close_down(self) -> None:
        """Stops with the window; the same call goes on later."""
        self.job.close()

    def _rebuild(self) -> None:
        from desktop.similar.removing import remove_index

        self._shelf.forget()
        try:
            remove_index(self._shelf.folder)
        except OSError:
            told = self.tr("无法删除索引文件夹中的文件：{folder}。请关闭正在使用它的程序后再试。")
            self.progress.conclude(told.format(folder=self._shelf.folder), failed=True)
            return
        self._shelf.look_again()
        self.begin()

    def _told(self, content: dict[str, Any]) -> None:
        match content.get("event"):
            case "progress":
                self._show_progress(content)
            case "indexed":
                self._ending_told = True
                form = self.tr("索引已做好：共 {cases} 案，这次加入 {taken} 案。")
                self.progress.conclude(form.format(cases=f"{content['cases']:,}", taken=f"{content['taken']:,}"))
            case "failed":
                self._ending_told = True
                stopped = content.get("kind") == "stopped"
                self.progress.conclude(self._stopped() if stopped else told_words(content), failed=not stopped)

    def _show_progress(self, content: dict[str, Any]) -> None:
        step, done, total = content["step"], content["done"], content["total"]
        words = {
            "read": self.tr("读取判决书"),
            "compare": self.tr("查找重复"),
            "take-in": self.tr("写入索引"),
            "calibrate": self.tr("检验刑期区间"),
        }.get(step, step)
        figures = f"{done / 1e6:,.0f} / {total / 1e6:,.0f} MB" if step == "read" else ""
        self.progress.show_progress(words, done / total if total else None, figures, content.get("seconds_left"))

    def _ended(self, status: int) -> None:
        if not self._ending_told and status == ExitStatus.STOPPED:
            self.progress.conclude(self._stopped())
        elif not self._ending_told and status != ExitStatus.DONE:
            self.progress.conclude(self.tr("意外结束，做完的部分已保存。再次开始即可继续；详情见日志。"), failed=True)
        self.progress.end()
        self._say_start()
        self._shelf.look_again()
        self.moved.emit()

    def _stopped(self) -> str:
        return self.tr("已停止，做完的部分已保存。再次开始即从那里继续。")

    def _say_start(self) -> None:
        self.start.say(self.tr("加入类案索引") if self._shelf.there() else self.tr("做成类案索引"))
        self.start.setVisible(not self.job.running())
