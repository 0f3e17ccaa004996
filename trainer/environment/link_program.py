"""What an environment has besides packages from an index: the program itself, or parts of the downloaded one."""

from __future__ import annotations

import shutil
import sysconfig

from trainer.environment.component import Component
from trainer.environment.parts import EnvironmentParts
from trainer.environment.place import Place


def link_program(parts: EnvironmentParts, component: Component, place: Place) -> None:
    """Raises OSError."""
    libraries = place.libraries
    if parts.wheel is None:
        own = sysconfig.get_paths()["purelib"]
        # Added behind the environment's own packages, which therefore win; that Python's .pth files are read too.
        # Python of Windows reads the file in the code page: a folder 张三 must not depend on that.
        (libraries / "window.pth").write_text(f"import site; site.addsitedir({own!a})\n", encoding="ascii")
    for name in parts.copied(component):
        assert parts.compiled is not None
        shutil.rmtree(libraries / name, ignore_errors=True)
        shutil.copytree(parts.compiled / name, libraries / name)
