"""Judgments by rule: one that keeps its band, one that leaves it. The band is told by texts, not by judgments alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.types import Band
from trainer.judgment.checks import check_case
from trainer.judgment.checks.case import CheckedCase, build_case
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Finding

JUDGED = date(2024, 12, 1)


@dataclass(frozen=True)
class Told:
    """Facts and what a judgment says of them."""

    facts: str
    text: str
    province: str | None = None
    act: date | None = None
    judged: date = JUDGED

    def case(self) -> CheckedCase:
        return build_case(read_judgment(self.text), self.act, self.judged, self.facts, self.text, self.province)

    def bands(self) -> tuple[Band, ...]:
        return bands_of(self.case())

    def band(self) -> Band:
        (band,) = self.bands()
        return band

    def findings(self) -> list[Finding]:
        return [finding for finding in check_case(self.case()) if finding.rule.startswith("band-")]


def text(charge: str, reasoning: str, verdict: str, name: str = "甲某") -> str:
    """A whole answer with one defendant."""
    return (
        f"本院认为，被告人{name}{reasoning}，其行为已构成{charge}。依照《中华人民共和国刑法》之规定，判决如下："
        f"被告人{name}犯{charge}，判处{verdict}。"
    )


THEFT = "2023年5月3日，被告人甲某盗窃电动自行车一辆，价值人民币3200元。"
FRAUD = "2023年5月3日，被告人甲某以介绍工作为名骗取乙某人民币80万元。"
HEROIN = "2023年9月11日，被告人甲某将海洛因一包卖给乙某，净重50.2克。"

BAND_CASES: dict[str, tuple[Told, Told]] = {
    "band-above-words": (
        Told(THEFT, text("盗窃罪", "窃取财物，数额较大", "有期徒刑八个月，并处罚金二千元")),
        Told(THEFT, text("盗窃罪", "窃取财物，数额较大", "有期徒刑十二年，并处罚金一万元")),
    ),
    "band-below-words": (
        Told(FRAUD, text("诈骗罪", "骗取财物，数额特别巨大", "有期徒刑十一年，并处罚金一万元")),
        Told(FRAUD, text("诈骗罪", "骗取财物，数额特别巨大", "有期徒刑二年，并处罚金一万元")),
    ),
    "band-above-facts": (
        Told(THEFT, text("盗窃罪", "窃取财物", "有期徒刑八个月，并处罚金二千元")),
        Told(THEFT, text("盗窃罪", "窃取财物", "有期徒刑五年，并处罚金二千元")),
    ),
    "band-below-facts": (
        Told(HEROIN, text("贩卖毒品罪", "贩卖海洛因", "有期徒刑十五年，并处没收个人财产二万元")),
        Told(HEROIN, text("贩卖毒品罪", "贩卖海洛因", "有期徒刑二年，并处罚金二千元")),
    ),
    "band-below-mitigated": (
        Told(FRAUD, text("诈骗罪", "骗取财物，数额特别巨大，系从犯，应当减轻处罚", "有期徒刑十年，并处罚金一万元")),
        Told(FRAUD, text("诈骗罪", "骗取财物，数额特别巨大，系从犯，应当减轻处罚", "有期徒刑四年，并处罚金一万元")),
    ),
    "band-words-against-facts": (
        Told(FRAUD, text("诈骗罪", "骗取财物，数额特别巨大", "有期徒刑十一年，并处罚金一万元")),
        Told(FRAUD, text("诈骗罪", "骗取财物，数额较大", "有期徒刑二年，并处罚金一万元")),
    ),
}
