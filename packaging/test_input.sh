#!/usr/bin/env bash
# Chinese typed into the window as somebody types it: with fcitx5 and with IBus, their pinyin and their candidate windows,
# on a display of its own with a window manager. The checkout's program, and the frozen one where `make bundle` has made
# it. A minute each, and minutes more the first time. Pictures: .cache/input_method/*.png.
#
#   packaging/test_input.sh [PYTEST'S ARGUMENTS…]
set -euo pipefail
cd "$(dirname "$0")/.."

FROZEN=dist/criminal-law-desk/criminal-law-desk
# The input methods; then what shows them, types and takes the pictures.
PACKAGES=(
    fcitx5 fcitx5-pinyin ibus ibus-libpinyin
    xvfb openbox xdotool imagemagick dbus libglib2.0-bin dconf-gsettings-backend
)

say() { printf '%s\n' "$*" >&2; }

# Debian's and Ubuntu's; on other systems the tests say which program is missing.
install_packages() {
    command -v dpkg-query >/dev/null || return 0
    dpkg-query -W "${PACKAGES[@]}" >/dev/null 2>&1 && return
    if [ "$(id -u)" -ne 0 ]; then
        say "! 请管理员执行 / ask an administrator to run: apt-get install ${PACKAGES[*]}"
        return 1
    fi
    say "→ apt-get install ${PACKAGES[*]}"
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${PACKAGES[@]}" >/dev/null
}

install_packages
outcome=0
say "→ .venv"
.venv/bin/python -m pytest tests/input_method --input-method .venv/bin/criminal-law-desk "$@" || outcome=1
if [ -x $FROZEN ]; then
    say "→ $FROZEN"
    .venv/bin/python -m pytest tests/input_method --input-method $FROZEN "$@" || outcome=1
fi
exit $outcome
