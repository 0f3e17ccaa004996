"""A command that needs more than this Python has goes on in the component that was installed for it."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec


def component_python(args: argparse.Namespace) -> str | None:
    """The Python of the component that the command needs and this Python lacks; None where there is no such need, or
    where it is not installed: the command then says itself what it is missing."""
    needed = _needed(args)
    if needed is None or find_spec(needed[1]) is not None:
        return None
    from trainer.environment.component import COMPONENTS
    from trainer.environment.installed import State, state_of
    from trainer.environment.parts import environment_parts
    from trainer.environment.place import place_of
    from trainer.home import home_wanted

    component = COMPONENTS[needed[0]]
    place = place_of(component, home_wanted())
    ready = state_of(place, component, environment_parts()) is State.READY
    return str(place.python) if ready else None


def go_on_in(python: str, arguments: Sequence[str]) -> int:
    """The exit status of the same command there. Raises OSError."""
    from trainer.own_program import module_command, variables_for

    command = [*module_command(python, "trainer"), *arguments]
    if sys.platform == "win32":
        return waited_for(subprocess.Popen(command, env=variables_for(python)))
    else:  # noqa: RET505 (the types of each system are checked for itself)
        # The same process, so that whoever stops it stops the command.
        return os.execve(python, command, variables_for(python))


def waited_for(process: subprocess.Popen[bytes]) -> int:
    """Its exit status. Ctrl+C reaches the command in the same console too, which ends in good order: a checkpoint is
    written first."""
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue


def _needed(args: argparse.Namespace) -> tuple[str, str] | None:
    """A component, and a module by which it is known."""
    match args.command:
        case "train" | "resume" | "run":
            return ("train", "torch")
        case "export":
            return ("train", "gguf" if args.adapter is None else "torch")
        case "push" if args.base is not None:
            return ("train", "torch")
        case "evaluate" if _asks_an_adapter(args):
            return ("train", "torch")
        case "recognise":
            return ("ocr", "rapidocr")
    return None


def _asks_an_adapter(args: argparse.Namespace) -> bool:
    """Among the models that are named, or among those of the plan that is gone on with."""
    if args.model or args.out is None:
        return args.engine == "adapter" or any(model.startswith("adapter:") for model in args.model)
    from trainer.evaluation.errors import EvaluationError
    from trainer.evaluation.plan import read_plan

    try:
        return any(model.engine == "adapter" for model in read_plan(args.out).models)
    except (EvaluationError, OSError):
        return False  # which the command says itself
