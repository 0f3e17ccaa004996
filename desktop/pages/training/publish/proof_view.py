"""The proof's figures: that what was published behaves as what was trained."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.wording.message_words import told_words


class ProofView(Card):
    """One row for each prompt; what was not compared is a dash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proof: Mapping[str, Any] | None = None
        self.heading = Label(LabelRole.HEADING)
        self.mark = Drawing("check", 18, "accent")
        self.verdict = Label(wrap=True)
        self.failures = Label(LabelRole.ERROR, wrap=True)
        self.note = Label(LabelRole.FAINT, wrap=True)
        self.cases_note = Label(LabelRole.FAINT, wrap=True)
        self._grid, self._cases = QGridLayout(), QGridLayout()
        for grid in (self._grid, self._cases):
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.mark)
        head.addWidget(self.verdict, 1)
        column = self.column(spacing=10)
        column.addWidget(self.heading)
        column.addLayout(head)
        column.addWidget(self.failures)
        column.addLayout(self._grid)
        column.addWidget(self.note)
        column.addLayout(self._cases)
        column.addWidget(self.cases_note)
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
        self.cases_note.setText(
            self.tr(
                "训练时留出的案件，每次都取最可能的词元来判；刑期偏差是刑期（月）对数之差的平均，越小越好。"
                "多错一案是允许的：案件少时，量化的舍入就足以改变一案。"
            )
        )
        self._say()

    def show_proof(self, proof: Mapping[str, Any] | None) -> None:
        """As ``Proof.as_json`` has it; None for none."""
        self._proof = proof
        self._say()

    def _say(self) -> None:
        proof = self._proof
        self.setVisible(proof is not None)
        if proof is None:
            return
        failures: Sequence[Mapping[str, Any]] = proof.get("failures") or ()
        self.mark.show_as("warning" if failures else "check", "error" if failures else "accent")
        self.verdict.setText(
            self.tr("核对没有通过。") if failures else self.tr("核对通过：发布的模型与训练的模型表现一致。")
        )
        self.failures.setText("\n".join(f"·  {told_words(failure)}" for failure in failures))
        self.failures.setVisible(bool(failures))
        empty(self._grid)
        _fill(self._grid, self._prompt_rows(proof))
        empty(self._cases)
        cases: Mapping[str, Any] | None = proof.get("cases")
        self.cases_note.setVisible(cases is not None)
        if cases is not None:
            _fill(self._cases, self._case_rows(cases))

    def _prompt_rows(self, proof: Mapping[str, Any]) -> list[tuple[str, ...]]:
        """One row for each prompt."""
        wanted = proof.get("limits", {}).get("greedy_tokens", "—")
        rows: list[tuple[str, ...]] = [
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
        return rows

    def _case_rows(self, cases: Mapping[str, Any]) -> list[tuple[str, ...]]:
        """One row for each model that judged."""
        rows: list[tuple[str, ...]] = [
            (
                *(self.tr("留出的案件"), self.tr("数量"), self.tr("可读"), self.tr("罪名正确")),
                self.tr("刑期偏差"),
            )
        ]
        for name, key in (
            (self.tr("训练的模型（量化前）"), "trained"),
            (self.tr("要发布的模型"), "published"),
            (self.tr("现在使用的模型"), "in_use"),
        ):
            if (figures := cases.get(key)) is not None:
                distance = figures["term_distance"]
                rows.append(
                    (
                        *(name, str(figures["cases"]), str(figures["readable"]), str(figures["charges_right"])),
                        "—" if distance is None else f"{distance:.2f}",
                    )
                )
        return rows

    def _yes(self, true: bool) -> str:
        return self.tr("是") if true else self.tr("否")


def _fill(grid: QGridLayout, rows: Sequence[Sequence[str]]) -> None:
    for row, cells in enumerate(rows):
        for column, words in enumerate(cells):
            grid.addWidget(Label(LabelRole.PLAIN if row else LabelRole.FAINT, text=words), row, column)


def _figure(value: int | None) -> str:
    return "—" if value is None else str(value)
