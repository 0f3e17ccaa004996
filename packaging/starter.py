"""Makes resources/starter/ of a finished run: ``python packaging/starter.py RUN --cail HELD_OUT --train CASES``.

The model is exported by the program's own export, judges the held-out cases through the embedded engine, and gets a
card with what was measured. RUN is the folder of ``criminal-law-trainer train --recipe starter``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from resources.starter.reader import StarterFigures
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.whole_file import write_whole

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "starter"
CARD = """# 内置演示模型

**这是一个演示。** 它只有 {parameters:.1f} 百万参数，从零训练于几千个案件，用来在没有 Ollama 的电脑上试用本程序的流程。
罪名与刑期都不可靠，被告人的姓名有时也会写错，不得用于办案。换用正式模型，请见程序的“模型”页。

*This is a demonstration: {parameters:.1f} million parameters, trained from nothing on a few thousand cases. Neither its
charges nor its sentences can be relied on, and it sometimes miswrites the defendant's name.*

## 训练

| | |
|---|---|
| 结构 | Qwen3，{layers} 层；{members} 个宽 {hidden} 的模型并排在一个里，输出取其平均 |
| 文件 | 词表 {vocabulary:,}（Qwen 词表中训练所用的部分），Q8_0，{megabytes:.1f} MB |
| 数据 | CAIL2018（MIT）与 JuDGE（MIT），共 {cases:,} 个案件，其中 {left_out} 个过长，只用其部分；人名一律替换 |
| 配方 | `resources/model_card/recipes/starter.toml`：{epochs} 轮，{steps:,} 步，随机种子 {seed}，PyTorch {torch} |
| 数据 SHA-256 | `{data}` |
| 文件 SHA-256 | `{digest}` |

![训练损失](training_loss.png)

重做：

```sh
criminal-law-trainer train --recipe starter --cail cail_train.jsonl --judgments fulltext_judge.jsonl --out runs/starter
python packaging/starter.py runs/starter --cail cail_dev.jsonl --train cail_train.jsonl
```

## 结果

{held_out} 个没有参加训练的 CAIL2018 案件，按罪名分层抽取，经内置引擎判决（每次取最可能的词元）：

| | 演示模型 | 总判最常见的罪名与 12 个月 | 所判罪名的刑期中位数 |
|---|---|---|---|
| 罪名完全一致 | {charges} | {constant_charges} | |
| 罪名 macro-F1 | {macro} | {constant_macro} | |
| 刑期对数距离（越小越好） | {distance} | {constant_distance} | {median_distance} |
| CAIL 刑期得分 | {score} | {constant_score} | {median_score} |

可读 {readable}，每份答案平均 {seconds:.2f} 秒。{note}
刑期学的不是逐案的判决，而是由其他案件估计的中位数，所以很少与判决分毫不差；免予刑事处罚没有见过。
CAIL2018 只标注罪名、法条、刑期与罚金，缓刑、附加刑与逐案的说理没有标注，模型也就不会。
写明拒不认罪的案件极少：未记载态度的案件，十分之一在训练中作为拒不认罪，刑期不变。模型会写出这一态度，但不知道它的后果。
"""


def main() -> None:
    """Exports, judges, and writes model, figures, card and loss plot; all at once, at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path, metavar="RUN")
    parser.add_argument("--cail", type=Path, required=True, metavar="HELD_OUT")
    parser.add_argument("--train", type=Path, required=True, metavar="CASES")
    parser.add_argument("--note", default="", help="a sentence for the card, such as how this run was chosen")
    args = parser.parse_args()
    manifest = json.loads((args.run / "manifest.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as folder:
        model = Path(folder) / "starter.gguf"
        source = Provenance("Criminal Law Desk starter", "apache-2.0", dataset_sha256=manifest["data_sha256"])
        export(ExportJob(args.run / "model", model, source, file_type=FileType.Q8_0))
        command = [sys.executable, "-m", "trainer", "evaluate", "--engine", "embedded", "--model", model, "--json"]
        data = ["--cail", args.cail, "--train", args.train, "--out", Path(folder) / "evaluation"]
        report = json.loads(subprocess.run([*command, *data], stdout=subprocess.PIPE, check=True, cwd=ROOT).stdout)
        digest = hashlib.sha256(model.read_bytes()).hexdigest()
        figures = StarterFigures(report["cases"], report["scores"]["model"]["charges"]["exact"], digest)
        write_whole(TARGET / "figures.json", figures.as_json())
        write_whole(TARGET / "README.md", card(manifest, report, model, digest, args.note))
        write_whole(TARGET / "training_loss.png", (args.run / "training_loss.png").read_bytes())
        write_whole(TARGET / "starter.gguf", model.read_bytes())


def card(manifest: dict[str, Any], report: dict[str, Any], model: Path, digest: str, note: str) -> str:
    """The model card, Markdown; ``note`` stands below the results."""
    recipe, scores = manifest["recipe"], report["scores"]
    ours, constant, median = scores["model"], scores["constant"], scores["median_of_predicted_charge"]
    (times,) = report["times"]["answers"][0].values()
    return CARD.format(
        parameters=manifest["parameters"] / 1e6,
        layers=recipe["model"]["layers"],
        hidden=recipe["model"]["hidden_size"],
        vocabulary=manifest["vocabulary"],
        megabytes=model.stat().st_size / 1e6,
        cases=manifest["cases"],
        left_out=manifest["cases_left_out_too_long"],
        epochs=recipe["run"]["epochs"] + recipe["finish"]["epochs"],
        steps=manifest["steps"],
        seed=recipe["run"]["seed"],
        torch=manifest["versions"]["torch"].partition("+")[0],
        data=manifest["data_sha256"],
        digest=digest,
        note=note,
        members=manifest["members"],
        held_out=report["cases"],
        charges=f"{ours['charges']['exact']:.1%}",
        constant_charges=f"{constant['charges']['exact']:.1%}",
        macro=f"{ours['charges']['macro_f1']:.1%}",
        constant_macro=f"{constant['charges']['macro_f1']:.1%}",
        distance=f"{ours['term']['log_distance']:.3f}",
        constant_distance=f"{constant['term']['log_distance']:.3f}",
        median_distance=f"{median['term']['log_distance']:.3f}",
        score=f"{ours['term']['cail_score']:.1%}",
        constant_score=f"{constant['term']['cail_score']:.1%}",
        median_score=f"{median['term']['cail_score']:.1%}",
        readable=f"{report['answers']['readable']:.1%}",
        seconds=60 / times["cases_per_minute"],  # by the clock, several at a time
    )


if __name__ == "__main__":
    main()
