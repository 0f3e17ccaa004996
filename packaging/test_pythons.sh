#!/usr/bin/env bash
# Passes a minute's worth of the tests, those without torch and llama.cpp, on each other supported Python that is on this
# machine. Each has a small environment in .cache, made anew where what it was made of has changed.
set -euo pipefail
cd "$(dirname "$0")/.."

UV=.venv/bin/uv
VERSIONS=(3.11 3.12 3.13)

say() { printf '%s\n' "$*" >&2; }

# Prints the Python of that version. A shim of pyenv's answers only where its version was chosen: its own folder is
# looked through as well.
find_version() {
    local candidate
    for candidate in "python$1" "${PYENV_ROOT:-$HOME/.pyenv}"/versions/"$1".*/bin/python; do
        if "$candidate" -c "import sys; sys.exit(sys.version_info[:2] != (${1/./, }))" 2>/dev/null; then
            printf '%s' "$candidate"
            return
        fi
    done
    return 1
}

# $1: the folder, $2: the Python that it is made with.
make_environment() {
    local wanted
    wanted=$({ cat pyproject.toml constraints.txt "$0" && "$2" --version; } | sha256sum)
    [ "$(cat "$1/.made-of" 2>/dev/null)" != "$wanted" ] || return 0
    $UV venv --quiet --clear --python "$2" "$1" &&
        UV_HTTP_TIMEOUT=300 $UV pip install --quiet --compile-bytecode --python "$1/bin/python" \
            --constraints constraints.txt --build-constraints constraints.txt --editable ".[cluster,tests]" || return 1
    printf '%s' "$wanted" >"$1/.made-of"
}

own=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
for version in "${VERSIONS[@]}"; do
    [ "$version" != "$own" ] || continue
    if ! python=$(find_version "$version"); then
        say "– Python $version 不在本机，略过 / not on this machine, skipped"
        continue
    fi
    say "→ Python $version"
    environment=.cache/python$version
    make_environment "$environment" "$python" || {
        say "✗ Python $version 的环境未能建立：请看上面的说明。The environment for Python $version could not be made: see above."
        exit 1
    }
    QT_QPA_PLATFORM=offscreen "$environment/bin/python" -m pytest \
        -m "not torch and not models and not slow" -p no:cacheprovider -q -r fE
done
