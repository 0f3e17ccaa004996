#!/usr/bin/env bash
# Python for Windows with the program and all that its tests need, in Wine, on a computer whose user is called 用户名: in the
# folder with the copy of this checkout that test_windows.sh puts onto its disk.
#
#   packaging/windows/computer.sh [NAME=VALUE…] [ARGUMENT…]    python ARGUMENT…
set -euo pipefail
cd "$(dirname "$0")/../.."

EXTRAS=embedded,files,cluster,tests
CHECKOUT='users/用户名/刑法 案台'

windows() { printf 'Z:%s' "${1//\//\\}"; }

python=$(packaging/windows/python.sh)
libraries=$(packaging/windows/libraries.sh $EXTRAS)
wine=$PWD/packaging/windows/wine.sh
settings=()
while [[ ${1-} == *=* ]]; do
    settings+=("$1")
    shift
done
cd "$(realpath .cache)/windows/disk/drive_c/$CHECKOUT"
# uv's program lies among the libraries, where nothing looks for one.
exec "$wine" "WINEPATH=$(windows "$libraries")\\bin" "PYTHONPATH=C:\\${CHECKOUT//\//\\};$(windows "$libraries")" "PYTHONPYCACHEPREFIX=C:\\users\\用户名\\pycache" "${settings[@]}" \
    "$(windows "$python/python/python.exe")" "$@"
