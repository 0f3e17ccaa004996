"""Results in order from several threads, with few of them waiting."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from trainer.export.in_order import mapped_in_order


def test_results_come_in_the_order_of_the_items() -> None:
    last_done = threading.Event()

    def work(item: int) -> int:
        if item == 0:
            assert last_done.wait(60)
        if item == 3:
            last_done.set()
        return item * item

    with ThreadPoolExecutor(4) as pool:
        assert list(mapped_in_order(pool, work, range(20), ahead=4)) == [item * item for item in range(20)]


@pytest.mark.parametrize("ahead", [1, 3])
def test_no_more_than_so_many_are_begun_and_not_taken(ahead: int) -> None:
    begun: list[int] = []
    with ThreadPoolExecutor(4) as pool:
        for taken, _ in enumerate(mapped_in_order(pool, begun.append, range(20), ahead)):
            assert len(begun) <= taken + ahead
    assert sorted(begun) == list(range(20))


def test_what_fails_is_raised_in_its_place_and_the_rest_is_left() -> None:
    begun: list[int] = []

    def work(item: int) -> int:
        begun.append(item)
        if item == 5:
            raise ValueError(item)
        return item

    seen = []
    with ThreadPoolExecutor(1) as pool, pytest.raises(ValueError, match="5"):
        seen += mapped_in_order(pool, work, range(100), ahead=3)
    assert len(begun) <= 5 + 3


def test_nothing_to_do() -> None:
    with ThreadPoolExecutor(1) as pool:
        assert list(mapped_in_order(pool, str, [], ahead=2)) == []
