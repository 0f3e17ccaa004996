"""What this process trains on, and in what numbers."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

import psutil
import torch

from trainer.recipe.recipe import Run
from trainer.tuning import sample_attention

Precision = Literal["bf16", "fp16", "fp32"]
NUMBER_TYPES: dict[Precision, torch.dtype] = {"bf16": torch.bfloat16, "fp16": torch.float16, "fp32": torch.float32}


@dataclass(frozen=True, slots=True)
class Device:
    """One GPU, or the processor."""

    torch: torch.device
    name: str
    memory: int | None  # bytes of its own; None for the processor, which shares the computer's

    @property
    def cuda(self) -> bool:
        """Whether it is a GPU with CUDA (or ROCm, which torch calls by that name too)."""
        return self.torch.type == "cuda"

    def precision(self, run: Run) -> Precision:
        """What the recipe asks for, or the best that the device is fast in."""
        return self.best_precision() if run.precision == "auto" else run.precision

    def best_precision(self) -> Precision:
        """What the device is fast in."""
        if self.cuda:
            return "bf16" if torch.cuda.is_bf16_supported(including_emulation=False) else "fp16"
        return "bf16" if _processor_has_bf16() else "fp32"

    def attention(self, precision: Precision) -> str:
        """flash-attention where it is installed and can be used (Ampere and later, 16 bits), else torch's own."""
        if self.cuda and precision != "fp32" and find_spec("flash_attn") and torch.cuda.get_device_capability()[0] >= 8:
            return "flash_attention_2"
        return sample_attention.ATTENTION

    def used(self) -> int:
        """Bytes at the highest point so far (GPU), or now (processor)."""
        if self.cuda:
            return torch.cuda.max_memory_reserved(self.torch)
        return int(psutil.Process().memory_info().rss)


def described(device: torch.device) -> Device:
    """The device with its name and memory."""
    if device.type == "cuda":
        properties = torch.cuda.get_device_properties(device)
        return Device(device, properties.name, properties.total_memory)
    return Device(torch.device("cpu"), f"CPU, {torch.get_num_threads()} threads", None)


def _processor_has_bf16() -> bool:
    read = getattr(torch.cpu, "get_capabilities", None)  # from torch 2.6 on
    return bool(read and read().get("avx512_bf16"))


def is_out_of_memory(error: BaseException) -> bool:
    """Of a GPU, or of the computer where torch's allocator was refused."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and ("DefaultCPUAllocator" in str(error) or "out of memory" in str(error))
