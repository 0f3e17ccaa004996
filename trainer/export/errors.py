"""Why a model could not be exported, in words that its user can act on."""

from __future__ import annotations


class ExportError(Exception):
    """``sentence`` is shown, with ``figures`` put in its braces; ``detail`` goes to the log.

    ``kind`` names the state: "base" (unusable base model), "adapter", "room" (disk), "memory", "library" (no
    llama.cpp), "stopped".
    """

    def __init__(self, kind: str, sentence: str, detail: str = "", **figures: int | float | str) -> None:
        super().__init__(sentence.format(**figures))
        self.kind = kind
        self.sentence = sentence
        self.detail = detail
        self.figures = figures
