"""Bars as inline SVG, so that the report is one file that needs nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

_WIDTH, _LABEL, _ROW = 720, 240, 20


def bars(counts: Mapping[str, int], most: int = 20) -> Markup:
    """A row for each of the first ``most`` entries, and one for the rest; lengths are shares of the longest."""
    shown = list(counts.items())[:most]
    rest = sum(counts.values()) - sum(count for _, count in shown)
    if rest:
        shown.append((f"其余 {len(counts) - most} 项", rest))
    highest = max((count for _, count in shown), default=0) or 1
    total = sum(counts.values()) or 1
    room = _WIDTH - _LABEL - 110
    rows = []
    for number, (name, count) in enumerate(shown):
        y = number * _ROW
        width = max(1, round(room * count / highest)) if count else 0
        rows.append(
            Markup(
                '<text x="{label}" y="{text}" text-anchor="end">{name}</text>'
                '<rect x="{start}" y="{top}" width="{width}" height="13"/>'
                '<text x="{end}" y="{text}">{count} · {share}</text>'
            ).format(
                label=_LABEL - 8,
                text=y + 14,
                name=name if len(name) <= 18 else name[:17] + "…",
                start=_LABEL,
                top=y + 4,
                width=width,
                end=_LABEL + width + 6,
                count=f"{count:,}",
                share=f"{count / total:.1%}",
            )
        )
    height = max(1, len(shown)) * _ROW + 4
    return Markup('<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img">{}</svg>').format(
        _WIDTH, height, _WIDTH, height, Markup("").join(rows)
    )
