#!/usr/bin/env bash
# Puts the real Ollamas that the tests run (packaging/ollama/versions.txt), or the VERSIONs named, into .cache/ollama/ of
# the checkout (or $CRIMINAL_LAW_DESK_CACHE/ollama/), each in a folder of its own, and prints these folders. Quick where
# they are there already. Instead of one that is to be compiled, the user's own is taken where its version serves as well.
#
#   VERSION/bin/ollama    VERSION/lib/ollama/llama-server (0.30 and later: the model runs in it)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=packaging/ollama/common.sh
. packaging/ollama/common.sh

CACHE=${CRIMINAL_LAW_DESK_CACHE:-$PWD/.cache}/ollama

# With no server running, the version is in a line of warning.
version_of() { "$1" --version 2>&1 | grep -oE '[0-9]+\.[0-9]+\.[0-9]+' | tail -n 1 || true; }

# Servers of one kind answer alike; of what is older or newer than was tried nothing is said.
kind_of() {
    local kind="" first
    for first in 0.12.0 0.30.0 0.34.1; do
        if at_least "$first" "$1" && at_least "$1" 0.34.4; then kind=$first; fi
    done
    printf '%s' "$kind"
}

take_from_path() {
    local version=$1 target=$CACHE/$1/bin/ollama found theirs
    found=$(command -v ollama) || return 1
    theirs=$(version_of "$found")
    [ -n "$theirs" ] && [ "$(kind_of "$theirs")" = "$(kind_of "$version")" ] || return 1
    mkdir -p "$(dirname "$target")"
    ln -sf "$(readlink -f "$found")" "$target"
    say "→ Ollama $theirs ($found)"
}

# Up to the desk's version 0.1 there was one Ollama, bin/ollama, and beside it of what it was built.
move_old() {
    local version
    version=$(grep -oE '^[0-9.]+' "$CACHE/built" 2>/dev/null) || version=""
    if [ -n "$version" ] && [ ! -L "$CACHE/bin/ollama" ] && [ -f "$CACHE/bin/ollama" ] && [ ! -e "$CACHE/$version" ]; then
        mkdir -p "$CACHE/$version/bin"
        mv "$CACHE/bin/ollama" "$CACHE/$version/bin/ollama"
        mv "$CACHE/built" "$CACHE/$version/built"
    fi
    rm -rf "$CACHE/bin" "$CACHE/built"
}

build() {
    local server
    packaging/ollama/ollama_program.sh "$1" "$CACHE"
    at_least 0.30.0 "$1" || return 0
    server=$(packaging/ollama/llama_server.sh "$CACHE")
    mkdir -p "$CACHE/$1/lib"
    ln -sfn "../../llama_server/$(basename "$server")" "$CACHE/$1/lib/ollama"
}

# A link is the user's own.
install() {
    local program=$CACHE/$1/bin/ollama
    if [ ! -x "$program" ]; then
        rm -f "$program"
        take_from_path "$1" || true
    fi
    [ -L "$program" ] || build "$1"
    printf '%s\n' "$CACHE/$1"
}

move_old
if [ $# -eq 0 ]; then
    mapfile -t versions <packaging/ollama/versions.txt
    set -- "${versions[@]}"
fi
for version in "$@"; do install "$version"; done
