"""What ends a preparation, in words for the user."""

from __future__ import annotations


class PrepareError(Exception):
    """``args[0]`` is one sentence for the user, with what to do."""


class Stopped(Exception):
    """The user asked to stop. What was done is kept: the same call goes on."""
