"""GGUF files of every kind, made of a sound one by llama.cpp's own writer."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from gguf import GGUFEndian, GGUFReader, GGUFValueType, GGUFWriter


def rewritten(
    source: Path,
    target: Path,
    values: Mapping[str, str | int] | None = None,
    *,
    tensors: bool = True,
    without: str = "",
    parts: int = 1,
    endian: GGUFEndian = GGUFEndian.LITTLE,
) -> list[Path]:
    """A copy with other ``values`` in its metadata, in so many ``parts``, ``without`` the tensor of that name.

    Returns the files that were written.
    """
    reader = GGUFReader(source)
    changed = dict(values or {})
    architecture = str(changed.pop("general.architecture", reader.fields["general.architecture"].contents()))
    per_part = -(-len(reader.tensors) // parts) if parts > 1 else 0
    writer = GGUFWriter(target, architecture, split_max_tensors=per_part, endianess=endian)
    # First, as converters write the vocabulary last.
    for name, value in changed.items():
        kind = GGUFValueType.STRING if isinstance(value, str) else GGUFValueType.UINT32
        writer.add_key_value(name, value, kind)
    for name, field in reader.fields.items():
        if name.startswith("GGUF.") or name == "general.architecture" or name in changed:
            continue
        sub_type = field.types[-1] if field.types[0] == GGUFValueType.ARRAY else None
        writer.add_key_value(name, field.contents(), field.types[0], sub_type=sub_type)
    for tensor in reader.tensors if tensors else ():
        if tensor.name != without:
            writer.add_tensor(tensor.name, tensor.data, raw_dtype=tensor.tensor_type)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return sorted(target.parent.glob(f"{target.stem}*.gguf"))
