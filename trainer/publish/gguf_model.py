"""A GGUF file in llama.cpp, asked for token ids and logits."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np

from trainer.engines.llama_cpp.llama_cpp_safely import llama_cpp_safely
from trainer.engines.llama_cpp.llama_log import LlamaLog
from trainer.publish.errors import PublishError

# Prompt tokens evaluated at once; also what llama-cpp-python keeps a row of logits for.
_BATCH = 64


class GgufModel:
    """Holds the model in memory, on the CPU, so that results do not depend on a graphics card."""

    def __init__(self, file: Path, context: int) -> None:
        """Raises PublishError("file"), with llama.cpp's own reason, where it cannot load the file."""
        self._library: Any = llama_cpp_safely()
        with LlamaLog(self._library) as log:
            try:
                self._model = self._library.Llama(
                    str(file), n_ctx=context, n_batch=_BATCH, n_gpu_layers=0, verbose=False
                )
            except ValueError as error:
                detail = f"{error}; {log.errors}"
                raise PublishError("file", "engines.file-not-loaded", detail, file=file.name) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._model.close()

    def ids(self, text: str) -> list[int]:
        """The text's tokens, special ones read as such, nothing added."""
        ids: list[int] = self._model.tokenize(text.encode("utf-8"), add_bos=False, special=True)
        return ids

    def template(self) -> str | None:
        """The chat template in the file."""
        template: str | None = self._model.metadata.get("tokenizer.chat_template")
        return template

    def piece(self, token: int) -> bytes:
        """The bytes that a token stands for."""
        piece: bytes = self._model.detokenize([token], special=True)
        return piece

    def ends_answer(self, token: int) -> bool:
        """Whether the file says that generation ends with this token."""
        vocabulary = self._library.llama_model_get_vocab(self._model.model)
        return bool(self._library.llama_vocab_is_eog(vocabulary, token))

    def start(self, prompt: Sequence[int]) -> np.ndarray:
        """Reads a prompt from nothing. Returns the logits of the next token: float32, (vocabulary,)."""
        self._model.reset()
        return self.go_on(prompt)

    def go_on(self, tokens: Sequence[int]) -> np.ndarray:
        """Reads some more. Returns the logits of the next token."""
        self._model.eval(list(tokens))
        pointer = self._library.llama_get_logits_ith(self._model.ctx, -1)
        return np.ctypeslib.as_array(pointer, shape=(self._model.n_vocab(),)).copy()
