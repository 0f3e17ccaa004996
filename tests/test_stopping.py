"""An ordinary kill while asyncio works."""

from __future__ import annotations

import asyncio
import signal

import pytest

from trainer.commands.stopping import killed_as_interrupted


async def several_under_way(ended: list[int]) -> None:
    """As questions to a model are; the kill comes in the middle of the loop's own work."""

    async def under_way(number: int) -> None:
        try:
            await asyncio.sleep(60)
        finally:
            ended.append(number)

    asyncio.get_running_loop().call_later(0.01, signal.raise_signal, signal.SIGTERM)
    async with asyncio.TaskGroup() as group:
        for number in range(3):
            group.create_task(under_way(number))


def test_a_kill_ends_every_task_in_good_order_as_ctrl_c_does() -> None:
    ended: list[int] = []
    with killed_as_interrupted(), asyncio.Runner() as runner:
        with pytest.raises(KeyboardInterrupt):
            runner.run(several_under_way(ended))
        assert sorted(ended) == [0, 1, 2], "before the loop is closed: nothing is left to be told of"


def test_a_kill_ends_what_ignores_ctrl_c_too() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with pytest.raises(KeyboardInterrupt), killed_as_interrupted():
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGINT, before)
