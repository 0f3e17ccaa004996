"""What the export says when it cannot go on: one sentence, with what to do. ``{…}`` are figures."""

from __future__ import annotations

STOPPED = "导出已停止，没有留下文件。"
DISK_FULL = "磁盘已满，模型没有写完；原有文件未动。请腾出空间后再试。"
DISK_TOO_SMALL = "磁盘空间不足：需要 {needed} MB，只剩 {free} MB。请腾出空间或换一个文件夹。"
MEMORY_TOO_SMALL = "内存不足：需要 {needed} MB，只剩 {free} MB。请关闭其他程序后再试。"

BASE_INCOMPLETE = "{folder} 不是完整的模型文件夹：读不到 {file}。"
BASE_UNKNOWN = "不支持这种底座模型（{architecture}）。请选用 Qwen3 或 Qwen2.5 的底座。"
BASE_QUANTISED = "底座 {folder} 是量化过的。适配器必须合并到 16 位的原始底座上，请选用原始底座。"
BASE_NOT_FLOAT = "底座的权重不是 16 位或 32 位浮点数，无法导出。请选用原始底座。"
BASE_LACKS_WEIGHTS = "底座文件夹 {folder} 不完整，缺少 {count} 个权重文件，例如 {example}。请重新下载。"
BASE_LACKS_TOKENIZER = "底座文件夹 {folder} 里没有可读的 tokenizer.json。请补全底座。"
WEIGHTS_DAMAGED = "权重文件 {file} 已损坏或未下载完，请重新下载。"
TENSOR_UNKNOWN = "底座里有不认识的张量 {tensor}，无法导出。"
CUTS_OTHERWISE = "底座的分词方式不是 Qwen 的，导出后切分会与训练时不同。请选用 Qwen 底座。"
VOCABULARY_TOO_LARGE = "底座的词表比模型大，两者不属于同一个模型。"
VOCABULARY_LACKS = "底座的词表里没有对话标记 {token}。请选用 Qwen 底座。"

ADAPTER_INCOMPLETE = "{folder} 不是完整的适配器文件夹：应有 adapter_config.json 和 adapter_model.safetensors。"
ADAPTER_OF_OTHER_KIND = "只能合并普通的 LoRA 适配器（包括 rsLoRA），这个适配器是另一种。"
ADAPTER_WITH_OTHERS = "适配器里有 {count} 个张量不是成对的 LoRA 权重，不能合并（例如另行训练的词表层）。"
ADAPTER_OF_OTHER_BASE = "适配器与底座不配：{total} 处中有 {count} 处在底座里找不到或大小不同。请选用训练时的底座。"
ADAPTER_MIXED_UP = "适配器的权重与它的配置不一致（秩不同），文件可能混在了一起。"
ADAPTER_NOT_WHOLE = "适配器的 {total} 处权重只合并了 {merged} 处，文件没有保存。"
ADAPTER_NOT_FINITE = "合并后的权重含有无效数值，适配器已损坏（训练可能发散了）。"

QUANTISER_ABSENT = "缺少 llama-cpp-python，无法量化模型。请重新运行安装。"
QUANTISER_INCOMPLETE = "llama-cpp-python 不完整，无法量化模型。请重新安装它。"
QUANTISER_WRONG = "量化程序返回的数据长度不对，请重新安装本程序。"
