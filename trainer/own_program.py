"""How this program starts itself again: as Python and a module, or, downloaded as one folder, as one of its programs.

The folder is PyInstaller's: ``criminal-law-desk`` and ``criminal-law-trainer`` beside each other, and ``_internal``
with all that they share. ``sys.executable`` is no Python there: given ``-m``, it would open a second window.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

DESK = "criminal-law-desk"
TRAINER = "criminal-law-trainer"
MODULE_FLAG = "--module"
"""What the frozen trainer is given in place of Python's ``-m``; it runs CHILD_MODULES only."""
CHILD_MODULES = frozenset(("trainer.engines.llama_cpp.child", "desktop.training.sample_child"))
_OF_A_PYTHON = re.compile(r"PYTHON\w*|VIRTUAL_ENV\w*|CONDA_\w+|__PYVENV_LAUNCHER__|_PYI_\w+|_MEIPASS2")
_PROGRAMS: Mapping[str, str] = MappingProxyType({"desktop": DESK, "trainer": TRAINER})


def is_frozen() -> bool:
    """Whether this is the downloaded folder rather than an installation in a Python."""
    return bool(getattr(sys, "frozen", False))


def sister_program(name: str) -> Path:
    """The program of that name beside this one, in the frozen folder."""
    return Path(sys.executable).with_name(f"{name}.exe" if os.name == "nt" else name)


def bundled_folder() -> Path | None:
    """Where the frozen program's libraries and data lie; None in an installation."""
    return Path(str(vars(sys)["_MEIPASS"])) if is_frozen() else None


def own_interpreter() -> str:
    """What runs this program's modules with the libraries that it has itself; for ``module_command``."""
    return str(sister_program(TRAINER)) if is_frozen() else sys.executable


def module_command(python: str, module: str) -> list[str]:
    """The command line that runs ``module`` in ``python``: ``own_interpreter()``, or the training environment's.

    ``-P``, because the folder that the window was started in must not decide what is run: no module is looked for
    there. Raises ValueError for a module that the frozen programs do not run.
    """
    if not is_frozen() or python != own_interpreter():
        return [python, "-P", "-m", module]
    if module in _PROGRAMS:
        return [str(sister_program(_PROGRAMS[module]))]
    if module in CHILD_MODULES:
        return [python, MODULE_FLAG, module]
    raise ValueError(f"the frozen program runs no {module}")


def variables_for(python: str) -> dict[str, str]:
    """The environment of a child in ``python``. Another Python than this program's gets nothing that belongs to one:
    neither where this one looks for modules nor the environment that the user stands in."""
    mine = dict(os.environ)
    kept = mine if python == own_interpreter() else without_python(mine)
    return kept | {"PYTHONUTF8": "1"}


def without_python(variables: Mapping[str, str] = os.environ) -> dict[str, str]:
    """For another Python: its user's own packages are not seen either."""
    kept = {name: value for name, value in variables.items() if not _OF_A_PYTHON.fullmatch(name.upper())}
    return kept | {"PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1"}


def own_command() -> list[str]:
    """The command line of this very process."""
    # The frozen program is named first on its command line, in the place of Python.
    words = sys.argv if is_frozen() else sys.orig_argv
    return [sys.executable, *words[1:]]
