"""The day of the law: up to when what the program knows of it was held against its sources."""

from __future__ import annotations

from datetime import date

LAW_CHECKED_TO = date(2026, 8, 28)
"""What was published later, a law or an interpretation, is not known here."""
