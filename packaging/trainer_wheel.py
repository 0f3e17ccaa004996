"""The program's wheel without the demonstration model, which is half of it and which a training never asks for:

    python packaging/trainer_wheel.py WHEEL FOLDER

The environment for training is made from it; the frozen program beside it has the model. Same wheel, same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

LEFT_OUT = "resources/starter/starter.gguf"


def write_trainer_wheel(wheel: Path, folder: Path) -> Path:
    """A file of the same name in ``folder``. Raises KeyError where the wheel lacks the model."""
    target = folder / wheel.name
    with ZipFile(wheel) as whole, ZipFile(target, "w", ZIP_DEFLATED) as small:
        whole.getinfo(LEFT_OUT)
        for entry in whole.infolist():
            content = whole.read(entry)
            if entry.filename.endswith(".dist-info/RECORD"):
                rows = content.decode("utf-8").splitlines(keepends=True)
                content = "".join(row for row in rows if not row.startswith(f"{LEFT_OUT},")).encode()
            if entry.filename != LEFT_OUT:
                small.writestr(entry, content)
    return target


if __name__ == "__main__":
    print(write_trainer_wheel(Path(sys.argv[1]), Path(sys.argv[2])))
