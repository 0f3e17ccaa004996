"""Everything a GGUF file says about itself before its tensors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gguf import GGML_QUANT_VERSION, GGUFType, GGUFWriter, Metadata, RopeScalingType, size_label

from trainer.export.base_model import BaseModel
from trainer.export.mixture import FileType


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a model comes from. Hashes are sha256, hexadecimal; what is not known is None."""

    name: str
    license: str | None = None
    base_model: str | None = None
    dataset_sha256: str | None = None
    recipe_sha256: str | None = None
    adapter_sha256: str | None = None


def add_metadata(writer: GGUFWriter, base: BaseModel, file_type: FileType, provenance: Provenance) -> None:
    """The fields that llama.cpp's converter writes for Qwen2 and Qwen3, then our own."""
    _add_general(writer, base, provenance)
    _add_architecture(writer, base.config, base.layers)
    writer.add_file_type(file_type.value.value)
    writer.add_quantization_version(GGML_QUANT_VERSION)
    for key, value in (
        ("criminal_law.dataset.sha256", provenance.dataset_sha256),
        ("criminal_law.recipe.sha256", provenance.recipe_sha256),
        ("criminal_law.adapter.sha256", provenance.adapter_sha256),
    ):
        if value:
            writer.add_string(key, value)


def _add_general(writer: GGUFWriter, base: BaseModel, provenance: Provenance) -> None:
    known = Metadata.load(None, base.folder, provenance.name, base.parameters)
    base_name = provenance.base_model or base.config.get("_name_or_path") or base.folder.name
    writer.add_type(GGUFType.MODEL)
    writer.add_name(provenance.name)
    writer.add_size_label(known.size_label or size_label(base.parameters, 0, 0, 0))
    licence = provenance.license or known.license
    if licence:
        writer.add_license(",".join(licence) if isinstance(licence, list) else licence)
    if known.license_name:
        writer.add_license_name(known.license_name)
    if known.license_link:
        writer.add_license_link(known.license_link)
    writer.add_base_model_count(1)
    writer.add_base_model_name(0, str(base_name).rpartition("/")[2])
    writer.add_languages(["zh"])


def _add_architecture(writer: GGUFWriter, config: dict[str, Any], layers: int) -> None:
    writer.add_block_count(layers)
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    _add_rope(writer, config)
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    if config.get("head_dim") is not None:
        writer.add_key_length(config["head_dim"])
        writer.add_value_length(config["head_dim"])


def _add_rope(writer: GGUFWriter, config: dict[str, Any]) -> None:
    """transformers 5 writes ``rope_parameters``; earlier ones ``rope_theta`` and ``rope_scaling``."""
    rope: dict[str, Any] = config.get("rope_parameters") or config.get("rope_scaling") or {}
    kind = rope.get("rope_type", rope.get("type"))
    if kind in ("linear", "yarn") and rope.get("factor") is not None:
        writer.add_rope_scaling_type(RopeScalingType.LINEAR if kind == "linear" else RopeScalingType.YARN)
        writer.add_rope_scaling_factor(rope["factor"])
    if kind == "yarn":
        writer.add_rope_scaling_orig_ctx_len(
            rope.get("original_max_position_embeddings") or config["max_position_embeddings"]
        )
    theta = rope.get("rope_theta", config.get("rope_theta"))
    if theta is not None:
        writer.add_rope_freq_base(theta)
