"""The tokenizer of Qwen2 and later, which takes seconds to build: built once, and kept in the user's cache folder."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from trainer.samples import qwen_vocabulary, tokenizer_files
from trainer.whole_file import write_whole

if TYPE_CHECKING:
    from tokenizers import Tokenizer


@cache
def qwen_tokenizer() -> Tokenizer:
    """With the full vocabulary; read once for a process."""
    kept = kept_tokenizer()
    try:
        if not kept.exists():
            with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                write_whole(kept, _built(Path(folder)).read_bytes())
        return _read(kept)
    except OSError:  # a cache folder that nobody may write, or a full disk
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            return _read(_built(Path(folder)))


def kept_tokenizer() -> Path:
    """Where it is kept: named after what built it, so that a later version builds its own."""
    source = b"".join(Path(str(module.__file__)).read_bytes() for module in (qwen_vocabulary, tokenizer_files))
    parts = (source, version("qwen-tokenizer").encode(), version("tokenizers").encode())
    folder = user_cache_path("criminal-law-desk", appauthor=False)
    return folder / f"qwen-{sha256(b'|'.join(parts)).hexdigest()[:16]}.json"


def _built(folder: Path) -> Path:
    tokenizer_files.write_tokenizer(folder, qwen_vocabulary.qwen_vocabulary())
    return folder / "tokenizer.json"


def _read(file: Path) -> Tokenizer:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(file))
