"""Which prompt was sent, as a number: two answers to the same turns were asked the same."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence

from trainer.samples.prompt import Turn


def prompt_hash(turns: Sequence[Turn]) -> str:
    """sha256, hexadecimal, of the turns as JSON with sorted keys and without spaces, in UTF-8."""
    plain = json.dumps(list(turns), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()
