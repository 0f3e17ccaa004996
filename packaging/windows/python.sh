#!/usr/bin/env bash
# Prints the folder with a Python for Windows. Maven has one, compiled by Bytedeco from CPython's sources with Microsoft's
# compiler, and Microsoft's libraries that it needs. Beside Python, in system32/, what a Windows has in its system folder
# and Wine does not: for tests in Wine alone.
set -euo pipefail
cd "$(dirname "$0")/../.."

PYTHON_VERSION=3.13.5
JAVACPP=1.5.12
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}/windows
FOLDER=$CACHE/python-$PYTHON_VERSION-$(cat packaging/windows/{python.sh,icuuc.c} | sha256sum | cut -c 1-8)
CC=x86_64-w64-mingw32-gcc

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

# $1 is a package of Maven's for Windows, $2 where its files go.
unpack() {
    local name=${1%:*} version=${1#*:}
    mvn -q -B dependency:copy -Dartifact="org.bytedeco:$1:jar:windows-x86_64" -DoutputDirectory="$2" >/dev/null ||
        stop "Maven's package $1 could not be had: check the network"
    unzip -q "$2/$name-$version-windows-x86_64.jar" "org/bytedeco/$name/windows-x86_64/*" -d "$2"
}

# Libraries of the stable interface are linked with python3.dll, which Maven's Python lacks: it hands all on.
write_python3() {
    local short=${PYTHON_VERSION%.*} names
    short=python${short/./}
    names=$(x86_64-w64-mingw32-objdump -p "$1/$short.dll" | awk '
        /\[Ordinal\/Name Pointer\] Table/ { inside = 1; next }
        /^$/ { inside = 0 }
        inside && $NF ~ /^_?Py/ { print $NF }')
    {
        printf 'LIBRARY python3.dll\nEXPORTS\n'
        sed "s/.*/& = $short.&/" <<<"$names"
    } >"$1/python3.def"
    $CC -shared -nostdlib -nostartfiles -s -Wl,-e,0 -Wl,--no-insert-timestamp -o "$1/python3.dll" "$1/python3.def"
    rm "$1/python3.def"
}

install_tools() {
    local missing=()
    command -v mvn >/dev/null || missing+=(maven)
    command -v unzip >/dev/null || missing+=(unzip)
    command -v $CC >/dev/null || missing+=(gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64)
    [ ${#missing[@]} -gt 0 ] || return 0
    say "→ apt-get install ${missing[*]}"
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2 ||
        stop "these packages are needed: ${missing[*]}"
}

make() {
    local part=$FOLDER.part
    rm -rf "$part"
    mkdir -p "$part/jars/microsoft" "$part/system32"
    unpack "cpython:$PYTHON_VERSION-$JAVACPP" "$part/jars"
    unpack "javacpp:$JAVACPP" "$part/jars/microsoft"
    mv "$part/jars/org/bytedeco/cpython/windows-x86_64" "$part/python"
    local microsoft=$part/jars/microsoft/org/bytedeco/javacpp/windows-x86_64
    mv "$microsoft"/{vcruntime140,vcruntime140_1,msvcp140,msvcp140_1,msvcp140_2}.dll "$part/python"
    mv "$microsoft/ucrtbase.dll" "$part/system32"
    # Java's way into Python, and a second python.exe beside the window's.
    rm "$part/python/jnipython.dll" "$part/python/bin/python.exe"
    mv "$part/python/bin/pythonw.exe" "$part/python"
    write_python3 "$part/python"
    $CC -O2 -shared -s -o "$part/system32/icuuc.dll" packaging/windows/icuuc.c
    rm -r "$part/jars"
    mv "$part" "$FOLDER"
}

if [ ! -d "$FOLDER" ]; then
    install_tools
    make
fi
printf '%s' "$FOLDER"
