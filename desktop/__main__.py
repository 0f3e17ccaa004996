"""``criminal-law-desk`` (= ``python -m desktop``): the window; ``criminal-law-desk judge …``: its terminal form."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from trainer.engines.embedded.child_process import CHILD_FLAG


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == [CHILD_FLAG]:
        from trainer.engines.embedded.child import main as child

        child()
    if given[:1] == ["judge"]:
        from desktop.commands.judge import main as judge

        return judge(given[1:])
    if given[:1] in (["-h"], ["--help"]):
        print("criminal-law-desk        打开窗口\ncriminal-law-desk judge  在终端中预测判决（见 judge --help）")
        return 0
    if not _has_display():
        return _judge_example()
    return _window(given)


def _window(arguments: list[str]) -> int:
    try:
        from desktop.window.app import main as window
    except ImportError as error:
        # Qt's own libraries are there; one of the system's that they load is not.
        print(
            f"窗口无法打开：{error}。\n请安装缺少的系统库（README 有清单），或使用 criminal-law-desk judge。",
            file=sys.stderr,
        )
        return 3
    return window([sys.argv[0], *arguments])


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _judge_example() -> int:
    from desktop.commands.judge import Order, run
    from desktop.judging.examples import examples

    example = examples()[0]
    print(
        f"没有显示器，改在终端中预测一个示例（{example.title}）。自己的案情：criminal-law-desk judge 案情.txt\n\n"
        f"{example.case.facts}\n【到案后的态度】{example.case.attitude.value}\n",
        flush=True,
    )
    return run(Order(example.case))


if __name__ == "__main__":
    sys.exit(main())
