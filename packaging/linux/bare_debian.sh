#!/usr/bin/env bash
# A Debian that has what a .deb asks for and nothing else: fetched, the package installed by apt and removed again. By root;
# kept in the user's cache, for as long as the package asks for the same.
#
#   packaging/linux/bare_debian.sh bookworm|trixie DEB    prints its folder
set -euo pipefail
RELEASE=$1
DEB=$2
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}/debian
BASE=$CACHE/$RELEASE
ROOT=$BASE-$(dpkg-deb --field "$DEB" Depends | sha256sum | cut -c1-16)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

fetch_base() {
    say "→ Debian $RELEASE（首次约一分钟 / the first time: about a minute）"
    rm -rf "$BASE.part"
    debootstrap --variant=minbase "$RELEASE" "$BASE.part" >&2 || stop "Debian could not be fetched: check the network."
    mv "$BASE.part" "$BASE"
}

# Python would come with nothing that is asked for: where it does, the tests would prove little.
install_what_is_asked_for() {
    local part=$ROOT.part
    say "→ Debian $RELEASE + $(basename "$DEB")"
    rm -rf "${BASE:?}"-* # what an older package asked for
    cp -a "$BASE" "$part"
    cat /etc/resolv.conf >"$part/etc/resolv.conf"
    cp "$DEB" "$part/run/asking.deb"
    chroot "$part" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive sh -ec '
        apt-get update -qq
        apt-get install -y -qq --no-install-recommends /run/asking.deb
        dpkg --purge criminal-law-desk
        apt-get clean
        ! command -v python3
        ldconfig
    ' >"$part.log" 2>&1 || {
        tail -n 20 "$part.log" >&2
        stop "The package could not be installed on Debian $RELEASE."
    }
    rm "$part/run/asking.deb" "$part.log"
    mv "$part" "$ROOT"
}

[ "$(id -u)" -eq 0 ] || stop "请以管理员身份测试 .deb / a bare Debian is made and entered by root only."
command -v debootstrap >/dev/null || stop "apt-get install debootstrap"
mkdir -p "$CACHE"
exec 9>"$CACHE/$RELEASE.lock"
flock 9
if [ ! -d "$BASE" ]; then fetch_base; fi
if [ ! -d "$ROOT" ]; then install_what_is_asked_for; fi
printf '%s\n' "$ROOT"
