#!/usr/bin/env bash
# Runs a Windows program in Wine 10, for tests and for making the Windows folder. Debian 12 has Wine 8, which shows no
# window of Qt 6: a Debian 13 with Wine is made in the user's cache the first time (2.5 GB), and programs run in there. For
# that it needs root, on Debian.
#
#   packaging/windows/wine.sh [NAME=VALUE…] PROGRAM [ARGUMENT…]
#
# The computer is a Chinese one: code page 936, user 用户名. This checkout and the cache lie in drive Z: at the paths they
# have here. The Windows disk is kept in .cache/windows/disk.
set -euo pipefail
CHECKOUT=$(cd "$(dirname "$0")/../.." && pwd -P)
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}/windows
ROOT=$CACHE/debian-13
DISK=${WINE_DISK:-$(realpath "$CHECKOUT/.cache")/windows/disk}

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

# 32-bit Wine is for the compiler of installers and for what it makes.
make_root() {
    say "→ Debian 13 + Wine（首次约五分钟 / the first time: about five minutes）"
    command -v debootstrap >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends debootstrap; } >&2 ||
        stop "debootstrap could not be installed"
    rm -rf "$ROOT.part"
    mkdir -p "$(dirname "$ROOT")"
    debootstrap --variant=minbase trixie "$ROOT.part" >&2 || stop "Debian 13 could not be fetched: see above"
    cat /etc/resolv.conf >"$ROOT.part/etc/resolv.conf"
    chroot "$ROOT.part" sh -ec '
        export DEBIAN_FRONTEND=noninteractive
        dpkg --add-architecture i386
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends wine wine64 wine32:i386 fonts-wqy-microhei locales >/dev/null
        localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
        apt-get clean
    ' >&2 || stop "Wine could not be installed: see above"
    mv "$ROOT.part" "$ROOT"
}

# What is mounted goes with the last process of this call, the Windows computer with it.
enter() {
    local place
    mount -t proc proc "$ROOT/proc" && mount --rbind /sys "$ROOT/sys" && mount --rbind /dev "$ROOT/dev" ||
        stop "this system lets nothing be mounted, which Wine's Debian 13 needs"
    for place in "$CHECKOUT" "$CACHE" "$(realpath "$CHECKOUT/.cache")" ${WINE_SEES:-}; do
        mkdir -p "$ROOT$place"
        mount --bind "$place" "$ROOT$place"
    done
}

main() {
    local settings=(
        PATH=/usr/bin:/bin HOME=/root USER=用户名 LC_ALL=zh_CN.UTF-8 DISPLAY="${DISPLAY-}" XDG_RUNTIME_DIR=/tmp
        WINEPREFIX="$DISK" WINEDEBUG="${WINEDEBUG:--all}"
        # The C library is Microsoft's, which numpy 2 needs; no debugger's window for what crashes.
        WINEDLLOVERRIDES="ucrtbase=n,b;winedbg.exe=d;mscoree,mshtml="
    )
    if [ "$(cat "$DISK/made-of" 2>/dev/null)" != "$SYSTEM32" ]; then
        rm -rf "$DISK"
        mkdir -p "$DISK"
        chroot "$ROOT" env -i "${settings[@]}" wineboot --init >/dev/null 2>&1 </dev/null
        cp "$SYSTEM32"/* "$DISK/drive_c/windows/system32/"
        printf '%s' "$SYSTEM32" >"$DISK/made-of"
    fi
    local outcome=0
    # Windows programs do not take a Linux file or terminal as their standard streams: all go through pipes.
    while [[ ${1-} == *=* ]]; do
        settings+=("$1")
        shift
    done
    chroot "$ROOT" env -i "${settings[@]}" sh -c 'cd "$0" && exec wine "$@"' "$PWD" "$@" 2> >(cat >&2) | cat || outcome=$?
    return "$outcome"
}

if [ "${1-}" != --inside ]; then
    [ "$(id -u)" -eq 0 ] || stop "Wine's Debian 13 is made and entered by root only"
    if [ ! -d "$ROOT" ]; then make_root; fi
    SYSTEM32=$("$CHECKOUT/packaging/windows/python.sh")/system32
    export SYSTEM32
    exec unshare --mount --propagation slave "$0" --inside "$@"
fi
shift
enter
main "$@"
