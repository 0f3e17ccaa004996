"""Why each figure of a recipe is what it is: the comments of a recipe file, and what the window says beside a field."""

from __future__ import annotations

REASONS = {
    "name": "配方的名称，写入训练记录",
    "base_model": "底座模型：本机文件夹或 Hugging Face 名称；模型卡用 Qwen3-4B-Instruct",
    "method": "只训练适配器，底座不变（QLoRA）",
    "quantization.bits": "模型卡：4；底座以 4 位存放，4 B 模型只占约 2.7 GB；16 表示不量化",
    "quantization.type": "NF4 是 QLoRA 论文为正态分布的权重设计的格式",
    "quantization.double_quantization": "量化系数再量化一次，每个权重省 0.37 位，损失不变（QLoRA 论文）",
    "adapter.rank": "模型卡：64",
    "adapter.alpha": "模型卡：128；与 rsLoRA 合用，缩放为 128 / √64 = 16",
    "adapter.rslora": "模型卡：是；秩较大时缩放按 √rank，学习才稳定（arXiv 2312.03732）",
    "adapter.dropout": "0：样本五万条、只学两轮，不需要随机丢弃，也因此完全可重复",
    "adapter.targets": "全部线性层（QLoRA 论文：少于全部则不及全参数训练）；输出层不训练，才能直接合并导出",
    "run.epochs": "模型卡：2.0",
    "run.learning_rate": "模型卡：1e-4",
    "run.schedule": "模型卡：cosine，从最大值降到 0",
    "run.total_batch_size": "模型卡：16；一步所用的样本数，不论分成几次、几张卡",
    "run.micro_batch_size": "一次放进显存的最长样本数；只影响显存和速度，不影响结果；显存不足时自动减半",
    "run.max_tokens": "模型卡的 num_ctx：4096；更长的样本不截断，而是排除并计数",
    "run.warmup_share": "0：LLaMA-Factory 的默认值，模型卡未写",
    "run.weight_decay": "0：LLaMA-Factory 的默认值，模型卡未写",
    "run.max_gradient_norm": "1.0：LLaMA-Factory 的默认值；个别异常样本不致把模型带偏",
    "run.seed": "42：LLaMA-Factory 的默认值；同样的种子、数据和设备得到同样的结果",
    "run.optimizer": "与 AdamW 算法相同，显存紧张时状态移到内存而不报错；8bit 省四分之三的状态；没有 CUDA 时用 adamw",
    "run.batching": "packed：样本首尾相接、互不可见，没有填充的浪费，损失与逐条计算相同；grouped：长度相近的并成一批",
    "run.precision": "auto：显卡支持 bf16 就用 bf16，否则 fp16；处理器没有 bf16 指令则用 fp32",
    "run.gradient_checkpointing": "反向时重算各层而不保存：多三分之一的计算，省去大部分激活显存",
    "checkpoints.every_steps": "每 100 步（LLaMA-Factory 常用的 save_steps）评测并保存一次",
    "checkpoints.every_minutes": "此外每 15 分钟保存一次：意外中断最多损失 15 分钟",
    "checkpoints.kept": "保留最近两个：最新的一个损坏时还有前一个；损失最低的另外保留",
    "evaluation.held_out": "用多少条未参加训练的样本计算损失；64 条足以看出趋势，只花一步多的时间",
    "evaluation.cases": "让模型完整判决多少个未参加训练的案件；生成较慢，所以只取几个",
    "evaluation.answer_tokens": "一份判决最多写多少个词元，与使用时的 num_predict 相同",
}
OTHER_THAN_CARD = "a10 为 {card}；{reason}"
"""Beside a figure that is not the card's."""
