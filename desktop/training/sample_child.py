"""Reads samples in a process of its own: ``python -m desktop.training.sample_child FOLDER``.

One request a line on standard input, one answer a line on standard output, both JSON with the same ``id``. What is
needed for Parquet takes its time to load and need not be in the window's own Python. A request that waits ends the
search under way.
"""

from __future__ import annotations

import json
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from typing import Any, BinaryIO

from desktop.training.sample_store import Found, SampleFilter, SampleStore
from trainer.own_input import own_input

_LOADED_FIRST = ("pyarrow.parquet", "tokenizers", "qwen_tokenizer")


def main(arguments: list[str]) -> int:
    """Until standard input ends."""
    store = SampleStore(Path(arguments[0]))
    requests: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    reading = own_input()
    for library in _LOADED_FIRST:  # before anybody listens: see own_input
        with suppress(ImportError):  # told to whoever asks for it
            import_module(library)
    threading.Thread(target=_listen, args=(reading, requests), daemon=True).start()
    found: Found | None = None
    while (request := requests.get()) is not None:
        try:
            content: dict[str, Any] = {}
            match request["ask"]:
                case "find":
                    found = store.find(_filter(request["filter"]), lambda: not requests.empty())
                    content = {"count": len(found.places), "samples": _page(store, found, 0)}
                case "page" if found is not None:
                    content = {"count": len(found.places), "samples": _page(store, found, request["page"])}
                case "tokens":
                    content = {"tokens": _tokens(request["text"])}
        except (OSError, ValueError, ImportError, KeyError, TypeError) as error:
            content = {"error": type(error).__name__, "detail": str(error)}
        print(json.dumps({"id": request["id"], **content}, ensure_ascii=False), flush=True)
    return 0


def _listen(reading: BinaryIO, requests: SimpleQueue[dict[str, Any] | None]) -> None:
    for line in reading:
        requests.put(json.loads(line))
    requests.put(None)


def _filter(row: dict[str, Any]) -> SampleFilter:
    return SampleFilter(**row | {"words": tuple(row["words"])})


def _page(store: SampleStore, found: Found, number: int) -> list[dict[str, Any]]:
    return [asdict(sample) for sample in store.page(found, number)]


def _tokens(answer: str) -> int:
    """The answer's tokens and the one that ends it: what the loss is taken on."""
    from trainer.samples.qwen_tokenizer import qwen_tokenizer

    return len(qwen_tokenizer().encode(answer, add_special_tokens=False).ids) + 1


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
