"""An engine's error in the window's language: its template is translated, then filled."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from trainer.engines.engine import EngineError


def engine_words(error: EngineError) -> str:
    """The sentence for the user. The templates of trainer/engines/sentences.py are the context "sentences"."""
    template = QCoreApplication.translate("sentences", error.template)
    return template.format(**error.figures) if error.figures else template
