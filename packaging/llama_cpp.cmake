# Read by llama-cpp-python's CMakeLists right after project(). Its library of helpers for llama.cpp's own programs is half of
# the compilation, and the Python binding does not use it; a variable stands before the cache entry that asks for it.
set(LLAMA_BUILD_COMMON OFF)
