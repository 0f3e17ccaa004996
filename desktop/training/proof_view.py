"""The proof's figures: that what was published behaves as what was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.window.controls.drawing import Drawing
from desktop.window.controls.emptied import empty
from desktop.window.controls.label import Label


class ProofView(QFrame):
    """One row for each prompt; what was not compared is a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._proof: Mapping[str, Any] | None = None
        self.heading = Label("heading")
        self.mark = Drawing("check", 18, "accent")
        self.verdict = Label(wrap=True)
        self.failures = Label("error", wrap=True)
        self.note = Label("faint", wrap=True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark)
        head.addWidget(self.verdict, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addLayout(head)
        column.addWidget(self.failures)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.heading.setText(self.tr("发布前的核对"))
        self.note.setText(
            self.tr(
                "同样的提示，比较训练的模型、GGUF 文件与 Ollama："
                "词元相同，最可能的前几个词元相同，输出分布接近，答案自己结束。"
            )
        )
        self._say()

    def show_proof(self, proof: Mapping[str, Any] | None) -> None:
        """As ``Parity.as_json`` has it; None for none."""
        self._proof = proof
        self._say()

    def _say(self) -> None:
        proof = self._proof
        self.setVisible(proof is not None)
        if proof is None:
            return
        failures: Sequence[str] = proof.get("failures") or ()
        self.mark.show_as("warning" if failures else "check", "error" if failures else "accent")
        self.verdict.setText(
            self.tr("核对没有通过。") if failures else self.tr("核对通过：发布的模型与训练的模型表现一致。")
        )
        self.failures.setText("\n".join(f"·  {failure}" for failure in failures))
        self.failures.setVisible(bool(failures))
        empty(self._grid)
        wanted = proof.get("limits", {}).get("greedy_tokens", "—")
        rows = [
            (
                *(
                    self.tr("提示"),
                    self.tr("词元"),
                    self.tr("切分相同"),
                    self.tr("Ollama 前 {count} 个").format(count=wanted),
                ),
                *(self.tr("训练模型前 {count} 个").format(count=wanted), self.tr("分布差"), self.tr("自己结束")),
            )
        ]
        for number, prompt in enumerate(proof.get("prompts", ()), 1):
            same = (
                prompt["same_text_ollama"]
                and prompt["same_count_ollama"] is not False
                and prompt["same_ids_trained"] is not False
            )
            divergence = prompt["divergence"]
            rows.append(
                (
                    *(str(number), f"{prompt['tokens']:,}", self._yes(same), str(prompt["greedy_ollama"])),
                    *(_figure(prompt["greedy_trained"]), "—" if divergence is None else f"{divergence:.3f}"),
                    self._yes(prompt["ended"]),
                )
            )
        for row, cells in enumerate(rows):
            for column, words in enumerate(cells):
                label = Label("faint" if not row else "")
                label.setText(words)
                self._grid.addWidget(label, row, column)

    def _yes(self, true: bool) -> str:
        return self.tr("是") if true else self.tr("否")


def _figure(value: int | None) -> str:
    return "—" if value is None else str(value)
