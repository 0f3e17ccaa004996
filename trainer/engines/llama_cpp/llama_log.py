"""What llama.cpp says of its own errors: the exception of the Python binding tells only that something failed."""

from __future__ import annotations

from collections import deque
from types import TracebackType
from typing import Any, Self

_WARNING, _ERROR, _GOES_ON = 3, 4, 5  # ggml.h, enum ggml_log_level; the binding's own list is an older one


class LlamaLog:
    """Listens while its block runs, then gives the log back to the binding."""

    def __init__(self, llama_cpp: Any) -> None:
        self._llama_cpp = llama_cpp
        self._lines: deque[str] = deque(maxlen=20)
        self._level = 0
        # Kept, because native code calls it as long as it is set.
        self._callback = llama_cpp.llama_log_callback(self._hear)

    def __enter__(self) -> Self:
        self._llama_cpp.llama_log_set(self._callback, None)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._llama_cpp.llama_log_set(self._llama_cpp._logger.llama_log_callback, None)

    @property
    def errors(self) -> str:
        """The last ones."""
        return "".join(self._lines).strip()

    def _hear(self, level: int, text: bytes, _: Any) -> None:
        self._level = self._level if level == _GOES_ON else level
        if self._level in (_WARNING, _ERROR):
            self._lines.append(text.decode("utf-8", "replace"))
