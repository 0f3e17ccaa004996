"""What a run, its recipe and its estimate say: one sentence, with what to do. ``{…}`` are figures.

``{place}`` is a recipe's field, such as run.epochs.
"""

from __future__ import annotations

BASE_NO_MODEL = "{name} 不是模型文件夹：里面没有 config.json。请指定下载好的底座文件夹。"
BASE_MISSING = "找不到底座模型文件夹 {name}。请检查路径，或填写 Qwen/Qwen3-4B-Instruct-2507 这样的名称。"
BASE_NOT_HERE = (
    "本机没有底座模型 {name}。联网下载（任选其一），然后用 --base 指定文件夹：\n"
    "  hf download {name} --local-dir {short}\n"
    "  modelscope download --model {name} --local_dir {short}\n"
    "没有网络时，在另一台电脑上下载后把整个文件夹复制过来。"
)
BASE_UNKNOWN = "不支持底座模型 {folder}。请选用 Qwen3 或 Qwen2.5 的底座。"
BASE_QUANTISED = "底座 {folder} 是量化过的，训练后无法导出。请选用 16 位的原始底座。"
BASE_DAMAGED = "底座 {folder} 的 {file} 已损坏，请重新下载。"
BASE_INCOMPLETE = "底座 {folder} 没有下载完：缺少 {count} 个文件，例如 {example}。请重新下载。"
BASE_WITHOUT_CHATML = "底座 {folder} 不用 ChatML（没有 {token}）。请选用 Qwen3 或 Qwen2.5 的底座。"

DATA_NO_SAMPLE = "{place} 不是训练样本。应为 prepare 写出的数据，或 LLaMA-Factory 的 sharegpt、alpaca 格式。"
DATA_UNREADABLE = "读不了数据文件 {file}。应为 UTF-8 的 JSON、JSON Lines 或 Parquet。"
DATA_EMPTY = "数据文件 {file} 里没有样本。"
DATA_FOLDER_EMPTY = "文件夹 {folder} 里没有数据文件（.json、.jsonl 或 .parquet）。"
DATA_MISSING = "找不到数据文件 {file}。"
DATA_DOES_NOT_FIT = "没有可以训练的样本：{too_long} 条超过 {most} 个词元，{without_answer} 条没有答案。"

RUN_UNREADABLE = "读不了 {file}，这个训练无法继续。请另选文件夹重新开始。"
RUN_CHANGED = (
    "文件夹 {folder} 里的训练与现在的设置不同，不能接着训练：\n{differences}\n请恢复原来的设置，或另选文件夹重新开始。"
)
OTHER_FIGURE = "{place}：{before} → {now}"
OTHER_BASE = "底座模型：{before}（{before_digest}）→ {now}（{now_digest}）"
OTHER_DATA = "训练数据：{before} 条（{before_digest}）→ {now} 条（{now_digest}）"
OTHER_HELD_OUT = "评测数据：{before_digest} → {now_digest}"
RUN_TAKEN = "{run} 正在由另一个进程训练，不能同时训练两次。"
RUN_TAKEN_BY = "{run} 正在由另一个进程训练（进程号 {process}），不能同时训练两次。"
CHECKPOINTS_DAMAGED = "{folder} 里的检查点都已损坏，无法继续。请另选文件夹重新开始。"
CHECKPOINTS_UNREADABLE = "{folder} 里没有可以读的检查点，无法继续。"
ROOM_TO_BEGIN = "检查点写不到 {folder}（磁盘可能已满）。请腾出空间后再开始。"
ROOM_TO_END = "训练已完成，但结果写不到 {folder}。请腾出空间后用 resume 继续，不会重新训练。"
MEMORY_TOO_SMALL = (
    "显存不足：一条最长的样本也放不下。请换用 a10-16gb 或 a10-12gb 配方，或减小 run.max_tokens；"
    "criminal-law-trainer estimate 会列出可行的改法。"
)
LOSS_ZERO = "第 {step} 步的损失为 0，训练已停止。请检查这些样本：{names}；改正或删去后，在新的文件夹重新训练。"
LOSS_NOT_FINITE = (
    "第 {step} 步的损失不是有限的数，训练已停止。请检查这些样本：{names}；改正或删去后，在新的文件夹重新训练。"
)
AND_OTHERS = "{names} 等 {count} 条"

ON_PROCESSOR = "没有 CUDA 显卡，在处理器上训练：只适合小模型和少量样本。"
OTHER_VERSIONS = "程序库的版本变了，损失可能在末位不同。"
CHECKPOINT_DAMAGED = "检查点 {name} 已损坏，改用前一个。"
CHECKPOINT_NOT_WRITTEN = "检查点写不到 {folder}（磁盘可能已满）。请腾出空间；训练先继续，到下一个检查点再写。"
BATCH_HALVED = "显存不足：微批量从 {before} 个词元减到 {after} 个，累积次数相应增加；从第 {step} 步继续，结果不变。"

RECIPE_PROBLEMS = "配方 {where} 有 {count} 处问题：\n{problems}"
NO_RECIPE = "没有这个名称的配方（可用：{names}），也读不到这个文件"
NOT_TOML = "不是 TOML：{reason}"
NOT_YAML = "不是 YAML：{reason}"
NOT_LLAMAFACTORY = "不是 LLaMA-Factory 的配置（应为“键: 值”）"
MISSING = "{place}：缺少这一项"
UNKNOWN = "{place}：没有这一项"
UNKNOWN_BUT_CLOSE = "{place}：没有这一项，是否指 {close}"
ABOVE = "{place}：应大于 {gt}（现为 {value}）"
AT_LEAST = "{place}：不应小于 {ge}（现为 {value}）"
BELOW = "{place}：应小于 {lt}（现为 {value}）"
AT_MOST = "{place}：不应大于 {le}（现为 {value}）"
ONE_OF = "{place}：应为 {expected}（现为 {value}）"
WHOLE_NUMBER = "{place}：应为整数（现为 {value}）"
NUMBER = "{place}：应为数字（现为 {value}）"
FINITE = "{place}：应为有限的数（现为 {value}）"
TRUE_OR_FALSE = "{place}：应为 true 或 false（现为 {value}）"
TEXT = "{place}：应为文字（现为 {value}）"
NOT_EMPTY = "{place}：不能为空（现为 {value}）"
LIST = "{place}：应为列表（现为 {value}）"
SECTION = "{place}：应为一节（[…]）（现为 {value}）"
OTHERWISE_WRONG = "{place}：{reason}（现为 {value}）"
DOES_NOT_DIVIDE = "run.micro_batch_size：{micro} 不能整除 run.total_batch_size（{total}）"
LAYER_TWICE = "adapter.targets：有重复的层"

ONLY_FINE_TUNING = "{key}: {value}：只做监督微调（sft）"
ONLY_LORA = "{key}: {value}：只训练 LoRA 适配器"
ONLY_FOUR_BITS = "{key}: {value}：底座只能以 4 位或不量化存放"
ONLY_NF4 = "{key}: {value}：4 位只支持 nf4"
ONLY_BITSANDBYTES = "{key}: {value}：量化只用 bitsandbytes"
NO_DORA = "{key}: {value}：不支持 DoRA：导出无法合并"
NO_PISSA = "{key}: {value}：不支持 PiSSA 初始化"
NO_VOCABULARY = "{key}: {value}：不另外训练词表或输出层：导出无法合并"
ONLY_ANSWERS = "{key}: {value}：只在判决部分计算损失"
NO_NOISE = "{key}: {value}：不加噪声（NEFTune）"
NO_GALORE = "{key}: {value}：不支持 GaLore"
NO_BADAM = "{key}: {value}：不支持 BAdam"
NO_FREEZING = "{key}: {value}：不支持冻结训练"
ONLY_CHATML = "{key}: {value}：模板只用 ChatML，训练与使用才一致"
NO_DEEPSPEED = "{key}: {value}：多卡请用 accelerate launch，不用 DeepSpeed"
ONLY_EPOCHS = "{key}: {value}：步数由轮数（num_train_epochs）决定"
ONLY_OPTIMIZERS = "{key}: {value}：只支持 {names}"

FOUR_BITS = "quantization.bits = 4（底座以 4 位存放）"
CHECKPOINTING = "run.gradient_checkpointing = true（慢三分之一，结果不变）"
SMALLER_MICRO_BATCH = "run.micro_batch_size = {size}（略慢，结果不变）"
EIGHT_BIT_OPTIMIZER = 'run.optimizer = "paged_adamw_8bit"（优化器状态用 8 位）'
SHORTER_SAMPLES = "run.max_tokens = {tokens}（更长的样本被排除）"
SMALLER_RANK = "adapter.rank = {rank}（适配器较小）"
