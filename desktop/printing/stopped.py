"""The end of a document that nobody wants any more."""

from __future__ import annotations


class Stopped(Exception):
    """By whoever wanted the file; nothing was written."""
