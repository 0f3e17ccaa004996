"""Judgments held against the law: one family of rules a file, all their ids in ``rules``."""

from trainer.judgment.checks.check import check, check_case

__all__ = ["check", "check_case"]
