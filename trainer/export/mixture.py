"""Which type each tensor of a GGUF file gets: llama.cpp's own mixtures, so that files are those its tools would write.

Source: ``llama_tensor_get_type`` and ``tensor_type_fallback`` of llama.cpp's ``src/llama-quant.cpp``, for dense models
without an importance matrix.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from gguf import GGML_QUANT_SIZES, GGMLQuantizationType, LlamaFileType


class FileType(Enum):
    """What the user chooses. The value is llama.cpp's number for ``general.file_type``."""

    BF16 = LlamaFileType.MOSTLY_BF16
    F16 = LlamaFileType.MOSTLY_F16
    Q8_0 = LlamaFileType.MOSTLY_Q8_0
    Q5_K_M = LlamaFileType.MOSTLY_Q5_K_M
    Q4_K_M = LlamaFileType.MOSTLY_Q4_K_M


_USUAL_TYPE = {
    FileType.BF16: GGMLQuantizationType.BF16,
    FileType.F16: GGMLQuantizationType.F16,
    FileType.Q8_0: GGMLQuantizationType.Q8_0,
    FileType.Q5_K_M: GGMLQuantizationType.Q5_K,
    FileType.Q4_K_M: GGMLQuantizationType.Q4_K,
}

# Types with blocks of 256, and what replaces them where a row is no multiple of 256.
_SMALLER_BLOCKS = {
    GGMLQuantizationType.Q4_K: GGMLQuantizationType.Q5_0,
    GGMLQuantizationType.Q5_K: GGMLQuantizationType.Q5_1,
    GGMLQuantizationType.Q6_K: GGMLQuantizationType.Q8_0,
}


@dataclass(frozen=True, slots=True)
class Mixture:
    """The choice for one model: ``layers`` transformer blocks, ``tied`` where the embeddings are the output layer."""

    file_type: FileType
    layers: int
    tied: bool

    def tensor_type(self, name: str, shape: tuple[int, ...]) -> GGMLQuantizationType:
        """The type of the tensor of this GGUF name; ``shape`` as torch gives it, rows of ``shape[-1]`` values."""
        if len(shape) < 2 or name.endswith("_norm.weight") or not name.endswith(".weight"):
            return GGMLQuantizationType.F32
        usual = _USUAL_TYPE[self.file_type]
        if usual in (GGMLQuantizationType.F16, GGMLQuantizationType.BF16):
            return usual
        wanted = self._wanted(name, shape[-1], usual)
        if shape[-1] % block_length(wanted):
            wanted = _SMALLER_BLOCKS.get(wanted, wanted)
        return wanted if shape[-1] % block_length(wanted) == 0 else GGMLQuantizationType.F16

    def _wanted(self, name: str, columns: int, usual: GGMLQuantizationType) -> GGMLQuantizationType:
        if name == "output.weight" or (self.tied and name == "token_embd.weight"):
            fits = columns % block_length(usual) == 0
            return GGMLQuantizationType.Q6_K if fits and self._is_k_mixture() else GGMLQuantizationType.Q8_0
        layer = re.fullmatch(r"blk\.(\d+)\.(?:attn_v|ffn_down)\.weight", name)
        if layer and self._is_k_mixture() and self._gets_more_bits(int(layer[1])):
            return GGMLQuantizationType.Q6_K
        return usual

    def _is_k_mixture(self) -> bool:
        return self.file_type in (FileType.Q4_K_M, FileType.Q5_K_M)

    def _gets_more_bits(self, layer: int) -> bool:
        eighth = self.layers // 8
        return layer < eighth or layer >= 7 * self.layers // 8 or (layer - eighth) % 3 == 2


def block_length(kind: GGMLQuantizationType) -> int:
    """How many values share one block."""
    return int(GGML_QUANT_SIZES[kind][0])


def row_bytes(kind: GGMLQuantizationType, columns: int) -> int:
    """The bytes that one row of ``columns`` values takes."""
    length, size = GGML_QUANT_SIZES[kind]
    return columns // int(length) * int(size)
