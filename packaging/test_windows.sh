#!/usr/bin/env bash
# The tests on a Chinese Windows, as far as Wine is one: the same commands here and there, whose results must be the same
# bytes, and the window itself (tests/wine); then, in there, the tests that need neither a window nor torch nor an Ollama.
# Reports: .cache/windows/report/*.xml.
#
#   packaging/test_windows.sh              without the slow ones
#   packaging/test_windows.sh --all        with them
#   packaging/test_windows.sh ARGUMENT…    what pytest is told to run in there
#   packaging/test_windows.sh --installed  the programs that packaging/windows.sh made: installed by their installer, the same
#                                          commands and the window, and taken off again
set -euo pipefail
cd "$(dirname "$0")/.."

CACHE=$(realpath .cache)/windows
DISK=$CACHE/disk/drive_c
CHECKOUT="$DISK/users/用户名/刑法 案台"
REPORT=$CACHE/report
COMPUTER=packaging/windows/computer.sh

say() { printf '%s\n' "$*" >&2; }

# Of tests that passed nothing is kept: what is a file of holes on Linux takes all its room there.
TEMPORARY=(-o tmp_path_retention_policy=failed -o tmp_path_retention_count=1)
clear_away() { rm -rf "$DISK/users/用户名/AppData/Local/"{Temp/pytest-of-*,criminal-law-desk}; }

# The folder's files as they are now, put onto the disk of the Windows computer.
copy_checkout() {
    packaging/windows/wine.sh cmd /c ver >/dev/null
    rm -rf "$CHECKOUT"
    mkdir -p "$CHECKOUT"
    # What was deleted and is not committed is named all the same.
    git ls-files -z --cached --others --exclude-standard |
        tar --create --null --files-from - --ignore-failed-read --warning=no-failed-read |
        tar --extract --directory "$CHECKOUT"
    rm -rf "$CACHE/wheel"
    # What Python knows of an installed program: its version, and the libraries that it asks for.
    .venv/bin/uv build --quiet --wheel --python .venv/bin/python --build-constraint constraints.txt --out-dir "$CACHE/wheel" .
    (cd "$CHECKOUT" && python3 -m zipfile -e "$CACHE"/wheel/criminal_law_desk-*.whl wheel && mv wheel/*.dist-info . && rm -rf wheel)
    # Python for Windows finds no compiler there.
    PYTHONPATH=. .venv/bin/python packaging/k_quants_libraries.py "$CHECKOUT/trainer/export/compiled" x86_64-w64-mingw32-gcc >/dev/null
}

# A screen, a hand and an eye for the window.
install_tools() {
    local missing=()
    command -v Xvfb >/dev/null || missing+=(xvfb)
    command -v xdotool >/dev/null || missing+=(xdotool)
    command -v xwininfo >/dev/null || missing+=(x11-utils)
    { command -v import && command -v convert; } >/dev/null || missing+=(imagemagick)
    [ ${#missing[@]} -gt 0 ] || return 0
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >&2
}

PROGRAMS=$DISK/users/用户名/AppData/Local/Programs/criminal-law-desk

# An installer has none of Windows' own windows without one, not even unseen.
open_screen() {
    rm -f "$CACHE/screen"
    Xvfb -displayfd 3 -screen 0 1280x800x24 3>"$CACHE/screen" 2>/dev/null &
    trap 'kill '$! EXIT
    until [ -s "$CACHE/screen" ]; do sleep 0.1; done
    DISPLAY=:$(cat "$CACHE/screen")
    export DISPLAY
}

# As somebody who clicks through it, without the clicks.
install_program() {
    local setup
    setup=$(realpath dist/criminal-law-desk-*-windows-x86_64-setup.exe)
    say "→ $setup"
    packaging/windows/wine.sh "Z:${setup//\//\\}" /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /LANG=zh </dev/null >&2
    [ -x "$PROGRAMS/criminal-law-desk.exe" ] || { say "✗ it installed nothing"; exit 1; }
}

# The user's data stay, which here are none.
remove_program() {
    packaging/windows/wine.sh 'C:\users\用户名\AppData\Local\Programs\criminal-law-desk\unins000.exe' /VERYSILENT /SUPPRESSMSGBOXES </dev/null >&2
    for _ in {1..60}; do
        [ -e "$PROGRAMS" ] || return 0
        sleep 1
    done
    say "✗ left behind:"
    find "$PROGRAMS" >&2
    return 1
}

# What is told by pytest itself: the last line of each report is its count.
outcome=0
rm -rf "$REPORT"
mkdir -p "$REPORT"
install_tools
if [ "${1:-}" = --installed ]; then
    open_screen
    install_program
    QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/wine --wine packaging/windows/installed.sh \
        --junitxml="$REPORT/installed.xml" || outcome=1
    remove_program || outcome=1
    exit $outcome
fi
case ${1:-} in
"") chosen=(-m "not window and not torch and not slow") ;;
--all) chosen=(-m "not window and not torch") ;;
*) chosen=("$@") ;;
esac
copy_checkout
clear_away
trap clear_away EXIT
say "→ Windows ↔ Linux"
QT_QPA_PLATFORM=offscreen .venv/bin/python -m pytest tests/wine --wine "$COMPUTER" --junitxml="$REPORT/both.xml" || outcome=1
say "→ Windows"
$COMPUTER QT_QPA_PLATFORM=offscreen -m pytest "${chosen[@]}" "${TEMPORARY[@]}" -o 'cache_dir=C:\users\用户名\pytest' --durations=15 \
    "--junitxml=Z:${REPORT//\//\\}\\windows.xml" || outcome=1
exit $outcome
