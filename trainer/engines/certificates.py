"""Whose certificates are believed."""

from __future__ import annotations

import ssl


def certificates() -> ssl.SSLContext:
    """The system's authorities, an office's own among them, and those that httpx brings for a system without any."""
    context = ssl.create_default_context()
    try:
        import certifi

        context.load_verify_locations(certifi.where())
    except (ImportError, OSError):
        pass
    return context
