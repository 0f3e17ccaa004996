"""A share in words of the window."""

from __future__ import annotations


def share_words(share: float) -> str:
    """0.75 as 75 %, with a space, in both languages."""
    return f"{share:.0%}".replace("%", " %")
