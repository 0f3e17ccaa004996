// No pictures here: what the server asks of tools/mtmd before it has any, and what gives back more than a number.
#include "mtmd.h"
#include "mtmd-helper.h"

mtmd_helper_init_opt mtmd_helper_init_opt_default(void) { return {}; }
mtmd_context_params mtmd_context_params_default(void) { return {}; }
void mtmd_helper_log_set(ggml_log_callback, void *) {}
std::map<ggml_backend_dev_t, size_t> mtmd_get_memory_usage(const char *, mtmd_context_params) { return {}; }
