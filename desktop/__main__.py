"""``criminal-law-desk`` (= ``python -m desktop``): the window; ``criminal-law-desk judge …``: its terminal form."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from trainer.engines.embedded.child_process import CHILD_FLAG

DONE, BAD_INPUT, NO_WINDOW = 0, 2, 3
HELP = """\
criminal-law-desk             打开窗口
criminal-law-desk judge       在终端中预测判决（见 judge --help）
criminal-law-desk --version   版本
criminal-law-desk --help      这段说明"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status. Whatever is not understood is told, and starts neither a judgment nor the window."""
    match list(sys.argv[1:] if arguments is None else arguments):
        case [flag, *_] if flag == CHILD_FLAG:
            from trainer.engines.embedded.child import main as child

            child()
            return DONE
        case ["judge", *given]:
            from desktop.commands.judge import main as judge

            return judge(given)
        case ["--version"]:
            from resources.version import version

            print(f"criminal-law-desk {version()}")
            return DONE
        case ["-h" | "--help"]:
            print(HELP)
            return DONE
        case []:
            return _window() if _has_display() else _judge_example()
        case words:
            print(f"没有“{' '.join(words)}”这样的用法。\n{HELP}", file=sys.stderr)
            return BAD_INPUT


def _window() -> int:
    try:
        from desktop.window.app import main as window
    except ImportError as error:
        # Qt's own libraries are there; one of the system's that they load is not.
        print(
            f"窗口无法打开：{error}。\n请安装缺少的系统库（README 有清单），或使用 criminal-law-desk judge。",
            file=sys.stderr,
        )
        return NO_WINDOW
    return window(sys.argv[:1])


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _judge_example() -> int:
    from desktop.commands.judge import Order, run
    from desktop.judging.examples import examples
    from resources.messages.wording import say

    example = examples()[0]
    print(
        f"没有显示器，改在终端中预测一个示例（{say(example.title)}）。自己的案情：criminal-law-desk judge 案情.txt\n\n"
        f"{example.case.facts}\n【到案后的态度】{example.case.attitude.value}\n",
        flush=True,
    )
    return run(Order(example.case))


if __name__ == "__main__":
    sys.exit(main())
