"""Where the base model lies on this computer; nothing is ever fetched here."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from trainer.recipe.errors import TuningError
from trainer.recipe.model_shape import ModelShape, read_shape
from trainer.typed_path import typed_path


@dataclass(frozen=True, slots=True)
class BaseFolder:
    """A base model on this computer. ``name`` as the recipe has it; ``weight_bytes`` of all safetensors files."""

    name: str
    folder: Path
    shape: ModelShape
    weight_bytes: int

    def fingerprint(self) -> str:
        """SHA-256 over config.json, tokenizer.json and the weights' headers.

        A header holds every tensor's name, shape and place, so another model is seen at once without reading gigabytes.
        """
        digest = hashlib.sha256()
        for name in ("config.json", "tokenizer.json"):
            digest.update((self.folder / name).read_bytes())
        for file in sorted(self.folder.glob("*.safetensors")):
            with file.open("rb") as stream:
                length = int.from_bytes(stream.read(8), "little")
                digest.update(file.name.encode() + stream.read(min(length, 1 << 26)))
                # Some weights of each file are hashed as well, because a fine-tuned copy has the same header.
                for share in (1, 2, 3):
                    stream.seek(8 + length + (file.stat().st_size - 8 - length) * share // 4)
                    digest.update(stream.read(4096))
        return digest.hexdigest()


def find_base(name: str) -> BaseFolder:
    """A folder, or a hub name whose files were fetched before. Raises TuningError("base") that says how to get it."""
    for folder in _places(name):
        if (folder / "config.json").is_file():
            return _checked(name, folder)
    if Path(name).is_dir():
        raise TuningError("base", "recipe.base-no-model", name=name)
    if "/" not in name.strip("/") or name.startswith((".", "/")) or name.count("/") > 1:
        raise TuningError("base", "recipe.base-missing", name=name)
    raise TuningError("base", "recipe.base-not-here", name=name, short=name.split("/")[1])


def _places(name: str) -> list[Path]:
    """A folder of this name, then the caches of Hugging Face and ModelScope."""
    places = [typed_path(name)]
    if name.count("/") == 1:
        owner, short = name.split("/")
        hub = Path(
            os.environ.get("HF_HUB_CACHE")
            or Path(os.environ.get("HF_HOME") or Path.home() / ".cache" / "huggingface") / "hub"
        )
        repository = hub / f"models--{owner}--{short}"
        try:
            commit = (repository / "refs" / "main").read_text(encoding="utf-8").strip()
            places.append(repository / "snapshots" / commit)
        except OSError:
            places += sorted((repository / "snapshots").glob("*"))
        modelscope = Path(os.environ.get("MODELSCOPE_CACHE") or Path.home() / ".cache" / "modelscope" / "hub")
        # ModelScope writes a point in a folder's name as three underscores.
        for root in (modelscope / "models", modelscope):
            places += [root / owner / short, root / owner / short.replace(".", "___")]
    return places


def _checked(name: str, folder: Path) -> BaseFolder:
    try:
        shape = read_shape(folder)
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TuningError("base", "recipe.base-unknown", str(error), folder=folder) from error
    if config.get("quantization_config"):
        raise TuningError("base", "recipe.base-quantised", folder=folder)
    index = folder / "model.safetensors.index.json"
    try:
        names = sorted(set(json.loads(index.read_text(encoding="utf-8"))["weight_map"].values()))
    except FileNotFoundError:
        names = ["model.safetensors"]
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise TuningError("base", "recipe.base-damaged", str(error), folder=folder, file=index.name) from error
    missing = [file for file in (*names, "tokenizer.json") if not (folder / file).is_file()]
    if missing:
        raise TuningError("base", "recipe.base-incomplete", folder=folder, count=len(missing), example=missing[0])
    return BaseFolder(name, folder, shape, sum((folder / file).stat().st_size for file in names))
