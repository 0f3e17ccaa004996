#!/usr/bin/env bash
# Prints the folder with the program's libraries for Windows, as wheels unpacked; done once for the same pins.
#
#   packaging/windows/libraries.sh EXTRA[,EXTRA…] [REQUIREMENTS.txt]
#
# LLAMA_CPP: the folder with llama.cpp's wheel for Windows; where nothing is said it is compiled.
set -euo pipefail
cd "$(dirname "$0")/../.."

EXTRAS=${1:?usage: packaging/windows/libraries.sh EXTRA[,EXTRA…] [REQUIREMENTS.txt]}
FILES=(pyproject.toml "${@:2}")
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}/windows
UV=.venv/bin/uv
[ -x $UV ] || UV=.venv/Scripts/uv.exe
LLAMA_CPP=${LLAMA_CPP:-$(packaging/llama_cpp_wheel.sh windows)}
FOLDER=$CACHE/libraries-$({
    printf '%s\n' "$EXTRAS" "$(basename "$LLAMA_CPP")"
    cat "${FILES[@]}" constraints.txt packaging/windows/{libraries,python}.sh
} | sha256sum | cut -c 1-16)

if [ ! -d "$FOLDER" ]; then
    mapfile -t options < <(
        printf -- '--requirements\n%s\n' "${FILES[@]}"
        printf -- '--extra\n%s\n' ${EXTRAS//,/ }
    )
    rm -rf "$FOLDER.part"
    # What has no wheel is pure Python; what is compiled must come as a wheel, as this system's compiler makes none.
    UV_HTTP_TIMEOUT=300 $UV pip install --quiet --link-mode copy --target "$FOLDER.part" \
        --python-platform x86_64-pc-windows-msvc --python-version 3.13 \
        --constraints constraints.txt --build-constraints constraints.txt \
        --find-links "$LLAMA_CPP" --only-binary llama-cpp-python "${options[@]}" >&2
    if find "$FOLDER.part" -name '*.so' | grep . >&2; then
        printf '%s\n' "✗ these are for Linux" >&2
        exit 1
    fi
    mv "$FOLDER.part" "$FOLDER"
fi
printf '%s' "$FOLDER"
