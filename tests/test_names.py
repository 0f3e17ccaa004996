"""Names masked before anything is sent, and put back in the result."""

from __future__ import annotations

import pytest

from desktop.documents.names import mask_names, put_back

# Made-up people; the surnames are what matters.
FACTS = (
    "2023年6月8日，被告人张小凡伙同被告人张大千（另案处理）在某市某路23号5楼盗窃被害人李晓明的电动车一辆，价值3200元。"
    "被害人李晓明的陈述证实，张小凡驾驶川A12345号轿车离开。案发后，张小凡的家属赔偿李晓明人民币1000元，联系电话13800138000。"
)


def test_masked_facts_have_no_name_and_come_back_as_they_were() -> None:
    names = mask_names(FACTS)
    for known in ("张小凡", "张大千", "李晓明", "13800138000", "A12345", "23号5楼"):
        assert known not in names.masked
    assert names.unmasked(names.masked) == FACTS


def test_two_of_one_surname_are_told_apart_in_the_result() -> None:
    names = mask_names(FACTS)
    first, second = names.placeholders["张小凡"], names.placeholders["张大千"]
    assert {first, second} == {"张某", "张某甲"}
    result = f"被告人{first}犯盗窃罪；被告人{second}犯盗窃罪。{first}、{second}退赔{names.placeholders['李晓明']}。"
    assert put_back(result, names.persons) == "被告人张小凡犯盗窃罪；被告人张大千犯盗窃罪。张小凡、张大千退赔李晓明。"


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("张某甲与张某", "张大千与张小凡"),
        ("张某张某甲张某", "张小凡张大千张小凡"),
        ("张某乙另案处理", "张某乙另案处理"),  # somebody whom the model made up, or the court
        ("张某某到案", "张某某到案"),
        ("张某1与张某", "张某1与张小凡"),
        ("张某未退赃，张某申请取保", "张小凡未退赃，张小凡申请取保"),
        ("", ""),
    ],
)
def test_a_placeholder_within_another_is_somebody_else(text: str, back: str) -> None:
    assert put_back(text, {"张某": "张小凡", "张某甲": "张大千"}) == back


def test_what_was_put_back_is_not_replaced_again() -> None:
    assert put_back("李某与王某", {"李某": "王某人", "王某": "李某人"}) == "王某人与李某人"
    assert put_back("甲某", {}) == "甲某"


def test_a_name_typed_later_gets_the_placeholder_it_has_and_a_new_one_its_own() -> None:
    names = mask_names(FACTS)
    typed = (
        names.masked
        + "后张小凡又伙同被告人张三丰盗窃被害人周芷若的手机，被害人周芷若的陈述证实，张三丰到案后如实供述。"
    )
    again = mask_names(typed, names)
    assert again.placeholders["张小凡"] == names.placeholders["张小凡"]
    assert again.placeholders["张三丰"] not in names.placeholders.values()
    for known in ("张小凡", "张三丰", "周芷若"):
        assert known not in again.masked
    assert "张三丰" in again.unmasked(again.masked)


def test_an_edited_text_gets_its_names_back() -> None:
    names = mask_names(FACTS)
    edited = names.masked.replace("价值3200元", "价值4200元")
    back = names.unmasked(edited)
    assert "张小凡" in back
    assert "张大千" in back
    assert "4200" in back


def test_a_stand_in_that_was_there_before_is_nobodys() -> None:
    names = mask_names("被告人张小凡的电话13800138000，被害人乙某的电话××××。被告人张小凡到案后如实供述。")
    assert "乙某的电话××××。" in names.unmasked(names.masked + "另查明。")


def test_facts_without_names_stay() -> None:
    plain = "被告人甲某盗窃乙某手机一部。"
    assert mask_names(plain).masked == plain
    assert not mask_names(plain).placeholders


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("被告人张伟伙同被告人张伟明盗窃。张伟明分得500元，张伟分得300元。民警抓获张伟。张伟明自首。", "张伟"),
        ("经审理查明，陈刚、刘强、周敏三人合谋，由陈刚联系被害人孙丽。陈刚退赔孙丽2万元。", "陈刚 刘强 周敏 孙丽"),
        ("被告人才旦卓玛、扎西在某市盗窃。才旦卓玛系累犯。扎西无前科。", "才旦 卓玛 扎西"),
        ("嫌疑人高山（绰号“老高”）、艾孜孜江·吐尔逊殴打被害人白雪。", "艾孜 吐尔逊 白雪"),
        ("王小二酒后驾车。后王建国驾车离开，王建国如实供述，王小二拨打110。", "小二 建国"),
        ("被告人JOHN SMITH走私毒品。John Smith供述。", "JOHN John SMITH Smith"),
    ],
)
def test_no_name_is_sent_and_each_comes_back(text: str, hidden: str) -> None:
    names = mask_names(text)
    for part in hidden.split():
        assert part not in names.masked
    assert mask_names(names.masked).masked == names.masked
    assert names.unmasked(names.masked) == text
    assert put_back(names.masked, names.persons).casefold() == text.casefold()


def test_names_copied_out_of_a_pdf_are_masked_too() -> None:
    text = "被告⼈⻢⼤⼭、王⼩⽟盗窃被害⼈李⽂⼿机⼀部，赔偿⼈⺠币3000元。"
    names = mask_names(text)
    assert names.masked == "被告人马某、王某盗窃被害人李某手机一部，赔偿人民币3000元。"
    assert names.unmasked(names.masked) == text


def test_one_person_in_capitals_and_small_letters_is_one() -> None:
    names = mask_names("被告人JOHN SMITH走私毒品。John Smith供述。")
    assert names.masked == "被告人J某走私毒品。J某供述。"


def test_a_place_that_is_called_like_a_person_stays() -> None:
    text = "在尼玛县扎西村，格桑花开，被告人到达瓦房店市。"
    assert mask_names(text).masked.startswith("在尼玛县")
    assert "格桑花开，被告人到达瓦房店市" in mask_names(text).masked
