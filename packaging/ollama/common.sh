# What the scripts that install Ollama share; read by them.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

# at_least 1.26 1.26.8: is the second version as new as the first?
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

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

# The source package PIN of the registry, as an archive in the folder.
download_source() {
    local pin=$1 folder=$2 python
    python=$(python_with_pip)
    say "→ $pin"
    rm -rf "$folder"
    mkdir -p "$folder"
    PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt "$python" -m pip download --quiet \
        --disable-pip-version-check --no-deps --no-binary "${pin%%==*}" --dest "$folder" "$pin" >&2 ||
        stop "无法下载 $pin：请检查网络后重试。$pin could not be downloaded: check the network."
}

# Debian's packages: installed when root, else named.
install_packages() {
    local package missing=()
    for package in "$@"; do
        dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null | grep -q '^.i' || missing+=("$package")
    done
    command -v cc >/dev/null && command -v c++ >/dev/null && command -v make >/dev/null || missing+=(build-essential)
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get >/dev/null; then
        stop "编译 Ollama 缺少软件包，请管理员安装后重试 / install these and try again: apt-get install ${missing[*]}"
    fi
    say "→ apt-get install ${missing[*]}"
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        stop "软件包未能安装：请检查网络与 apt 源后重试。The packages could not be installed: check the network and apt's sources."
}
