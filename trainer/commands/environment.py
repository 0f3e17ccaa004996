"""``criminal-law-trainer environment``: the components for training and for recognising text, installed and removed."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import Message, message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer
from trainer.commands.step_names import STEPS
from trainer.commands.stopping import stop_on_signal
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.environment.component import Component
    from trainer.environment.sources import Sources

COMPONENTS = ("train", "ocr")
TORCH_BUILDS = ("auto", "cpu")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "environment",
        help="install what training and recognising text need",
        description="Components that are not part of the program, in environments of their own in the folder of the "
        "user's data. A call that was stopped or killed goes on where it was.",
    )
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    _add(actions, "install", "install a component, go on with it, or renew it", from_where=True)
    _add(actions, "status", "how far it is, and what it takes of the disk", from_where=False)
    _add(actions, "remove", "take it off the computer", from_where=False)
    carry = _add(actions, "carry", "fill a folder for a computer without a network", from_where=True)
    carry.add_argument("folder", type=Path, metavar="FOLDER")


def _add(
    actions: _SubParsersAction[argparse.ArgumentParser], name: str, words: str, *, from_where: bool
) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")
    parser.add_argument("--component", choices=COMPONENTS, default="train", help="default: %(default)s")
    parser.add_argument("--home", type=Path, metavar="DIR", help="folder of the user's data (default: the program's)")
    if from_where:
        parser.add_argument("--index", default="", metavar="URL", help="a mirror of the index of packages")
        parser.add_argument("--wheels", default="", metavar="DIR", help="a folder made by `carry`: no network is used")
        parser.add_argument("--python-mirror", default="", metavar="URL", help="a mirror of uv's builds of Python")
        parser.add_argument(
            "--torch",
            choices=TORCH_BUILDS,
            default="",
            help="by PyTorch's site: `auto` for this computer's card, `cpu` without CUDA (default: as the index has it)",
        )
    add_output_options(parser, "JSON lines: progress, then the result", lines=name in ("install", "carry"))
    return parser


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Raises ToldError, OSError."""
    from trainer.environment.component import COMPONENTS as KNOWN
    from trainer.home import home

    component = KNOWN[args.component]
    act = {"install": _install, "status": _status, "remove": _remove, "carry": _carry}[args.action]
    return act(args, printer, component, args.home or home())


def _install(args: argparse.Namespace, printer: Printer, component: Component, home: Path) -> int:
    from trainer.environment.install import Installation, install
    from trainer.environment.parts import environment_parts
    from trainer.environment.place import place_of
    from trainer.environment.room import size_of
    from trainer.environment.uv_call import InstallStopped

    place = place_of(component, home)
    job = Installation(component, place, environment_parts(), _sources(args))
    with stop_on_signal(printer) as stopped:
        try:
            done = install(job, _Told(printer), stopped)
        except InstallStopped as error:
            raise ToldError("stopped", "environment.stopped") from error
    size = size_of(place.folder)
    program = place.python.with_name("criminal-law-trainer")
    content = {"component": component.extra, "folder": str(place.folder), "size": size, "python": done.python}
    words = message("environment.installed", component=_name(component), size=_gigabytes(size), program=program)
    printer.result("installed", content, words)
    return ExitStatus.DONE


def _status(args: argparse.Namespace, printer: Printer, component: Component, home: Path) -> int:
    from trainer.environment.installed import State, read_installed, state_of
    from trainer.environment.parts import environment_parts
    from trainer.environment.place import place_of
    from trainer.environment.room import size_of

    place = place_of(component, home)
    state = state_of(place, component, environment_parts())
    size, installed = size_of(place.folder), read_installed(place)
    content = {
        "component": component.extra,
        "state": state.value,
        "folder": str(place.folder),
        "size": size,
        "program": installed.program if installed else None,
    }
    words = message(
        "environment.status",
        component=_name(component),
        state=message(f"environment.state-{state.value}"),
        folder=place.folder,
        size=_gigabytes(size),
    )
    printer.result("status", content, words)
    return ExitStatus.DONE if state is State.READY else ExitStatus.UNAVAILABLE


def _remove(_args: argparse.Namespace, printer: Printer, component: Component, home: Path) -> int:
    from trainer.environment.place import place_of
    from trainer.environment.removal import remove

    freed = remove(place_of(component, home))
    words = message("environment.removed", component=_name(component), size=_gigabytes(freed))
    printer.result("removed", {"component": component.extra, "freed": freed}, words)
    return ExitStatus.DONE


def _carry(args: argparse.Namespace, printer: Printer, component: Component, _home: Path) -> int:
    from dataclasses import asdict

    from trainer.environment.carry import carry
    from trainer.environment.parts import environment_parts
    from trainer.environment.uv_call import InstallStopped

    with stop_on_signal(printer) as stopped:
        try:
            folder = args.folder.absolute()
            done = carry(folder, component, environment_parts(), _sources(args), _Told(printer), stopped)
        except InstallStopped as error:
            raise ToldError("stopped", "environment.stopped") from error
    words = message(
        "environment.carried",
        folder=done.folder,
        files=done.files,
        size=_gigabytes(done.size),
        python=done.python,
    )
    printer.result("carried", {**asdict(done), "folder": str(done.folder)}, words)
    return ExitStatus.DONE


class _Told:
    """The job's steps, of which some do not know how much there is to do."""

    def __init__(self, printer: Printer) -> None:
        self._printer = printer

    def __call__(self, step: str, done: int, total: int, /) -> None:
        if total or self._printer.as_json:
            self._printer.progress(step, done, total or 1)
        else:
            self._printer.passing(message("environment.begun", step=message(STEPS[step].key)), step=step, last=False)


def _sources(args: argparse.Namespace) -> Sources:
    from trainer.environment.sources import sources_of

    return sources_of(args.index, args.wheels, args.python_mirror, args.torch)


def _name(component: Component) -> Message:
    return message(f"environment.component-{component.extra}")


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f}"
