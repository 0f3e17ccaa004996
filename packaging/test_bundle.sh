#!/usr/bin/env bash
# The frozen programs themselves, as packaging/bundle.sh has built them: here and in bare Debians, where nothing is but
# what the .deb asks for. A quarter of an hour, and minutes more the first time. Pictures: dist/test-bundle/*.png.
#
#   packaging/test_bundle.sh quick [PYTEST'S ARGUMENTS…]    what a change is most likely to break
#   packaging/test_bundle.sh all [PYTEST'S ARGUMENTS…]
set -euo pipefail
cd "$(dirname "$0")/.."

USAGE="usage: packaging/test_bundle.sh quick|all [PYTEST'S ARGUMENTS…]"
FOLDER=dist/criminal-law-desk
# What shows a window, clicks into it and takes its picture; what makes a Debian.
PACKAGES=(xvfb openbox xdotool imagemagick dbus debootstrap)

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

# Debian's and Ubuntu's; on other systems the tests say which program is missing.
install_packages() {
    command -v dpkg-query >/dev/null || return 0
    dpkg-query -W "${PACKAGES[@]}" >/dev/null 2>&1 && return
    [ "$(id -u)" -eq 0 ] || stop "请管理员执行 / ask an administrator to run: apt-get install ${PACKAGES[*]}"
    say "→ apt-get install ${PACKAGES[*]}"
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${PACKAGES[@]}" >/dev/null
}

case ${1:?$USAGE} in
quick) chosen=(-m "not slow") ;;
all) chosen=() ;;
*) stop "$USAGE" ;;
esac
[ -x "$FOLDER/criminal-law-desk" ] || stop "Run packaging/bundle.sh first."
install_packages
QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/bundle --bundle "$FOLDER" --durations=15 "${chosen[@]}" "${@:2}"
