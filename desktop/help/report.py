"""The log as it may be shown to others: without a word of a case, and without names of persons, folders and hosts."""

from __future__ import annotations

import platform
import re
from pathlib import Path

from resources.law.checked import LAW_CHECKED_TO
from resources.version import version
from trainer.own_program import is_frozen

MOST_LINES = 400
LEFT_OUT = "〔…〕"

# Facts, names and judgments are Chinese, our own log is English: from the first such character of a line to the last.
_CHINESE = re.compile(r"[⺀-鿿豈-﫿︰-﹏\U00020000-\U0003ffff].*[⺀-鿿豈-﫿︰-﹏\U00020000-\U0003ffff]|[⺀-鿿豈-﫿]")
_ESCAPED = re.compile(r"(?:\\u[0-9a-fA-F]{4}).*(?:\\u[0-9a-fA-F]{4})")
_KEY = re.compile(
    r"(?i)(?:authorization\s*[:=]\s*(?:\w+\s+)?|bearer\s+|api[-_ ]?key\s*[=:]\s*|password\s*[=:]\s*)\S+|\bsk-\S{8,}"
)
_URL = re.compile(r"(?i)\b([a-z][a-z0-9+.-]*)://(?:[^\s/@]*@)?([^\s/:]+)")
_ADDRESS = re.compile(r"\b(?!127\.)(?:\d{1,3}\.){3}\d{1,3}\b")
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


def report(log: Path, user_folder: Path | None = None) -> str:
    """The program, the system, and the end of the log. ``user_folder`` is written as ~; by default that of the user."""
    head = f"criminal-law-desk {version()}, law {LAW_CHECKED_TO.isoformat()}, Python {platform.python_version()}, "
    head += f"{platform.system()} {platform.release()} {platform.machine()}{', frozen' if is_frozen() else ''}"
    lines = log_lines(log)
    return "\n".join([head, "", *(harmless(line, user_folder or Path.home()) for line in lines)]) + "\n"


def log_lines(log: Path) -> list[str]:
    """The last of them, the oldest first; none where there is no log."""
    try:
        text = log.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.splitlines()[-MOST_LINES:]


def harmless(line: str, user_folder: Path) -> str:
    """One line without what is nobody else's business."""
    line = line.replace(str(user_folder), "~")
    line = _KEY.sub(LEFT_OUT, line)
    line = _URL.sub(lambda found: f"{found[1]}://{found[2] if found[2].lower() in _LOCAL else LEFT_OUT}", line)
    line = _ADDRESS.sub(LEFT_OUT, line)
    line = _ESCAPED.sub(LEFT_OUT, line)
    return _CHINESE.sub(LEFT_OUT, line)
