"""What a court's name tells: how high it stands."""

from __future__ import annotations

_LEVELS = {"最高人民法院": "最高", "高级人民法院": "高级", "中级人民法院": "中级", "中级法院": "中级"}


def level_of(court: str) -> str:
    """最高, 高级, 中级, 基层; "" where it is no court's name (法院组织法 12)."""
    for name, level in _LEVELS.items():
        if name in court:
            return level
    return "基层" if "法院" in court else ""
