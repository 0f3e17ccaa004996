#!/usr/bin/env bash
# Compiles llama.cpp's Python wheel and prints the folder that holds it. Done once for all checkouts of this user: uv keeps
# what it compiled too, but compiles anew where a mirror of the registry cannot tell it that the source is the same.
#
#   packaging/llama_cpp_wheel.sh native    for this computer's processor
#   packaging/llama_cpp_wheel.sh portable  for every x86-64: ggml's kernels in variants, one of which is chosen at run time
#   packaging/llama_cpp_wheel.sh windows   the same for Windows, by mingw-w64 (g++-mingw-w64-x86-64-posix)
#
# PYTHON: the Python whose pip builds it; the checkout's own where nothing is said.
set -euo pipefail
cd "$(dirname "$0")/.."

USAGE="usage: packaging/llama_cpp_wheel.sh native|portable|windows"
PURPOSE=${1:?$USAGE}
PYTHON=${PYTHON:-.venv/bin/python}
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}
PINNED=$(grep '^llama-cpp-python==' constraints.txt)
VARIANTS="-DLLAVA_BUILD=OFF;-DGGML_NATIVE=OFF;-DGGML_BACKEND_DL=ON;-DGGML_CPU_ALL_VARIANTS=ON"
VARIANTS="$VARIANTS;-DCMAKE_PROJECT_llama_cpp_INCLUDE=$PWD/packaging/llama_cpp_portable.cmake"
MINGW=x86_64-w64-mingw32

say() { printf '%s\n' "$*" >&2; }

# $@: further arguments of pip. Its own cache would give back a wheel of this version whatever settings that was made with.
# Pins for the build's own tools: an older pip takes the first name for them, a newer one the second.
build() {
    PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt "$PYTHON" -m pip wheel --quiet \
        --disable-pip-version-check --no-cache-dir --no-deps --no-binary llama-cpp-python \
        --config-settings "cmake.args=$SETTINGS" "$@" "$PINNED" >&2
}

# The same bytes each time. The variant for Intel's matrix unit ends the process (see llama_cpp_safely.py): without it those
# processors take zen4's, which is the same but for that unit.
build_for_others() {
    local left_out="/include;/llama_cpp/lib/cmake;/llama_cpp/lib/pkgconfig;/llama_cpp/lib/*.a;*-cpu-sapphirerapids.*"
    unset CFLAGS CXXFLAGS LDFLAGS SOURCE_DATE_EPOCH
    build --config-settings wheel.reproducible=true --config-settings "wheel.exclude=$left_out" "$@"
}

# What the wheel is made of besides the binding's version: with anything else it is another wheel. The processor decides how
# a native one is compiled: a cache that was carried to another machine is not used.
case $PURPOSE in
native)
    SETTINGS="-DLLAVA_BUILD=OFF;-DGGML_NATIVE=ON;-DCMAKE_PROJECT_llama_cpp_INCLUDE=$PWD/packaging/llama_cpp.cmake"
    made_of() {
        cat packaging/llama_cpp.cmake
        uname -m
        grep -m 1 '^flags' /proc/cpuinfo 2>/dev/null || true
    }
    compiled() { build "$@"; }
    TIME="约五分钟 / llama.cpp is compiled the first time: about five minutes"
    ;;
portable)
    SETTINGS=$VARIANTS
    made_of() {
        cat packaging/llama_cpp{.cmake,_portable.cmake,_wheel.sh}
        cc --version
    }
    compiled() { build_for_others "$@"; }
    TIME="约二十分钟 / llama.cpp is compiled for all processors the first time: about twenty minutes"
    ;;
windows)
    SETTINGS="$VARIANTS;-DGGML_OPENMP=OFF;-DCMAKE_SYSTEM_NAME=Windows;-DCMAKE_SYSTEM_PROCESSOR=x86_64"
    SETTINGS="$SETTINGS;-DCMAKE_C_COMPILER=$MINGW-gcc-posix;-DCMAKE_CXX_COMPILER=$MINGW-g++-posix"
    SETTINGS="$SETTINGS;-DCMAKE_RC_COMPILER=$MINGW-windres"
    made_of() {
        cat packaging/llama_cpp{.cmake,_portable.cmake,_windows.h,_wheel.sh}
        $MINGW-g++-posix --version
    }
    compiled() { build_for_others --config-settings wheel.tags=py3-none-win_amd64 "$@"; }
    TIME="约二十分钟 / llama.cpp is compiled for Windows the first time: about twenty minutes"
    ;;
*)
    say "$USAGE"
    exit 2
    ;;
esac

KEY=$({
    printf '%s\n' "$PINNED" "$SETTINGS" | sed "s|$PWD||"
    made_of
} | sha256sum | cut -c 1-16)
FOLDER=$CACHE/llama_cpp/$KEY
if ! compgen -G "$FOLDER/*.whl" >/dev/null; then
    say "  首次需编译 llama.cpp，$TIME"
    rm -rf "$FOLDER" "$FOLDER.$$"
    compiled --wheel-dir "$FOLDER.$$"
    mv "$FOLDER.$$" "$FOLDER"
fi
printf '%s' "$FOLDER"
