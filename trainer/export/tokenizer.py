"""The base's tokenizer, token for token, as GGUF holds it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gguf import GGUFWriter, TokenType

from resources.model_card.template import END_OF_TEXT, IM_END, IM_START, jinja_template
from trainer.export.errors import ExportError
from trainer.samples.qwen_vocabulary import SPLIT_PATTERN


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Tokens and their types by id, padded to the model's vocabulary; merges as "left right", first to last."""

    tokens: tuple[str, ...]
    types: tuple[int, ...]
    merges: tuple[str, ...]
    bos: int
    eos: int
    pad: int

    def add_to(self, writer: GGUFWriter) -> None:
        """Writes the fields that llama.cpp's converter writes, with our chat template."""
        writer.add_tokenizer_model("gpt2")
        writer.add_tokenizer_pre("qwen2")
        writer.add_token_list(self.tokens)
        writer.add_token_types(self.types)
        writer.add_token_merges(self.merges)
        writer.add_eos_token_id(self.eos)
        writer.add_pad_token_id(self.pad)
        writer.add_bos_token_id(self.bos)
        writer.add_add_bos_token(False)
        writer.add_chat_template(jinja_template())


def read_tokenizer(folder: Path, config: dict[str, Any]) -> Tokenizer:
    """Reads ``tokenizer.json``; ``config`` is the model's. Raises ExportError("base").

    Ends of turns are ``<|im_end|>`` whatever the base says: that is what our template and training end answers with
    (a Qwen *Base* names ``<|endoftext|>``).
    """
    try:
        content = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
        model = content["model"]
        ids: dict[str, int] = model["vocab"]
        merges = tuple(pair if isinstance(pair, str) else " ".join(pair) for pair in model["merges"])
        added = {int(entry["id"]): entry for entry in content.get("added_tokens", [])}
        pattern = _split_pattern(content.get("pre_tokenizer"))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ExportError("base", "export.base-lacks-tokenizer", repr(error), folder=folder.name) from error
    if pattern != SPLIT_PATTERN:
        raise ExportError("base", "export.cuts-otherwise", str(pattern))

    size = int(config["vocab_size"])
    by_id = {index: token for token, index in ids.items()} | {index: entry["content"] for index, entry in added.items()}
    if max(by_id) >= size:
        raise ExportError("base", "export.vocabulary-too-large", f"{max(by_id)} >= {size}")
    tokens = tuple(by_id.get(index, f"[PAD{index}]") for index in range(size))
    types = tuple(_token_type(index, by_id, added) for index in range(size))
    special = {entry["content"]: index for index, entry in added.items()}
    missing = [text for text in (IM_START, IM_END, END_OF_TEXT) if text not in special]
    if missing:
        raise ExportError("base", "export.vocabulary-lacks", token=missing[0])
    end_of_text = special[END_OF_TEXT]
    named = _named_tokens(folder)
    bos = special.get(str(named.get("bos_token")), config.get("bos_token_id"))
    return Tokenizer(
        tokens,
        types,
        merges,
        bos=end_of_text if bos is None else int(bos),
        eos=special[IM_END],
        pad=special.get(str(named.get("pad_token")), end_of_text),
    )


def _token_type(index: int, by_id: dict[int, str], added: dict[int, dict[str, Any]]) -> int:
    if index not in by_id:
        return int(TokenType.UNUSED)
    if index not in added:
        return int(TokenType.NORMAL)
    # llama.cpp's converter takes <|…|> for a control token even where the base says it is text.
    text = by_id[index]
    control = added[index].get("special") or (text.startswith("<|") and text.endswith("|>"))
    return int(TokenType.CONTROL if control else TokenType.USER_DEFINED)


def _split_pattern(pre_tokenizer: dict[str, Any] | None) -> str | None:
    """The regular expression of the first Split step."""
    steps = (pre_tokenizer or {}).get("pretokenizers", [pre_tokenizer or {}])
    for step in steps:
        if step.get("type") == "Split":
            return str(step["pattern"].get("Regex"))
    return None


def _named_tokens(folder: Path) -> dict[str, Any]:
    file = folder / "tokenizer_config.json"
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    # Older versions of transformers write a token as an object that has its text under "content".
    return {
        name: value["content"] if isinstance(value, dict) and "content" in value else value
        for name, value in content.items()
    }
