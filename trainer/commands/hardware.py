"""What this computer computes with, as a report of figures tells it."""

from __future__ import annotations

import platform
import re
import subprocess
from pathlib import Path
from typing import Any

import psutil

from trainer.recipe.gpus import installed_gpu


def hardware() -> dict[str, Any]:
    """Plain JSON; None for what the system does not tell. Takes a moment where there is a card: its tool is asked."""
    card = installed_gpu()
    return {
        "system": f"{platform.system()} {platform.release()}",
        "machine": platform.machine(),
        "processor": _processor(),
        "cores": psutil.cpu_count(logical=False),
        "threads": psutil.cpu_count(),
        "memory_bytes": psutil.virtual_memory().total,
        "card": None if card is None else {"name": card.name, "memory_bytes": card.memory},
    }


def _processor() -> str | None:
    """Its maker's name: Python itself knows it on Windows alone."""
    try:
        told = _asked_of_system()
    except (OSError, subprocess.SubprocessError):
        told = None
    return told or platform.processor() or None


def _asked_of_system() -> str | None:
    system = platform.system()
    if system == "Linux":
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE)
        return found[1].strip() if found else None
    if system == "Darwin":
        asked = ["sysctl", "-n", "machdep.cpu.brand_string"]
        return subprocess.run(asked, capture_output=True, text=True, check=True, timeout=20).stdout.strip()
    return None
