#!/usr/bin/env bash
# The installed program in the place of Python, for the same tests: where Python would be told `-m desktop WORD…`, its
# criminal-law-desk.exe is told WORD…, and criminal-law-trainer.exe likewise. test_windows.sh --installed puts it there.
#
#   packaging/windows/installed.sh [NAME=VALUE…] -m desktop|trainer [WORD…]
set -euo pipefail
cd "$(dirname "$0")/../.."

PROGRAMS='C:\users\用户名\AppData\Local\Programs\criminal-law-desk'
settings=()
while [[ ${1-} == *=* ]]; do
    settings+=("$1")
    shift
done
case "$1 $2" in
"-m desktop") program=criminal-law-desk.exe ;;
"-m trainer") program=criminal-law-trainer.exe ;;
*)
    printf '%s\n' "usage: packaging/windows/installed.sh [NAME=VALUE…] -m desktop|trainer [WORD…]" >&2
    exit 2
    ;;
esac
exec packaging/windows/wine.sh "${settings[@]}" "$PROGRAMS\\$program" "${@:3}"
