"""The estimate of what a run will need, made anew beside the window while the recipe is being changed."""

from __future__ import annotations

import asyncio
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.controls.single_shot import single_shot
from desktop.desk.courier import Courier, Errand
from trainer.recipe.estimate import Work
from trainer.recipe.fit import Machine, assumed_work, estimate_fit, this_machine
from trainer.recipe.gpus import Gpu
from trainer.recipe.recipe import AdapterRecipe

# The last estimate stays in sight for this long, because most new ones arrive sooner and would make it flicker.
WAITING_MS = 400


class LiveFit(QObject):
    """``fitted`` gives the estimate, ``failed`` why there is none; ``waiting`` tells that the one before no longer
    holds and the next one takes a moment."""

    fitted = Signal(object)  # MachineFit
    failed = Signal(object)  # Exception
    waiting = Signal()

    def __init__(self, courier: Courier, runs: Path, parent: QObject) -> None:
        """``runs``: a folder on the disk that a run would be written to."""
        super().__init__(parent)
        self._courier = courier
        self._runs = runs
        self._machine: Machine | None = None
        self._asking = False
        self._device: Gpu | None = None
        self._wanted: tuple[AdapterRecipe, Work | None] | None = None
        self._errand: Errand | None = None
        self._slow = single_shot(self, WAITING_MS, self.waiting.emit)

    def estimate(self, recipe: AdapterRecipe, work: Work | None) -> None:
        """For this recipe; ``work`` is what there is to train on, None to assume the model card's."""
        self._wanted = recipe, work
        if self._machine is not None:
            self._begin(self._machine, recipe, work)
        elif not self._asking:
            self._asking = True
            self._courier.send(lambda: asyncio.to_thread(this_machine), self._know)

    def use_device(self, device: Gpu | None) -> None:
        """Another machine's GPU; None for this computer."""
        self._device = device
        if self._wanted is not None:
            self.estimate(*self._wanted)

    def forget(self) -> None:
        """The recipe is wrong: no estimate is wanted."""
        self._wanted = None
        self._slow.stop()
        if self._errand is not None:
            self._errand.cancel()

    def _know(self, machine: Machine) -> None:
        self._machine = machine
        if self._wanted is not None:
            self._begin(machine, *self._wanted)

    def _begin(self, machine: Machine, recipe: AdapterRecipe, work: Work | None) -> None:
        if self._errand is not None:
            self._errand.cancel()
        self._slow.start()
        device, asked = self._device, work or assumed_work()
        self._errand = self._courier.send(
            lambda: asyncio.to_thread(estimate_fit, recipe, machine, device, asked, self._runs),
            self._take,
            self._fail,
        )

    def _take(self, fit: object) -> None:
        self._slow.stop()
        self.fitted.emit(fit)

    def _fail(self, error: Exception) -> None:
        self._slow.stop()
        self.failed.emit(error)
