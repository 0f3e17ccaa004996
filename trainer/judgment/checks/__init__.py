"""Judgments held against the law: one family of rules a file, their sentences in ``messages``."""

from trainer.judgment.checks.check import check

__all__ = ["check"]
