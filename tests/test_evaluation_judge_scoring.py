"""JuDGE's official figures, against those that its own scripts computed of the same texts.

Source: github.com/oneal2000/JuDGE at 2457c65 (calc.py; of calc_rel.py the METEOR, with an empty WordNet), run on
2026-11-27 with chinese2digits 6.0.2, jieba 0.42.1 and NLTK 3.9.1.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.judge_documents import ANSWERS, EXPECTED
from trainer.evaluation.suites.judge_scoring.bert_score import bert_scores, local_bert
from trainer.evaluation.suites.judge_scoring.charge_names import charge_label, convicted_of
from trainer.evaluation.suites.judge_scoring.cited import cited_articles
from trainer.evaluation.suites.judge_scoring.document_parts import document_parts, plain_text
from trainer.evaluation.suites.judge_scoring.likeness import likeness_measures
from trainer.evaluation.suites.judge_scoring.numbers import numbers_in
from trainer.evaluation.suites.judge_scoring.penalties import fine_of, months_of
from trainer.evaluation.suites.judge_scoring.scores import SCORE_MEASURES, score_measures

OFFICIAL = {
    "perfect": (1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
    "empty": (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    "constant": (0.255935, 0.333333, 0.3, 0.4, 0.342857, 0.133333, 0.4, 0.2),
    "wrong": (0.103625, 0.166667, 0.1, 0.2, 0.133333, 0.066667, 0.066667, 0.066667),
    "odd": (0.307317, 0.25, 0.8, 0.8, 0.8, 0.3, 0.533333, 0.384),
}
METEOR = {
    "perfect": (0.999988, 0.99978),
    "empty": (None, None),
    "constant": (0.489328, 0.377724),
    "wrong": (0.610587, 0.22976),
    "odd": (0.324738, 0.58549),
}


@pytest.mark.parametrize("answers", ANSWERS)
def test_figures_are_the_official_ones(answers: str) -> None:
    measures = score_measures(list(zip(EXPECTED, ANSWERS[answers], strict=True)))
    assert tuple(measure.name for measure in measures) == SCORE_MEASURES
    assert [measure.value() for measure in measures] == pytest.approx(OFFICIAL[answers], abs=1e-6)


@pytest.mark.parametrize("answers", ANSWERS)
def test_meteor_is_the_official_one(answers: str) -> None:
    pytest.importorskip("jieba", reason="METEOR needs the extra evaluation")
    pytest.importorskip("nltk", reason="METEOR needs the extra evaluation")
    measures = likeness_measures(list(zip(EXPECTED, ANSWERS[answers], strict=True)))
    figures = {measure.name: measure.value() for measure in measures}
    expected = METEOR[answers]
    assert (figures["judge-reasoning-meteor"], figures["judge-verdict-meteor"]) == (
        pytest.approx(expected, abs=1e-6) if expected[0] is not None else expected
    )


@pytest.mark.parametrize(
    ("document", "months", "yuan"),
    [
        ("", -1, -1),
        ("判决如下：被告人甲犯诈骗罪，判处有期徒刑1年6个月，并处罚金2.55万元", 18, 25_500),
        ("判决如下：被告人甲犯诈骗罪，判处有期徒刑半年，并处罚金2万元。", 0, 20_000),
        ("判决如下：被告人甲犯贪污罪，判处管制二年，罚金人民币十万元已缴纳，罚金人民币拾万元。", 24, 100_000),
        ("判决如下：被告人甲犯盗窃罪，判处有期徒刑十一年十个月，并处罚金人民币0.5万元。", 142, 5000),
        ("判决如下：甲犯盗窃罪，判处有期徒刑二十年，犯抢劫罪，判处有期徒刑十二年，决定执行有期徒刑二十五年。", 684, -1),
        ("判决如下：被告人甲犯盗窃罪，判处死刑，缓期二年执行。", 10_001, -1),
        ("判决如下：被告人甲无罪。", 0, -1),
        ("罚金五千元罚金五千元罚金人民币一万二千三百元罚金十五万元", -1, 0),
        ("罚金人民币1000元至2000元，罚金人民币3000余元", -1, 4000),
        ("判处有期徒刑三年至五年", 36, -1),
        ("判处有期徒刑2年零3个月", 0, -1),
        ("有期徒刑１年", 0, -1),
    ],
)
def test_penalties_are_read_as_the_official_script_reads_them(document: str, months: int, yuan: int) -> None:
    assert (months_of(document), fine_of(document)) == (months, yuan)


def test_articles_are_read_as_the_official_script_reads_them() -> None:
    cited = (
        "依照《中华人民共和国刑法》 第二百六十四条、第一百三十三条之一、第一千条、第百条、第十条、第零条、"
        "第六十条零条的规定"
    )
    assert cited_articles(cited) == {Decimal(number) for number in (264, 133, 10, 0, 60)}
    assert cited_articles("依照《刑法》第232条，判决如下：") == frozenset()


def test_numbers_have_the_readings_of_the_library_that_the_benchmark_uses() -> None:
    readings = {
        "三万五": [35_000],
        "十万五千": [105_000],
        "一亿二千万": [120_000_000],
        "壹拾贰万": [120_000],
        "2万5千": [20_000, 5000],
        "两百": [200],
        "两年": [],
        "一零五": [105],
        "1.05万": [10_500],
        "百六十四": [Decimal("0.64")],
        "-3": [-3],
        "千百": [],
    }
    assert {text: numbers_in(text) for text in readings} == readings
    assert len(numbers_in("一" * 9000)) == 1


def test_a_document_is_parted_as_the_benchmark_parts_it() -> None:
    parts = document_parts(EXPECTED[0])
    assert parts.reason.startswith("本院认为，被告人甲盗窃他人财物")
    assert parts.reason.endswith("判决如下：")
    assert parts.judgment == "被告人甲犯盗窃罪，判处有期徒刑一年六个月，并处罚金人民币三千元。"
    assert document_parts("无") == ("无", "")
    assert document_parts("") == ("", "")
    assert plain_text("<p>甲 乙</p>,&lt;b&gt; <script>丙</script><b>丁") == "甲乙，<b> 丁"


def test_charges_are_named_by_the_wording_that_they_are_a_form_of() -> None:
    assert charge_label("贩卖毒品罪") == charge_label("走私、贩卖、运输、制造毒品罪")
    assert charge_label("强制猥亵妇女罪") != charge_label("强制猥亵罪")
    assert charge_label("组织他人偷越国境罪") == charge_label("组织他人偷越国（边）境罪")
    assert charge_label("偷窃罪") == "盗窃罪"
    assert charge_label("应当判处有期徒刑以上刑罚之罪") == ""
    assert convicted_of("判决如下：一、撤销被告人甲犯抢劫罪的判决；二、被告人甲犯了盗窃罪") == {"盗窃罪"}


@pytest.mark.torch
def test_bert_score_is_taken_of_a_model_on_this_computer_alone(tmp_path: Path) -> None:
    pytest.importorskip("bert_score", reason="BERTScore needs the extra evaluation")
    pytest.importorskip("jieba", reason="BERTScore needs the extra evaluation")
    assert local_bert(tmp_path) is None
    model = _small_bert(tmp_path)
    assert local_bert(tmp_path) == model
    likeness = bert_scores([("被告人甲", "被告人甲"), ("被告人甲", "盗窃罪")], model, layers=1)
    assert likeness[0] == pytest.approx(1.0, abs=1e-5)
    assert likeness[1] < 0.999


def _small_bert(store: Path) -> Path:
    """A model of random weights where Hugging Face's store has bert-base-chinese."""
    import torch
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = store / "models--bert-base-chinese" / "snapshots" / "0"
    folder.mkdir(parents=True)
    (folder.parents[1] / "refs").mkdir()
    (folder.parents[1] / "refs" / "main").write_text("0", encoding="utf-8")
    signs = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"被告人甲盗窃罪"]
    (folder / "vocab.txt").write_text("\n".join(signs) + "\n", encoding="utf-8")
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(signs), hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=32
    )
    BertModel(config).save_pretrained(folder)
    BertTokenizer(str(folder / "vocab.txt"), model_max_length=512).save_pretrained(folder)
    return folder
