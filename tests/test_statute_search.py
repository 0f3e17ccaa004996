"""The search over both laws: what is found first for what lawyers type, what is marked, and that nothing breaks it."""

from __future__ import annotations

import random
import time
from datetime import date

import pytest

from resources.law.article import Article
from resources.law.charges import charge_named, charges
from resources.law.short_names import short_names
from resources.law.statutes import PROCEDURE_LAW, load_statutes
from trainer.statutes.asking import LONGEST, read_asked
from trainer.statutes.folded import folded
from trainer.statutes.found import Found
from trainer.statutes.index import StatuteIndex

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def index() -> StatuteIndex:
    return StatuteIndex(load_statutes())


def found(index: StatuteIndex, typed: str) -> list[Article]:
    return [hit.article for hit in index.find(typed).hits]


# What is typed, and what must come first, in this order; more may follow.
NUMBERS = {
    "刑法第264条": "264",
    "刑法264": "264",
    "刑法 264": "264",
    "刑264": "264",
    "264": "264 刑事诉讼法264",
    "264条": "264 刑事诉讼法264",
    "第264条": "264 刑事诉讼法264",
    "第 264 条": "264 刑事诉讼法264",
    "２６４": "264 刑事诉讼法264",
    "刑法第２６４条": "264",
    "二百六十四": "264 刑事诉讼法264",
    "二百六十四条": "264 刑事诉讼法264",
    "第二百六十四条": "264 刑事诉讼法264",
    "二六四": "264 刑事诉讼法264",
    "貳百陸拾肆": "264 刑事诉讼法264",
    "《刑法》第二百六十四条": "264",
    "《中华人民共和国刑法》第264条": "264",
    "中华人民共和国刑法第264条": "264",
    "第67条第3款": "67.3",
    "刑法第67条第3款": "67.3",
    "第六十七条第三款": "67.3",
    "67条3款": "67.3",
    "67.3": "67.3",
    "67。3": "67.3",
    "67·3": "67.3",
    "67(3)": "67.3",
    "67（3）": "67.3",
    "刑法 第 67 条 第 3 款": "67.3",
    "刑法第67条的第三款": "67.3",
    "133之一": "133之1",
    "133之1": "133之1",
    "133-1": "133之1",
    "133条之一": "133之1",
    "133 之一": "133之1",
    "第一百三十三条之一": "133之1",
    "刑法第一百三十三条之一第一款第二项": "133之1.1(2)",
    "第133条之一第1款第(二)项": "133之1.1(2)",
    "第133条之一第1款第（二）项": "133之1.1(2)",
    "133之1.1(2)": "133之1.1(2)",
    "133之一(2)": "133之1(2)",
    "287之二": "287之2",
    "293之一": "293之1",
    "刑诉法15": "刑事诉讼法15",
    "刑诉15": "刑事诉讼法15",
    "刑诉法第15条": "刑事诉讼法15",
    "刑诉法 15": "刑事诉讼法15",
    "刑事诉讼法第十五条": "刑事诉讼法15",
    "《刑事诉讼法》第15条": "刑事诉讼法15",
    "刑訴法第15條": "刑事诉讼法15",
    "刑事訴訟法第十五條": "刑事诉讼法15",
    "刑诉法177.2": "刑事诉讼法177.2",
    "264 266": "264 266 刑事诉讼法264 刑事诉讼法266",
    "264、266": "264 266 刑事诉讼法264 刑事诉讼法266",
    "刑法264、266": "264 266",
    "刑法第264条和第266条": "264 266",
    "刑法第263条至第265条": "263 264 265",
    "刑法263-265": "263 264 265",
    "刑诉法15 16": "刑事诉讼法15 刑事诉讼法16",
    "刑诉法15、刑法67.3": "刑事诉讼法15 67.3",
    "第264条、第67条第三款之规定": "264 67.3",
    "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款、第五十二条之规定": "264 67.3 52",
    "Art. 264": "264",
    "article 264": "264",
    "Criminal Law Art. 264": "264",
    "Criminal Law Art. 133-1, para. 1, item (2)": "133之1.1(2)",
    "Criminal Procedure Law Art. 15": "刑事诉讼法15",
    "CPL 15": "刑事诉讼法15",
    "199": "199 刑事诉讼法199",
    "67.9": "67 刑事诉讼法67",  # no such 款: the article
    "264(7)": "264 刑事诉讼法264",
    "264 数额巨大": "264",
    "刑法第264条盗窃": "264",
    "第264条 扒窃": "264",
    "1": "1 刑事诉讼法1",
}
WORDS = {
    "盗窃罪": "264",
    "盗窃": "264",
    "盜竊罪": "264",
    "盗窃案": "264",
    "犯盗窃罪": "264",
    "帮助信息网络犯罪活动罪": "287之2",
    "帮助信息网络犯罪活动": "287之2",
    "帮信": "287之2",
    "帮信罪": "287之2",
    "幫信罪": "287之2",
    "帮信案件": "287之2",
    "帮助信息网络": "287之2",
    "非吸": "176",
    "非吸罪": "176",
    "非法吸收公众存款": "176",
    "集资诈骗": "192",
    "掩隐": "312",
    "掩饰隐瞒": "312",
    "掩饰、隐瞒犯罪所得、犯罪所得收益罪": "312",
    "掩饰、隐瞒犯罪所得罪": "312",
    "掩饰隐瞒犯罪所得": "312",
    "拒执": "313",
    "拒不执行判决": "313",
    "寻滋": "293",
    "寻衅滋事": "293",
    "尋釁滋事罪": "293",
    "危驾": "133之1",
    "醉驾": "133之1",
    "危险驾驶罪": "133之1",
    "交肇": "133",
    "交通肇事": "133",
    "职侵": "271",
    "職務侵占": "271",
    "挪资": "272",
    "非国家工作人员受贿": "163",
    "开赌": "303.2",
    "贩毒": "347",
    "贩卖毒品罪": "347",
    "运输毒品": "347",
    "走私、贩卖、运输、制造毒品罪": "347",
    "容留吸毒": "354",
    "非法持有枪支罪": "128.1",
    "故意伤害罪": "234",
    "故意伤害致死": "234",
    "故意伤害罪致人重伤": "234",
    "强奸罪": "236",
    "敲诈": "274",
    "侵公": "253之1",
    "个信": "253之1",
    "虚开": "205 205之1",
    "偷税罪": "201",
    "电信网络诈骗": "266",
    "合同诈骗罪": "224",
    "诈骗罪数额标准": "266",
    "污染环境": "338",
    "拒判": "313",  # in no table: characters of the name in their order
    "妨传治": "330",
    "自首": "67",
    "坦白": "67.3",
    "立功": "68",
    "累犯": "65",
    "缓刑": "72",
    "正当防卫": "20",
    "正當防衛": "20",
    "数罪并罚": "69",
    "追诉时效": "87",
    "从旧兼从轻": "12",
    "死缓": "48",
    "认罪认罚": "刑事诉讼法15",
    "取保候审": "刑事诉讼法67",
    "取保": "刑事诉讼法67",
    "刑诉法 取保候审": "刑事诉讼法67",
    "上诉不加刑": "刑事诉讼法237",
    "批捕": "刑事诉讼法91",
    "审查起诉": "刑事诉讼法172",
    "不起诉": "刑事诉讼法177",
    "扒窃": "264",
    "入户盗窃": "264",
    "缓刑 累犯": "74",
    "醉酒驾驶": "133之1",
    "追逐竞驶": "133之1",
    "携带凶器抢夺": "267",
    "入户抢劫老人致人死亡": "263",
    "以暴力、胁迫或者其他方法抢劫公私财物": "263",
    "刑法": "1 2 3",
    "刑诉法": "刑事诉讼法1 刑事诉讼法2",
}


@pytest.mark.parametrize(("typed", "first"), (NUMBERS | WORDS).items(), ids=lambda words: words.replace(" ", "_"))
def test_what_is_found_first(index: StatuteIndex, typed: str, first: str) -> None:
    wanted = [Article.parse(short) for short in first.split()]
    assert found(index, typed)[: len(wanted)] == wanted


def test_more_than_a_hundred_searches_are_tried() -> None:
    assert len(NUMBERS | WORDS) >= 150


@pytest.mark.parametrize(
    "typed", ["刑法500", "500", "第五百条", "999", "刑诉法309", "264之9", "刑法第二百六十四条之二"]
)
def test_a_number_that_is_no_article_is_told(index: StatuteIndex, typed: str) -> None:
    answer = index.find(typed)
    assert answer.hits == ()
    assert len(answer.absent) == 1


@pytest.mark.parametrize(
    "typed", ["", "   ", "，。、", "《》", "xyz", "qqq www", "\u200b\u2060", "1234567890", "呀嗯呢嘛"]
)
def test_nothing_is_found_where_nothing_is_asked_for(index: StatuteIndex, typed: str) -> None:
    answer = index.find(typed)
    assert (answer.hits, answer.absent) == ((), ())


def test_words_of_which_only_some_are_there_are_told_apart(index: StatuteIndex) -> None:
    assert not index.find("缓刑 累犯").partly
    some = index.find("立功 信用卡 黄金")
    assert some.partly
    assert some.hits
    assert all("立功" in hit.text.text or "信用卡" in hit.text.text for hit in some.hits)


def test_every_charge_is_found_by_its_name(index: StatuteIndex) -> None:
    for rule in charges():
        if rule.abolished is None:
            answer = index.find(rule.name)
            assert answer.hits[0].text.article in {article.whole() for article in rule.articles}, rule.name
            assert not answer.partly


def test_every_short_name_leads_to_what_it_names(index: StatuteIndex) -> None:
    statutes = load_statutes()
    for short, names in short_names().charges.items():
        assert all(charge_named(name) is not None and charge_named(name).name == name for name in names), short  # type: ignore[union-attr]
        first = charge_named(names[0])
        assert first is not None
        assert index.find(short).hits[0].text.article in {each.whole() for each in first.articles}, short
    for short, articles in short_names().matters.items():
        texts = [statutes.article(article.whole()) for article in articles]
        assert all(text and text.addressed(article) for text, article in zip(texts, articles, strict=True)), short
        assert articles[0] in found(index, short)[:3], short


def test_marks_are_where_the_words_stand(index: StatuteIndex) -> None:
    for typed in ("数额巨大", "盗窃罪", "缓刑 累犯", "10年以上有期徒刑", "故意伤害致死", "刑诉法 取保候审"):
        answer = index.find(typed)
        assert answer.hits[0].marks
        words = {
            hit.text.paragraphs[mark.paragraph - 1].text[mark.span.start : mark.span.end]  # type: ignore[index]
            for hit in answer.hits
            for mark in hit.marks
        }
        assert words <= {"数额巨大", "盗窃", "缓刑", "累犯", "十年以上有期徒刑", "故意伤害", "取保候审", "故意伤害致"}
        assert len(index.find("扒窃").hits[0].marks) == 1  # 扒窃, and not 盗窃, whose article it leads to
        for hit in answer.hits:
            places = [(mark.paragraph, mark.span.start) for mark in hit.marks]
            assert places == sorted(places)


def test_a_law_that_is_named_is_the_only_one_searched(index: StatuteIndex) -> None:
    assert {article.law for article in found(index, "刑诉法 被告人")} == {PROCEDURE_LAW}
    assert len({article.law for article in found(index, "被告人")}) == 2


def test_the_text_of_a_day_is_searched() -> None:
    before = StatuteIndex(load_statutes(), date(2010, 1, 1))
    assert before.find("133之一").absent == (Article("刑法", 133, 1),)
    assert "危险驾驶罪" not in [hit.because for hit in before.find("危险驾驶罪").hits]
    assert found(before, "危险驾驶罪")[:1] != [Article("刑法", 133, 1)]
    assert found(StatuteIndex(load_statutes(), date(2012, 1, 1)), "醉酒驾驶")[0] == Article("刑法", 133, 1)


def test_the_limit_leaves_the_count(index: StatuteIndex) -> None:
    answer = index.find("的", limit=3)
    assert len(answer.hits) == 3
    assert answer.count > 500


def test_folding_keeps_every_place() -> None:
    text = "".join(map(chr, range(0x20, 0x3000, 7))) + "盜竊罪２６４Ａｂ（【［—"
    assert len(folded(text)) == len(text)
    assert folded("盜竊罪２６４ＡB") == "盗窃罪264ab"


def _odd_queries(count: int) -> list[str]:
    chance = random.Random(24)
    pieces = [
        *(
            "第",
            "条",
            "款",
            "项",
            "之",
            "一",
            "二百",
            "六十四",
            "264",
            "67.3",
            "(",
            "（",
            "）",
            ".",
            "。",
            "-",
            "至",
            "、",
        ),
        *(
            "刑法",
            "刑诉法",
            "《",
            "》",
            "罪",
            "盗窃",
            "帮信",
            "毒品",
            "\u200b",
            "\ud83d\ude00",
            "𠮷",
            "\t",
            "\n",
            "[",
            "\\",
            "*",
            "+",
        ),
        *(
            "零",
            "〇",
            "两",
            "万",
            "亿",
            "廿",
            "99999",
            "0",
            "art.",
            "para.",
            "item",
            "的",
            "和",
            "İ",
            "ﬁ",
            "㈠",
            "①",
            "\x00",
        ),
        *("三年以下有期徒刑", "数额巨大", "人", "?", "%", "%s", "{}", "{0}", "'", '"', ";", "--", "<b>", "NaN"),
    ]
    return ["".join(chance.choices(pieces, k=chance.randrange(1, 14))) for _ in range(count)]


def test_nothing_that_is_typed_breaks_it(index: StatuteIndex) -> None:
    for typed in (*_odd_queries(600), "第" * 10_000, "盗窃" * 5_000, "264、" * 3_000, "1-999", "(" * 500, "一" * 500):
        answer = index.find(typed)
        assert isinstance(answer, Found)
        assert len(answer.hits) <= 200
        for hit in answer.hits:
            for mark in hit.marks:
                assert 0 <= mark.span.start < mark.span.end <= len(hit.text.paragraphs[mark.paragraph - 1].text or "")


def test_a_search_is_quick(index: StatuteIndex) -> None:
    """At most 50 ms of the processor's time for any search, whatever is typed."""
    long = "故意伤害他人身体致人重伤或者死亡以特别残忍手段入户抢劫并盗窃数额特别巨大的公私财物" * 3
    for typed in (*list(WORDS)[::3], "264", "的", "人", long, " ".join(long), "甲" * LONGEST, *_odd_queries(30)):
        spent = []
        for _ in range(2):
            started = time.process_time()
            index.find(typed)
            spent.append(time.process_time() - started)
        assert min(spent) < 0.05, (typed, spent)


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    asked = read_asked("盗窃 " * 1000)
    assert asked.words == ("盗窃",)
    assert len(read_asked("264 " * 1000).articles) <= LONGEST
