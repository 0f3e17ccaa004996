"""What holds of every sheet: order does not matter, off is absent, bounds hold, ranges are ordered."""

from __future__ import annotations

import random
from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from resources.law.charges import charge_named
from resources.law.circumstances import circumstances
from resources.law.guideline import guideline_names, guideline_of
from resources.law.guideline_provinces import province_guideline
from trainer.guideline.basis import Basis
from trainer.guideline.sheet import Sheet, new_sheet
from trainer.guideline.statute import band_of
from trainer.judgment.checks.rules import Place

IDS = tuple(rule.id for rule in circumstances())


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    """Any charge, tier, province, amount and circumstances, with some lines changed."""
    rule = charge_named(draw(st.sampled_from(sorted(guideline_names()))))
    assert rule is not None
    version = rule.versions[-1]
    basis = Basis(
        found=tuple(draw(st.sets(st.sampled_from(IDS), max_size=8))),
        province=draw(st.sampled_from([None, "江西", "河南", "浙江"])),
        yuan=draw(st.none() | st.integers(0, 10_000_000).map(Fraction)),
        telecom=draw(st.booleans()),
    )
    made = new_sheet(Place(0, 0), rule.name, version, (draw(st.sampled_from(range(len(version.tiers)))),), basis)
    made = made.with_minor(draw(st.booleans()))
    for line in draw(st.lists(st.sampled_from(made.lines), max_size=6)) if made.lines else ():
        made = made.with_line(
            line.key,
            on=draw(st.none() | st.booleans()),
            low=draw(st.none() | st.integers(-150, 400)),
            high=draw(st.none() | st.integers(-150, 400)),
            count=draw(st.none() | st.integers(-3, 40)),
        )
    return made


@given(sheets(), st.randoms(use_true_random=False))
def test_the_order_of_lines_does_not_matter(made: Sheet, chance: random.Random) -> None:
    mixed = list(made.lines)
    chance.shuffle(mixed)
    other = replace(made, lines=tuple(mixed))
    assert [(each.stage, each.low, each.high) for each in other.layers] == [
        (each.stage, each.low, each.high) for each in made.layers
    ]


@given(sheets())
def test_what_is_off_is_absent(made: Sheet) -> None:
    left = replace(made, lines=tuple(line for line in made.lines if line.on or line.key == "start"))
    if made.lines and made.line("start").on:
        assert left.months == made.months


@given(sheets())
def test_bounds_hold_and_ranges_are_ordered(made: Sheet) -> None:
    for line in made.lines:
        assert line.bounds[0] <= line.low <= line.high <= line.bounds[1]
        assert line.count is None or line.count >= 0
    for layer in made.layers:
        assert 0 <= layer.low <= layer.high
    if made.months is not None and made.range is not None:
        band = band_of(made.range)
        assert band is not None
        assert 0 <= made.months[0] <= made.months[1] <= band[1]
        if made.statute is not None and not made.statute.grounds:
            assert made.months[0] >= band[0]


@given(sheets(), st.data())
def test_a_changed_line_changes_no_other_but_the_frame(made: Sheet, data: st.DataObject) -> None:
    if not made.lines:
        return
    line = data.draw(st.sampled_from(made.lines))
    other = made.with_line(line.key, on=not line.on)
    assert other.with_line(line.key, on=line.on).months == made.months
    changed = {a.key for a, b in zip(made.lines, other.lines, strict=True) if a != b}
    assert changed <= {line.key, "plea_leniency"}


@given(st.sampled_from(sorted(guideline_names())))
def test_every_start_lies_in_a_range_of_today(charge: str) -> None:
    rule, guideline = charge_named(charge), guideline_of(charge)
    assert rule is not None
    assert guideline is not None
    assert rule.name == charge
    bands = {tier.months: band_of(tier) for tier in rule.versions[-1].tiers if not tier.of_unit}
    assert {band for band, _ in guideline.starts} == set(bands)
    for band, (low, high) in guideline.starts:
        least, most = bands[band] or (0, 0)
        assert least <= low <= high <= most
        for each in province_guideline("江西").starts:  # type: ignore[union-attr]
            if (each.charge, each.band) == (charge, band):
                assert low <= each.start[0] <= each.start[1] <= high
