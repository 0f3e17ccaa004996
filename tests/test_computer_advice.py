"""What is said of this computer and of what fits it: memory, disk, graphics card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.help.advice import Fit, disk_suffices, fit
from desktop.help.computer import Computer, GraphicsCard, graphics_card, survey
from desktop.pages.first_start.computer_words import disk_words, fit_words, has_words
from desktop.settings.settings import Language
from desktop.window.memory_told import memory_told
from trainer.engines.engine import Model

GB = 10**9


def test_the_advice_goes_by_memory_card_and_disk() -> None:
    small, large = Computer(4 * 2**30, 2), Computer(16 * 2**30, 8, 12 * GB, 100 * GB)
    assert fit(small) is Fit.TOO_SMALL
    assert fit(large) is Fit.MEMORY
    assert fit(Computer(16 * 2**30, 8)) is Fit.MEMORY  # what is free is not known
    assert fit(Computer(8 * 2**30, 4, 2 * GB)) is Fit.TIGHT
    assert fit(Computer(16 * 2**30, 8, 12 * GB, card=GraphicsCard("A", 6 * 2**30))) is Fit.CARD
    assert fit(Computer(16 * 2**30, 8, 12 * GB, card=GraphicsCard("A", 3 * GB))) is Fit.MEMORY
    assert fit(Computer(4 * 2**30, 2, card=GraphicsCard("A", 2 * 2**30))) is Fit.TOO_SMALL
    assert not disk_suffices(Computer(16 * 2**30, 8, disk_bytes=3 * GB))
    assert disk_suffices(large)
    assert disk_suffices(Computer(16 * 2**30, 8))
    assert survey().disk_bytes


def test_every_advice_has_words(dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    assert "放不下" in fit_words(Computer(4 * 2**30, 2))
    assert "2.0 GB" in fit_words(Computer(8 * 2**30, 4, 2 * GB))
    card = Computer(16 * 2**30, 8, card=GraphicsCard("RTX 3060", 12 * 2**30), surveyed=True)
    assert "几秒到几十秒" in fit_words(card)
    assert "显卡 RTX 3060（12 GB）" in has_words(card)
    assert "没有认出独立显卡" in has_words(Computer(16 * 2**30, 8, surveyed=True))
    assert "显卡" not in has_words(Computer(16 * 2**30, 8))
    assert "3.0 GB" in disk_words(Computer(16 * 2**30, 8, disk_bytes=3 * GB))


def test_an_amd_card_is_read_as_linux_tells_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.recipe.gpus.installed_gpu", lambda: None)
    for number, (vendor, memory) in enumerate((("0x8086", "1"), ("0x1002", str(512 << 20)), ("0x1002", str(8 << 30)))):
        device = tmp_path / f"card{number}" / "device"
        device.mkdir(parents=True)
        (device / "vendor").write_text(f"{vendor}\n", encoding="ascii")
        (device / "mem_info_vram_total").write_text(f"{memory}\n", encoding="ascii")
    assert graphics_card(tmp_path) == GraphicsCard("AMD", 8 << 30)
    assert graphics_card(tmp_path / "nowhere") is None


def test_a_file_that_takes_more_than_there_is_is_told_of(dress: Callable[..., None]) -> None:
    dress(Language.CHINESE)
    model = Model("/a/big.gguf", "embedded", label="big.gguf")
    computer = Computer(16 * 2**30, 8, 6 * GB)
    assert memory_told(model, 5 * GB, computer) == ""
    assert memory_told(model, None, computer) == ""
    assert "先关闭一些程序" in memory_told(model, 8 * GB, computer)
    assert "超过这台电脑的全部内存" in memory_told(model, 40 * GB, computer)
