"""Rows of weights to ggml's blocks: by our own functions where they serve, else by ggml's."""

from __future__ import annotations

import numpy as np
from gguf import GGMLQuantizationType

from trainer.export.ggml import load_ggml
from trainer.export.k_quants import k_quants


class Quantizer:
    """Several threads may use one at once. Raises ExportError("library") where there is no ggml."""

    def __init__(self) -> None:
        self._ggml = load_ggml()
        self._own = k_quants(self._ggml)

    def quantize(self, rows: np.ndarray, kind: GGMLQuantizationType) -> np.ndarray:
        """``rows`` of shape (n, columns), float32, contiguous. Returns uint8 of shape (n, bytes of a row)."""
        blocks = self._own.quantize(rows, kind) if self._own else None
        return self._ggml.quantize(rows, kind) if blocks is None else blocks
