"""``criminal-law-trainer environment``: the components for training and for recognising text, installed and removed."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import message
from trainer.awake import kept_awake
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer
from trainer.commands.step_names import STEPS
from trainer.commands.stopping import stop_on_signal
from trainer.engines.download_speed import DownloadSpeed
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.environment.component import Component
    from trainer.environment.sources import Sources

AWAKE = "criminal-law-trainer environment"


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "environment",
        help="install what training and recognising text need",
        description="Components that are not part of the program, each in an environment of its own in the folder of "
        "the user's data. install: installs one, goes on with what was stopped or killed, or renews it; status: how "
        "far it is; remove: takes it off the computer; carry: fills FOLDER for a computer without a network.",
    )
    parser.add_argument("action", choices=("install", "status", "remove", "carry"))
    parser.add_argument("folder", type=Path, nargs="?", metavar="FOLDER", help="of carry")
    parser.add_argument("--component", choices=("train", "ocr"), default="train", help="default: %(default)s")
    parser.add_argument("--home", type=Path, metavar="DIR", help="folder of the user's data (default: the program's)")
    parser.add_argument("--index", default="", metavar="URL", help="a mirror of the index of packages")
    parser.add_argument("--wheels", default="", metavar="DIR", help="a folder made by carry: no network is used")
    parser.add_argument("--python-mirror", default="", metavar="URL", help="a mirror of uv's builds of Python")
    parser.add_argument(
        "--torch",
        choices=("auto", "cpu"),
        default="",
        help="from PyTorch's own site: auto for this computer's card, cpu without CUDA (default: as the index has it)",
    )
    add_output_options(parser, "JSON lines: progress, then the result", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Raises ToldError, OSError."""
    from trainer.environment.component import COMPONENTS
    from trainer.home import home

    if args.folder is not None and args.action != "carry":
        # "remove FOLDER" must not take away something else than what was named.
        raise ToldError("input", "environment.folder-of-carry", folder=args.folder)
    component = COMPONENTS[args.component]
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
    with stop_on_signal(printer) as stopped, kept_awake(AWAKE):
        try:
            done = install(job, _Told(printer), stopped)
        except InstallStopped as error:
            raise ToldError("stopped", "environment.stopped") from error
    size = size_of(place.folder)
    content = {"component": component.extra, "folder": str(place.folder), "size": size, "python": done.python}
    words = message(
        "environment.installed",
        component=component.named,
        size=_gigabytes(size),
        program=f"{place.python} -P -m trainer",
    )
    printer.result("installed", content, words)
    return ExitStatus.DONE


def _status(_args: argparse.Namespace, printer: Printer, component: Component, home: Path) -> int:
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
        component=component.named,
        state=state.named,
        folder=place.folder,
        size=_gigabytes(size),
    )
    printer.result("status", content, words)
    return ExitStatus.DONE if state is State.READY else ExitStatus.UNAVAILABLE


def _remove(_args: argparse.Namespace, printer: Printer, component: Component, home: Path) -> int:
    from trainer.environment.place import place_of
    from trainer.environment.removal import remove

    freed = remove(place_of(component, home))
    words = message("environment.removed", component=component.named, size=_gigabytes(freed))
    printer.result("removed", {"component": component.extra, "freed": freed}, words)
    return ExitStatus.DONE


def _carry(args: argparse.Namespace, printer: Printer, component: Component, _home: Path) -> int:
    from dataclasses import asdict

    from trainer.environment.carry import carry
    from trainer.environment.parts import environment_parts
    from trainer.environment.uv_call import InstallStopped

    if args.folder is None:
        raise ToldError("input", "environment.no-folder")
    with stop_on_signal(printer) as stopped, kept_awake(AWAKE):
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
        self._speed = DownloadSpeed()

    def __call__(self, step: str, done: int, total: int, /) -> None:
        if step == "download":
            # Files of which only a beginning was there when the step began count from there.
            self._speed.note({step: done}, time.monotonic())
            self._printer.progress(step, done, total, bytes_per_second=self._speed.bytes_per_second())
        elif total or self._printer.as_json:
            self._printer.progress(step, done, total or 1)
        else:
            self._printer.passing(message("environment.begun", step=message(STEPS[step].key)), step=step, last=False)


def _sources(args: argparse.Namespace) -> Sources:
    from trainer.environment.sources import sources_of

    return sources_of(args.index, args.wheels, args.python_mirror, args.torch)


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f}"
