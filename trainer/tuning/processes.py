"""The processes of one run: one, or as many as ``accelerate launch`` started, on one machine or several."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import torch
from torch import nn

T = TypeVar("T")


class Processes:
    """Each holds the whole network; gradients are added up, so that all take the same step."""

    def __init__(self) -> None:
        """Joins the others where accelerate says that there are some."""
        from accelerate import PartialState

        state: Any = PartialState(cpu=not torch.cuda.is_available() or os.environ.get("ACCELERATE_USE_CPU") == "true")
        self.count: int = state.num_processes
        self.index: int = state.process_index
        self.main: bool = state.is_main_process
        self.device: torch.device = state.device
        self._state = state

    def highest(self, *numbers: int) -> list[int]:
        """The highest of each number over all processes: how they agree on what to do next."""
        if self.count == 1:
            return list(numbers)
        together = torch.tensor(numbers, dtype=torch.int64, device=self.device)
        torch.distributed.all_reduce(together, torch.distributed.ReduceOp.MAX)
        return [int(number) for number in together]

    def add_gradients(self, parameters: Iterable[nn.Parameter]) -> None:
        """Sums over all processes. Every process has the same parameters in the same order."""
        if self.count == 1:
            return
        for parameter in parameters:
            if parameter.grad is None:
                parameter.grad = torch.zeros_like(parameter)
            torch.distributed.all_reduce(parameter.grad)

    def gather(self, items: Sequence[T]) -> list[T]:
        """The items of all processes, in their order."""
        if self.count == 1:
            return list(items)
        from accelerate.utils import gather_object

        together: list[T] = gather_object(list(items))
        return together

    def share(self, items: Sequence[T]) -> Sequence[T]:
        """This process's part of what all have."""
        return items[self.index :: self.count]

    def leave(self) -> None:
        """The end of the run."""
        if self.count > 1:
            self._state.destroy_process_group()
