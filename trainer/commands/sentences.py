"""What a command says of its arguments and files when it cannot do its work. ``{…}`` are figures."""

from __future__ import annotations

FILE_FAILED = "读写文件失败：{reason}（{file}）。"

PREPARATION_STOPPED = "已停止，做完的部分已保存；以同样的命令继续。"
PREPARATION_PART_MISSING = "缺少 {part}：请执行 pip install 'criminal-law-desk[data]'。"
PREPARATION_FAILED = "无法读写：{reason}。请检查路径、权限与磁盘空间，再以同样的命令继续。"
PREPARATION_FILE_FAILED = "无法读写 {file}：{reason}。请检查路径、权限与磁盘空间，再以同样的命令继续。"
YEAR_UNKNOWN = "年份 {year} 无法识别：请写 2021、2019-2021 或 all。"
YEARS_REVERSED = "年份 {year} 的先后颠倒了：请写 {right}。"
PATH_MISSING = "找不到 {path}：请检查路径。"
SHARES_WRONG = "验证集与测试集的比例应在 0 与 1 之间，合计小于 1。"
NUMBERS_WRONG = "数量应为正数，上下文不少于 256 token。"

JUDGMENTS_OR_DATA = "请给出文书，或用 --data 给出已经制作好的训练数据，两者取一。"
NO_DATA = "没有指定训练数据：--data 后写 prepare 生成的文件或文件夹。"
NO_RUN = "{run} 里没有可以继续的训练（没有 run.json）。"
TRAINING_PARTS_MISSING = "还没有安装训练组件（{names}）：pip install 'criminal-law-desk[train]'，约 3 GB。"
CARD_UNKNOWN = "不认识显卡 {card}：请写显存的 GiB 数，例如 --card 16。"
