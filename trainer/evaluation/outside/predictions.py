"""An evaluation's answers in the forms that benchmarks' own scripts read, so that others can compute with them.

Each form has its own folder, and in it each prompt; what lies there says the form's file: ``opencompass`` (of every
suite; for OpenCompass and LawBench), ``judge`` (JuDGE), ``cail`` (CAIL2018).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from trainer.evaluation.cases.row import Row
from trainer.evaluation.outside.cail_files import cail_files
from trainer.evaluation.outside.judge_files import judge_files
from trainer.evaluation.outside.model_folders import model_folders
from trainer.evaluation.outside.opencompass import opencompass_files
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.whole_file import write_whole


def write_predictions(
    folder: Path,
    suite: Suite,
    prompt: Prompt,
    predicted: Mapping[str, Sequence[Row]],
    systems: Mapping[str, str | None] | None = None,
) -> list[Path]:
    """``predicted`` has each model's rows in the questions' order; ``systems`` the own system text of pulled models.

    Returns the files. Raises OSError.
    """
    folders = model_folders(predicted)
    rows = {folders[model]: of_model for model, of_model in predicted.items()}
    own = {folders[model]: system for model, system in (systems or {}).items() if model in folders}
    forms = {"opencompass": opencompass_files(suite, prompt, rows, own)}
    if suite.card.name == "judge":
        forms["judge"] = judge_files(suite, rows)
    if suite.card.name == "cail":
        forms["cail"] = cail_files(suite, rows)
    written = []
    for form, files in forms.items():
        for name, content in files.items():
            file = folder / form / prompt / name
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, content)
            written.append(file)
    return written
