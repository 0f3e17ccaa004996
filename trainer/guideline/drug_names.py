"""Which increment of the provinces' rules a kind of drug is counted by."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# The kinds of resources.law.drugs; those that no increment names are asked for.
INCREMENT_OF_DRUG: Mapping[str, str] = MappingProxyType(
    {
        "海洛因": "heroin",
        "甲基苯丙胺": "heroin",
        "可卡因": "heroin",
        "苯丙胺类": "mdma",
        "吗啡": "mdma",
        "芬太尼": "fentanyl",
        "甲卡西酮": "methcathinone",
        "氯胺酮": "ketamine",
        "美沙酮": "methadone",
    }
)
