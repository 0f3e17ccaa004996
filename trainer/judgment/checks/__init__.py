"""Judgments held against the law: one family of rules a file, all their ids in ``rules``."""

from trainer.judgment.checks.check import check

__all__ = ["check"]
