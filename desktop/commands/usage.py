"""How ``criminal-law-desk`` is called."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from desktop.commands.asked_language import asked_language
from resources.messages.law_day import law_day
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus, statuses_told
from trainer.commands.printer import Printer


def tell_usage(words: Sequence[str]) -> int:
    """The help where ``words`` ask for it and for nothing else; else that they are no way to call the program."""
    parser = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    parser.add_argument("-h", "--help", action="store_true")
    parser.add_argument("--language", choices=("zh", "en"))
    printer = Printer(language=asked_language(words))
    usage = message("desk.usage")
    try:
        asked, others = parser.parse_known_args(words)
    except argparse.ArgumentError:
        asked, others = argparse.Namespace(help=False), list(words)
    if others or not asked.help:
        printer.tell(message("desk.no-such-use", words=" ".join(words), usage=usage))
        return ExitStatus.BAD_INPUT
    print(f"{printer.say(usage)}\n\n{printer.say(law_day())}\n\n{statuses_told(printer.language)}")
    return ExitStatus.DONE
