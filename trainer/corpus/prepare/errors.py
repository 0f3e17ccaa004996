"""What ends a preparation, in words for the user."""

from __future__ import annotations


class PrepareError(Exception):
    """``args[0]`` is one sentence for the user, with what to do."""


def reading_broke_off(detail: str) -> PrepareError:
    """A process that read ended before its work; ``detail`` in brackets, or nothing."""
    return PrepareError(f"读取进程意外结束，已完成的部分保留，请用同样的命令继续。{detail}")


class Stopped(Exception):
    """The user asked to stop. What was done is kept: the same call goes on."""
