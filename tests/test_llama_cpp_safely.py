"""llama.cpp is kept off Intel's matrix unit."""

from __future__ import annotations

from pathlib import Path

from trainer.engines.llama_cpp.llama_cpp_safely import has_amx


def test_the_unit_is_read_from_the_processors_flags(tmp_path: Path) -> None:
    file = tmp_path / "cpuinfo"
    file.write_text("flags\t\t: fpu avx2 avx512_bf16 amx_bf16 amx_tile amx_int8 arch_lbr\n", encoding="ascii")
    assert has_amx(file)
    file.write_text("flags\t\t: fpu avx2 fma\n", encoding="ascii")
    assert not has_amx(file)
    assert not has_amx(tmp_path / "absent")
