"""The main thread told from another one to stop, as an ordinary kill tells it, on every system."""

from __future__ import annotations

import signal
import sys
import threading


def interrupt_main() -> None:
    """It wakes the main thread where that waits."""
    main = threading.main_thread().ident
    if sys.platform == "win32" or main is None:
        import _thread

        _thread.interrupt_main(signal.SIGTERM)
    else:
        signal.pthread_kill(main, signal.SIGTERM)
