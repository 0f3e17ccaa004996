"""An evaluation's name and how far it is, with what can be done about it: stop, go on, report, folder, delete."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.job_panel import JobPanel
from desktop.controls.label import Label, LabelRole
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.evaluation_seen import PAGE, EvaluationSeen, EvaluationState, Progress, Unfinished
from desktop.pages.evaluation.evaluation_words import BETWEEN, asked_words, moment_words, state_words, suite_words
from desktop.pages.evaluation.predictor_words import predictor_words
from desktop.wording.message_words import message_words
from resources.messages.message import Message


class EvaluationHead(QWidget):
    """The signals ask for what its buttons say."""

    go_on_wanted = Signal()
    stop_wanted = Signal()
    report_wanted = Signal()
    folder_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stopping = False
        self.title = ElidedLabel(LabelRole.HEADING)
        self.facts = ElidedLabel(LabelRole.FAINT)
        self.go_on = Button(ButtonRole.PRIMARY, "play")
        self.report = Button(ButtonRole.PLAIN, "export")
        self.folder = Button(ButtonRole.PLAIN, "folder")
        self.delete = Button(ButtonRole.PLAIN, "delete")
        self.job = JobPanel()
        self.said = Label(LabelRole.SOFT, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.facts)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in (self.go_on, self.report, self.folder, self.delete):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(row)
        column.addWidget(self.job)
        column.addWidget(self.said)
        self.go_on.clicked.connect(self.go_on_wanted)
        self.report.clicked.connect(self.report_wanted)
        self.folder.clicked.connect(self.folder_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.job.stop_wanted.connect(self._stop)
        self.retranslate()

    def retranslate(self) -> None:
        self.go_on.say(self.tr("继续"))
        self.report.say(self.tr("打开报告"), hint=self.tr("用浏览器打开 report.html，可以打印"))
        self.folder.say("", self.tr("打开评测所在的文件夹"), self.tr("打开评测所在的文件夹"))
        self.delete.say("", self.tr("删除这次评测……"), self.tr("删除这次评测……"))
        self.job.retranslate()

    def begin(self) -> None:
        """Another evaluation, of which nothing is known yet."""
        self._stopping = False
        for widget in (self.go_on, self.report):
            widget.hide()
        self.title.setText("")
        self.facts.setText("")
        self.said.tell("")
        self.job.end()

    def show_starting(self) -> None:
        """A process is being started."""
        self._stopping = False
        self.go_on.hide()
        self.said.tell("")
        self.job.begin(self.tr("正在启动，读取案件……"))

    def show_failure(self, told: Message) -> None:
        """Nobody works on it, and why."""
        self.job.end()
        self.said.set_role(LabelRole.ERROR)
        self.said.tell(message_words(told))

    def show_evaluation(self, seen: EvaluationSeen) -> None:
        """What the last look told."""
        asked = seen.asked
        self.title.setText(asked_words(asked) if asked is not None else seen.folder.name)
        self.facts.setText(self._facts(seen))
        running = seen.state is EvaluationState.RUNNING
        self.report.setVisible((seen.folder / PAGE).is_file())
        self.delete.setEnabled(not running)
        ended = seen.state is EvaluationState.FINISHED and not seen.unfinished
        self.go_on.setVisible(asked is not None and not running and not ended)
        if running:
            self._show_running(asked, seen.progress)
            return
        self._stopping = False
        self.job.end()
        if seen.failure is not None:
            self.show_failure(seen.failure)
        else:
            self.said.set_role(LabelRole.SOFT)
            self.said.tell(self._resting(seen))

    def _show_running(self, asked: AskedEvaluation | None, progress: Progress | None) -> None:
        self.said.set_role(LabelRole.FAINT)
        self.said.tell(self.tr("关上窗口也继续；停止以后能从停下的地方接着问。成绩在全部问完以后算出。"))
        if self._stopping:
            return
        if self.job.isHidden():
            self.job.begin(self.tr("正在启动，读取案件……"))
        if progress is None:
            return
        parts = [predictor_words(progress.model, asked) if progress.model else ""]
        parts += [suite_words(progress.suite.partition(" ")[0]) if progress.suite else ""]
        what = BETWEEN.join(part for part in parts if part)
        words = self.tr("正在评测：{what}").format(what=what) if what else self.tr("正在评测")
        share = progress.done / progress.total if progress.total else None
        figures = self.tr("{done} / {total} 份").format(done=f"{progress.done:,}", total=f"{progress.total:,}")
        self.job.show_progress(words, share, figures if progress.total else "", progress.seconds_left)

    def _resting(self, seen: EvaluationSeen) -> str:
        if seen.state is not EvaluationState.STOPPED:
            return "\n".join(self._unfinished(each, seen.asked) for each in seen.unfinished)
        if seen.asked is None:
            return self.tr("没有评测完。这次评测是在终端里开始的，请在那里用同样的命令继续。")
        return self.tr("没有评测完，已有的答案都已保存；继续时从那里接着问。")

    def _unfinished(self, each: Unfinished, asked: AskedEvaluation | None) -> str:
        return self.tr("{model} 没有答完 {suite}：{why}").format(
            model=predictor_words(each.model, asked),
            suite=suite_words(each.suite),
            why=message_words(each.why),
        )

    def _stop(self) -> None:
        self._stopping = True
        self.stop_wanted.emit()

    def _facts(self, seen: EvaluationSeen) -> str:
        asked = seen.asked
        parts = []
        if asked is not None:
            parts.append(moment_words(asked.made_at))
            cases = sum(asked.cases_of(suite) for suite in asked.suites)
            parts.append(self.tr("{count} 题").format(count=f"{cases:,}"))
            if asked.samples:
                parts.append(self.tr("每案另写 {count} 份").format(count=asked.samples))
        return BETWEEN.join([*parts, state_words(seen.state)])
