"""Which articles a text cites."""

from __future__ import annotations

import pytest

from resources.messages.article_words import cited_words
from trainer.judgment.citations import cited_articles


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        (
            "依照《中华人民共和国刑法》第一百三十三条之一第一款第（二）项、第六十七条第三款",
            ["刑法第一百三十三条之一第一款第（二）项", "刑法第六十七条第三款"],
        ),
        ("《中华人民共和国刑法》第七十二条第一、三款", ["刑法第七十二条第一款", "刑法第七十二条第三款"]),
        ("刑法第五十二条至五十四条", ["刑法第五十二条", "刑法第五十三条", "刑法第五十四条"]),
        ("刑诉法第十五条", ["刑事诉讼法第十五条"]),
        ("见《道路交通事故认定书》第三条", ["刑法第三条"]),
        # An interpretation has articles of its own, however its title is written.
        (
            "《中华人民共和国刑事诉讼法》第二百七十九条，《最高人民法院关于适用﹤中华人民共和国刑事诉讼法﹥的解释第五百零五条第一款",
            ["刑事诉讼法第二百七十九条", "刑事诉讼法的解释第五百零五条第一款"],
        ),
        # Without 第 only in a citation: five hundred pieces are no article.
        (
            "出售公民个人信息500条，依照刑法253条之一、六十七条第三款",
            ["刑法第二百五十三条之一", "刑法第六十七条第三款"],
        ),
        ("最高人民法院关于适用《中华人民共和国刑事诉讼法》解释五百零五条", ["刑事诉讼法的解释第五百零五条"]),
        (
            "刑法第七十六条及最高人民法院〈关于处理自首和立功若干具体问题的意见〉第一条第三项",
            ["刑法第七十六条", "关于处理自首和立功若干具体问题的意见第一条第（三）项"],
        ),
    ],
)
def test_what_is_cited(text: str, cited: list[str]) -> None:
    assert [cited_words(article, "zh") for article in cited_articles(text)] == cited
