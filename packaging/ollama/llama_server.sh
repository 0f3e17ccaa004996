#!/usr/bin/env bash
# llama_server.sh CACHE: compiles the llama-server that Ollama 0.30 and later start (and the llama-quantize that it asks
# for up to 0.34.0) and prints the folder with both and their libraries. Kept in CACHE/llama_server, by what it is made of.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=packaging/ollama/common.sh
. packaging/ollama/common.sh

CACHE=$1
RECIPE=packaging/ollama/llama_server
LIBRARIES=(llama ggml ggml-base ggml-cpu)

# The wheel's own key says which llama.cpp it is and for which processor.
wheels=$(packaging/llama_cpp_wheel.sh native)
folder=$CACHE/llama_server/$({
    basename "$wheels"
    cat $RECIPE/*
} | sha256sum | cut -c 1-16)
if [ ! -x "$folder/llama-server" ]; then
    started=$SECONDS
    command -v cmake >/dev/null && install_packages || install_packages cmake
    work=$CACHE/llama_server/work.$$
    trap 'rm -rf "$work"' EXIT
    download_source "$(grep '^llama-cpp-python==' constraints.txt)" "$work/source"
    tar -xzf "$work"/source/*.tar.gz -C "$work/source" --strip-components=1 --no-same-owner
    "$(python_with_pip)" -m zipfile -e "$wheels"/*.whl "$work/wheel"
    say "→ 编译 llama-server（首次约三至五分钟）/ compiling llama-server (three to five minutes the first time)"
    mkdir -p "$work/made"
    {
        cmake -S $RECIPE -B "$work/build" -DCMAKE_BUILD_TYPE=None -DCMAKE_CXX_FLAGS=-O0 \
            -DSOURCE="$work/source/vendor/llama.cpp" -DLIBRARIES="$work/wheel/llama_cpp/lib" &&
            nice -n 10 cmake --build "$work/build" --parallel 2
    } >"$work/log" 2>&1 ||
        stop "llama-server 未能编译。It could not be compiled: $(tail -n 20 "$work/log")"
    cp "$work"/build/llama-{server,quantize} "$work/made"
    for library in "${LIBRARIES[@]}"; do
        cp "$work/wheel/llama_cpp/lib/lib$library.so.0" "$work/made"
    done
    rm -rf "$folder"
    mv "$work/made" "$folder"
    say "→ $folder（$((SECONDS - started)) s）"
fi
printf '%s\n' "$folder"
