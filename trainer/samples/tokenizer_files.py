"""A vocabulary as the files that Hugging Face's tools and the export read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources.model_card.template import END_OF_TEXT, IM_END, jinja_template
from trainer.samples.qwen_vocabulary import SPLIT_PATTERN, Vocabulary, spelled

if TYPE_CHECKING:
    from tokenizers import Tokenizer


def write_tokenizer(folder: Path, vocabulary: Vocabulary, *, model_max_length: int = 131_072) -> None:
    """Writes tokenizer.json, tokenizer_config.json (with our chat template), vocab.json and merges.txt.

    ``AutoTokenizer.from_pretrained(folder)`` and the export read them; ids are those of ``vocabulary``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    ids = {spelled(token): index for index, token in enumerate(vocabulary.tokens)}
    merges = [(spelled(left), spelled(right)) for left, right in vocabulary.merges]
    _tokenizer(vocabulary, ids, merges).save(str(folder / "tokenizer.json"))
    write_hf_json(folder / "tokenizer_config.json", _config(vocabulary, model_max_length))
    write_hf_json(folder / "vocab.json", ids)
    pairs = "".join(f"{left} {right}\n" for left, right in merges)
    (folder / "merges.txt").write_text("#version: 0.2\n" + pairs, encoding="utf-8", newline="\n")


def _tokenizer(vocabulary: Vocabulary, ids: dict[str, int], merges: list[tuple[str, str]]) -> Tokenizer:
    from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

    tokenizer = Tokenizer(models.BPE(vocab=ids, merges=merges, byte_fallback=False))
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(SPLIT_PATTERN), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, trim_offsets=False, use_regex=False),
        ]
    )
    tokenizer.post_processor = processors.ByteLevel(add_prefix_space=False, trim_offsets=False, use_regex=False)
    tokenizer.decoder = decoders.ByteLevel(add_prefix_space=False, trim_offsets=False, use_regex=False)  # type: ignore[call-arg]  # its stub knows less than it takes
    tokenizer.add_special_tokens([AddedToken(text, special=True, normalized=False) for text in vocabulary.specials])
    tokenizer.add_tokens([AddedToken(text, special=False, normalized=False) for text in vocabulary.added])
    return tokenizer


def _config(vocabulary: Vocabulary, model_max_length: int) -> dict[str, Any]:
    return {
        "add_bos_token": False,
        "add_prefix_space": False,
        "added_tokens_decoder": {
            str(len(vocabulary.tokens) + index): {
                "content": text,
                "lstrip": False,
                "normalized": False,
                "rstrip": False,
                "single_word": False,
                "special": index < len(vocabulary.specials),
            }
            for index, text in enumerate((*vocabulary.specials, *vocabulary.added))
        },
        "additional_special_tokens": [text for text in vocabulary.specials if text != END_OF_TEXT],
        "bos_token": None,
        "chat_template": jinja_template(),
        "clean_up_tokenization_spaces": False,
        "eos_token": IM_END,
        "errors": "replace",
        "model_max_length": model_max_length,
        "pad_token": END_OF_TEXT,
        "split_special_tokens": False,
        "tokenizer_class": "Qwen2Tokenizer",
        "unk_token": None,
    }


def write_hf_json(file: Path, content: object) -> None:
    """As the Hugging Face tools write it: UTF-8, indented, keys in the given order."""
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
