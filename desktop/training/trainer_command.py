"""How a command of the trainer is called by an interpreter of Python."""

from __future__ import annotations


def trainer_command(*arguments: str) -> list[str]:
    """What the interpreter is given. ``-P``, because the folder that the window was started in must not decide what is
    run: no module is looked for there."""
    return ["-P", "-m", "trainer", *arguments]
