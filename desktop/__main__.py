"""``criminal-law-desk`` (= ``python -m desktop``): the window; with a word, such as ``judge``, its terminal forms."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from trainer.commands.exit_status import ExitStatus
from trainer.commands.streams import show_what_can_be_shown


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status. Whatever is not understood is told, and starts neither a judgment nor the window."""
    show_what_can_be_shown()
    match list(sys.argv[1:] if arguments is None else arguments):
        case ["judge", *given]:
            from desktop.commands.judge import main as judge

            return judge(given)
        case ["check", *given]:
            from desktop.commands.check import main as check

            return check(given)
        case ["similar", *given]:
            from desktop.commands.similar import main as similar

            return similar(given)
        case ["batch", *given]:
            from desktop.commands.batch import main as batch

            return batch(given)
        case ["history", *given]:
            from desktop.commands.history import main as history

            return history(given)
        case ["carry", *given]:
            from desktop.commands.carry import main as carry

            return carry(given)
        case ["--version"]:
            from resources.version import version

            print(f"criminal-law-desk {version()}")
            return ExitStatus.DONE
        case []:
            return _window() if _has_display() else _judge_example()
        case files if all(os.path.isfile(file) for file in files):
            return _window([Path(file) for file in files]) if _has_display() else _tell_no_display()
        case words:
            from desktop.commands.usage import tell_usage

            return tell_usage(words)


def _window(files: Sequence[Path] = ()) -> int:
    try:
        from desktop.window.quick_start import start_quickly

        start_quickly()
        from desktop.window.app import main as window
    except ImportError as error:
        # Qt's own libraries are there; one of the system's that they load is not.
        gc.enable()  # which was not wanted before the window is seen
        from resources.messages.message import message
        from trainer.commands.printer import Printer

        Printer().tell(message("desk.no-window", reason=str(error)))
        return ExitStatus.UNAVAILABLE if files else _judge_example()
    return window(sys.argv[:1], files)


def _tell_no_display() -> int:
    """A document would be judged unseen, and taken for something that it is not."""
    from resources.messages.message import message
    from trainer.commands.printer import Printer

    Printer().tell(message("desk.no-display"))
    return ExitStatus.UNAVAILABLE


def _has_display() -> bool:
    asks = sys.platform == "linux"  # elsewhere there always is one
    return not asks or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _judge_example() -> int:
    from desktop.commands.terminal_judging import Order, judge_in_terminal
    from desktop.judging.examples import examples
    from resources.messages.message import message
    from trainer.commands.ending import run_told
    from trainer.commands.printer import Printer

    printer, example = Printer(), examples()[0]
    case = example.case
    told = message("desk.example", title=example.title, facts=case.facts, attitude=case.attitude.value)
    print(printer.say(told), flush=True)
    return run_told(lambda: judge_in_terminal(Order(case), printer), printer)


if __name__ == "__main__":
    sys.exit(main())
