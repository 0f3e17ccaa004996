"""The suites as tasks of lm-evaluation-harness: where their files lie.

The harness knows no entry points: it looks for tasks in its own folder and in what ``--include_path``, or
``TaskManager(include_path=…)``, names (docs/new_task_guide.md, lm_eval/tasks/manager.py).
"""

from __future__ import annotations

from pathlib import Path

TASKS = Path(__file__).with_name("lm_eval_tasks")


def harness_tasks() -> list[str]:
    """The tasks' names, each that of its file: criminal_law_cail_product."""
    return sorted(file.stem for file in TASKS.glob("*.yaml"))
