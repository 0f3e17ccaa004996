"""Masking: who and what is found, what stays, and that a text masked once stays as it is. All names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_texts import FRAUD, THEFT
from trainer.masking.masking import mask
from trainer.masking.person_names import find_names


def masked(text: str, *defendants: str, document: str = "") -> str:
    return mask((text,), defendants=defendants, document=document).parts[0]


def test_one_person_is_one_placeholder_in_all_parts() -> None:
    parts = mask(
        ("被告人钱大宝驾车撞倒行人周小兰。", "本院认为，被告人钱大宝应赔偿周小兰的损失。"), defendants=("钱大宝",)
    ).parts
    assert parts == ("被告人钱某驾车撞倒行人周某。", "本院认为，被告人钱某应赔偿周某的损失。")


def test_persons_of_one_surname_are_told_apart() -> None:
    text = "被告人钱大宝伙同钱二宝、钱小宝殴打被害人钱某。"
    assert masked(text, "钱大宝") == "被告人钱某甲伙同钱某乙、钱某丙殴打被害人钱某。"


def test_a_whole_judgment_keeps_no_name_address_or_number() -> None:
    result = masked(THEFT, "钱大宝")
    for secret in ("大宝", "小兰", "长根", "铁生", "立言", "柳树村", "66号", "502", "刑初17号"):
        assert secret not in result
    for secret in ("13912345678", "6222021234567890123", "K12A45"):
        assert secret not in result
    assert "被告人钱某到青河县河东镇" in result
    assert "幸福路××号" in result
    assert "现金人民币3000元" in result
    assert "2021年4月8日23时许" in result


def test_names_of_several_parts_and_in_latin_letters() -> None:
    assert masked("被告人阿不都·热合曼驾驶货车，后阿不都·热合曼离开。") == "被告人阿某驾驶货车，后阿某离开。"
    assert masked("被告人NGUYEN VAN BINH在边境被查获。") == "被告人N某在边境被查获。"
    assert masked("被告人欧阳春生犯盗窃罪。", "欧阳春生") == "被告人欧阳某犯盗窃罪。"


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("其驾驶苏A12345号轿车与苏A67B89号货车相撞", "其驾驶苏A×××××号轿车与苏A××××2号货车相撞"),
        ("浙C×××××号小型普通客车", "浙C×××××号小型普通客车"),
        ("身份证号320102199001011234", "身份证号××××"),
        ("拨打13812345678、0512-88888888联系", "拨打××××、××××2联系"),
        ("转入尾号8123的账户", "转入尾号××××的账户"),
        ("车架号LSVAB12C3D4567890", "车架号××××"),
        ("邮箱some.one@example.com", "邮箱××××"),
        ("（2014）青刑初字第23号刑事判决", "（2014）青刑初字第××号刑事判决"),
        ("位于青河县人民路18号3栋2单元501室的家中", "位于青河县人民路××号××栋××单元××室的家中"),
        ("苏A＊＊＊12号轿车与苏AYXXXX号轿车相撞", "苏A×××××号轿车与苏A××××2号轿车相撞"),
        ("居于青阳街江岸富景苑A栋3单元502室的家中", "居于青阳街甲苑××栋××单元××室的家中"),
        ("在工人街2甲XX号楼下", "在工人街××号楼下"),
        ("行至东溪镇丁庄路段时", "行至东溪镇甲庄路段时"),
        ("行至东溪镇溪口居委路口", "行至东溪镇甲居委路口"),
        ("东溪镇柳树村三组白石坳路段", "东溪镇甲村××组××路段"),
        ("沿柳庄街行驶", "沿柳庄街行驶"),
        ("鉴（法损）字（2016）8号鉴定书、认字第2015（061）号", "鉴（法损）字（2016）××号鉴定书、认字第2015（××）号"),
        ("到幸福路66号2门606室、河西镇周家187号", "到幸福路××号××门××室、河西镇周家××号"),
        ("河东镇柳树村人，冲进柳树村口，在柳树屯", "河东镇甲村人，冲进甲村口，在甲屯"),
        ("死亡赔偿金确定为3万元，赔偿金应按标准", "死亡赔偿金确定为3万元，赔偿金应按标准"),
        ("驾驶吉24F1234四轮农用车", "驾驶吉×××××四轮农用车"),
        ("行至三合村乡道，住东合里15号、中星誉园3幢", "行至甲村乡道，住甲里××号、甲园××幢"),
        ("沿四号街至十四号路口", "沿四号街至十四号路口"),
        ("住青河县翡翠城市花园10栋302室", "住青河县甲花园××栋××室"),
        ("东溪镇三合村和柳树村交界处", "东溪镇甲村和乙村交界处"),
        ("到柳树村半林社窃得现金，在柳树村信用社门前", "到甲村××窃得现金，在甲村信用社门前"),
        ("公通字〔2013〕25号", "公通字〔2013〕25号"),
        ("钱某某（2000年1月25日出生）", "钱某某（2000年1月×日出生）"),
    ],
)
def test_numbers_and_homes(text: str, result: str) -> None:
    assert masked(text) == result


@pytest.mark.parametrize(
    "text",
    [
        "窃得现金12345678元，造成损失123456789.50元",
        "2021年4月8日23时45分许，沿104国道线1526KM＋700M处行驶",
        "致被害人轻伤二级，血液中乙醇含量为152mg/100ml",
        "依照《中华人民共和国刑法》第二百六十四条、第六十七条第三款之规定",
        "宣告缓刑对所居住社区没有重大不良影响",
        "被告人于2021年4月因涉嫌盗窃被抓获，应当从重处罚",
        "被告人时任公司经理，向其客户支付货款，方可取得成品油经营许可证",
        "在农村公路上，本村村民将其扶起",
        "被害人家属和解后，车辆由南向北行驶至高速路口",
        "被告人黄某某、李某甲、王某1均已到案",
    ],
)
def test_what_is_no_person_stays(text: str) -> None:
    assert masked(text) == text


def test_the_same_place_has_the_same_placeholder() -> None:
    text = "在河东镇柳树村盗窃，又到河东镇杨家庄，后回到柳树村"
    assert masked(text) == "在河东镇甲村盗窃，又到河东镇甲庄，后回到甲村"


def test_a_name_found_in_the_document_is_masked_in_a_part_that_gives_no_sign() -> None:
    assert masked("后赵铁生开门。", document=THEFT) == "后赵某开门。"


def test_a_third_character_belongs_to_the_name_or_to_the_next_word() -> None:
    assert find_names("被告人张伟驾驶汽车，张伟逃离。") == ("张伟",)
    assert find_names("被告人张伟民驾驶汽车，张伟民逃离。") == ("张伟民",)
    assert find_names("证人周小兰的证言") == ("周小兰",)
    assert find_names("辩护人吴言建议从轻处罚") == ("吴言",)


def test_a_word_after_a_masked_name_is_no_part_of_it() -> None:
    """The parts stand in the document once more: what occurs once there must not count twice."""
    for text in ("钱某、陈某归还1.7万元", "被告人陈某采用暴力等手段", "协警江某接110指挥中心指令后到场"):
        assert masked(text, document=f"经审理查明：{text}。") == text
    assert masked("并向投资人许诺高额利息，向路中间打方向") == "并向投资人许诺高额利息，向路中间打方向"
    text = "其自称是驾驶该三轮车发生的。后谎称系驾驶该三轮车发生交通事故"
    assert masked(text) == text


def test_rare_surnames_and_a_name_before_a_whole_word() -> None:
    assert (
        masked("将被害人薄金山存放在柜台内的现金盗走，退赔被害人薄金山900元")
        == "将被害人薄某存放在柜台内的现金盗走，退赔被害人薄某900元"
    )
    assert find_names("被告人容留他人吸毒，华安保险赔偿损失，被害人的陈述") == ()
    assert find_names("被害人容小山的陈述") == ("容小山",)
    assert masked("被告人XXX住青河县XXX号", "XXX") == "被告人XXX住青河县XXX号"
    assert masked("被告人张(女盗窃", "张(女") == "被告人张某盗窃"
    assert find_names("证人彭勇联系被告人来到") == ("彭勇",)
    assert find_names("撞到行走的傅小山发生事故") == ("傅小山",)
    assert find_names("与乘坐电动三轮车的陈小山相撞，乘坐电动三轮车的陈小山受伤") == ("陈小山",)
    assert find_names("被告人丁某某及马鞍山市法律援助中心指派的律师") == ()
    assert find_names("被告人周某贿送现金，被告人周某贿送手机") == ()


def test_nicknames() -> None:
    assert "黑豹子" not in masked("与绰号“黑豹子”的男子联系，黑豹子答应。")


@pytest.mark.parametrize("text", [THEFT, FRAUD])
def test_masking_twice_changes_nothing(text: str) -> None:
    once = masked(text)
    assert masked(once) == once


SURNAMES = st.sampled_from(
    "王李张刘陈杨赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁"
)
GIVEN = st.text("伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超霞刚玲桂兰宝春花国栋梅鹏飞", min_size=1, max_size=2)
PATTERN = (
    "被告人{0}伙同{1}到被害人{2}家中，窃得现金3000元。{0}将赃款交给{1}。上述事实，有被害人{2}的陈述、证人{3}的证言证实。"
    "本院认为，被告人{0}犯盗窃罪，判处有期徒刑六个月。责令{0}退赔被害人{2}。"
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.builds(str.__add__, SURNAMES, GIVEN), min_size=4, max_size=4, unique=True))
def test_no_name_is_left_and_nothing_else_is_lost(names: list[str]) -> None:
    # One name that begins another is a case of its own: see the third character.
    if any(one != other and other.startswith(one) for one in names for other in names):
        return
    text = PATTERN.format(*names)
    result = mask((text,), defendants=names[:1])
    for name in names:
        assert name not in result.parts[0]
    assert PATTERN.format(*(result.placeholders[name] for name in names)) == result.parts[0]
    assert len(set(result.placeholders.values())) == len(result.placeholders)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(THEFT)), st.integers(0, len(THEFT)), st.text(max_size=20))
def test_damaged_texts_are_masked_without_an_error(start: int, end: int, noise: str) -> None:
    damaged = THEFT[:start] + noise + THEFT[end:]
    result = masked(damaged, "钱大宝")
    assert "钱大宝" not in result
    assert result.count("判决如下") == damaged.count("判决如下")


def test_a_long_text_takes_its_length_not_its_square() -> None:
    """100,000 characters without a full stop, with a name at every turn, are masked at all."""
    result = masked("被告人钱大宝与周小兰到河东镇柳树村66号，" * 5_000)
    assert "大宝" not in result
    assert result.endswith("到河东镇甲村××号，")
