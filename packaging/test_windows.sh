#!/usr/bin/env bash
# The tests on a Chinese Windows, as far as Wine is one: what needs neither a window, nor torch, nor an Ollama; then the same
# commands here and there, whose results must be the same bytes, and the window itself. A quarter of an hour, and minutes
# more the first time. Reports: .cache/windows/report/*.xml.
#
#   packaging/test_windows.sh [PYTEST'S ARGUMENTS…]
set -euo pipefail
cd "$(dirname "$0")/.."

CACHE=$(realpath .cache)/windows
DISK=$CACHE/disk/drive_c
CHECKOUT="$DISK/users/用户名/刑法 案台"
REPORT=$CACHE/report
COMPUTER=packaging/windows/computer.sh

say() { printf '%s\n' "$*" >&2; }

# The folder's files as they are now, put onto the disk of the Windows computer.
copy_checkout() {
    packaging/windows/wine.sh cmd /c ver >/dev/null
    rm -rf "$CHECKOUT"
    mkdir -p "$CHECKOUT"
    # What was deleted and is not committed is named all the same.
    git ls-files -z --cached --others --exclude-standard |
        tar --create --null --files-from - --ignore-failed-read --warning=no-failed-read |
        tar --extract --directory "$CHECKOUT"
}

# What is told by pytest itself: the last line of each report is its count.
outcome=0
rm -rf "$REPORT"
mkdir -p "$REPORT"
say "→ Windows"
copy_checkout
$COMPUTER QT_QPA_PLATFORM=offscreen -m pytest -m "not window and not torch" -p no:cacheprovider --durations=15 \
    "--junitxml=Z:${REPORT//\//\\}\\windows.xml" "$@" || outcome=1
say "→ Windows ↔ Linux"
QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/wine --wine "$COMPUTER" --junitxml="$REPORT/both.xml" || outcome=1
exit $outcome
