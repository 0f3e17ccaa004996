"""Services on the internet that are known to run models: no case is ever sent to one of them."""

from __future__ import annotations

# Each stands for itself and for every name below it. Where a provider also rents out plain machines under the same
# domain, those are refused with it: from outside the two cannot be told apart.
_CLOUDS = (
    # international
    "ai21.com",
    "amazonaws.com",
    "anthropic.com",
    "azure-api.net",
    "azure.cn",
    "azure.com",
    "cerebras.ai",
    "cloudflare.com",
    "cohere.ai",
    "cohere.com",
    "deepinfra.com",
    "fireworks.ai",
    "github.ai",
    "githubcopilot.com",
    "googleapis.com",
    "groq.com",
    "huggingface.cloud",
    "huggingface.co",
    "hyperbolic.xyz",
    "mistral.ai",
    "nebius.com",
    "novita.ai",
    "nvidia.com",
    "ollama.com",
    "openai.com",
    "openrouter.ai",
    "perplexity.ai",
    "replicate.com",
    "requesty.ai",
    "sambanova.ai",
    "together.ai",
    "together.xyz",
    "vercel.sh",
    "x.ai",
    # in China
    "aliyuncs.com",
    "baichuan-ai.com",
    "baidubce.com",
    "bigmodel.cn",
    "deepseek.com",
    "gitee.com",
    "huaweicloud.com",
    "infini-ai.com",
    "lingyiwanwu.com",
    "minimax.chat",
    "minimax.io",
    "minimaxi.com",
    "modelarts-maas.com",
    "modelscope.cn",
    "moonshot.ai",
    "moonshot.cn",
    "myhuaweicloud.com",
    "paratera.com",
    "ppinfra.com",
    "sensenova.cn",
    "siliconflow.cn",
    "siliconflow.com",
    "stepfun.com",
    "tencent.com",
    "tencentcloudapi.com",
    "tencentcs.com",
    "volces.com",
    "volcengine.com",
    "volcengineapi.com",
    "xf-yun.com",
    "xfyun.cn",
    "z.ai",
)


def is_cloud_host(name: str) -> bool:
    """Whether a host's name is such a service's."""
    plain = name.lower().rstrip(".")
    return any(plain == cloud or plain.endswith(f".{cloud}") for cloud in _CLOUDS)
