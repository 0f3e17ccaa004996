"""Facts are text: what a tokenizer would take for one of its control tokens is written so that it stays text.

``<|im_end|>`` in the facts would end the user's turn. Its brackets become the full-width ones of Chinese typography,
``＜|im_end|＞``: it reads the same, no offset moves, and no vocabulary has a control token with such a bracket.
Recognised are the forms of all known vocabularies, not the list of one, as the same facts go to any model.
"""

from __future__ import annotations

import re

_FULL_WIDTH = str.maketrans("<>[]", "＜＞［］")
_BARS = "[|｜]"
_FORMS = re.compile(
    "|".join(
        (
            # <|im_end|>, <｜User｜> (DeepSeek), <|turn> (Gemma), [|endofturn|] (EXAONE)
            rf"<{_BARS}[^<>|｜\n]{{1,64}}{_BARS}?>",
            rf"\[{_BARS}[^\[\]|｜\n]{{1,64}}{_BARS}\]",
            # <s>, </think>, <start_of_turn>, <tool_call|> (Gemma), <seed:bos>, <0x0A>, <br/>
            r"</?[A-Za-z0-9_][A-Za-z0-9_.:▁-]{0,63}[/|｜]?>",
            # [INST] (Mistral, Llama 2), [gMASK] (GLM), [BOS] (Kimi), [PAD151646] (Qwen)
            r"\[/?(?:INST|THINK|SYSTEM_PROMPT|MODEL_SETTINGS|AVAILABLE_TOOLS|TOOL_(?:CALLS|RESULTS|CONTENT)|ARGS|CALL_ID"
            r"|PREFIX|SUFFIX|MIDDLE|IMG(?:_BREAK|_END)?|(?:BEGIN_)?AUDIO|TRANSCRIBE|BOS|EOS|EOT|CLS|SEP|PAD|UNK"
            r"|[gs]?MASK|UNUSED_TOKEN_|unused|control_|extra_id_|multimodal|@BOS@)\d*\]",
            # >>QUESTION<< (Falcon); ]~b] and [e~[ (MiniMax)
            r">>[A-Z]+<<",
            r"\]~!?b[\[\]]|\[e~\[",
            # What is left of a token with another inside it: <|im_<|im_end|>end|>
            rf"[<\[](?={_BARS})|(?<={_BARS})[>\]]",
        )
    )
)


def neutralised(text: str) -> str:
    """The text with its control tokens as text, of the same length. Text without any stays as it is."""
    return _FORMS.sub(lambda found: found.group().translate(_FULL_WIDTH), text) if _may_have(text) else text


def control_tokens(text: str) -> tuple[str, ...]:
    """What ``neutralised`` would change, each once, in the order of the text."""
    return tuple(dict.fromkeys(_FORMS.findall(text))) if _may_have(text) else ()


def _may_have(text: str) -> bool:
    return "<" in text or ">" in text or "[" in text or "]" in text
