"""The facts of a case out of a file's bytes."""

from __future__ import annotations

import codecs

MOST_BYTES = 4 * 2**20


class UnreadableFactsError(ValueError):
    """The bytes are no text, or too many; the message is for the user."""


def decode_facts(raw: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else GB18030. Raises UnreadableFactsError."""
    if len(raw) > MOST_BYTES:
        raise UnreadableFactsError(
            f"文件有 {len(raw) / 2**20:.1f} MB，最多 {MOST_BYTES // 2**20} MB。请只保留案件事实部分。"
        )
    utf_16 = raw[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    raise UnreadableFactsError("这不是文本文件。请另存为 .txt（UTF-8 或 GB18030 编码）后重试。")
