#!/usr/bin/env bash
# Builds what is downloaded, for Linux: both programs in one folder, with Python and all libraries, as a .deb and as an
# archive. The same sources and the same machine give the same bytes.
#
#   packaging/bundle.sh             dist/criminal-law-desk/, dist/*.deb, dist/*.tar.zst
#   packaging/bundle.sh --quickly   packs the last two in a tenth of the time, larger by half: for tests
#   packaging/bundle.sh --twice     builds a second time and compares all three
set -euo pipefail
cd "$(dirname "$0")/.."

UV=.venv/bin/uv
WORK=$PWD/.cache/bundle
VENV=$WORK/venv
PROGRAM=criminal-law-desk
FOLDER=dist/$PROGRAM
export EXTRA=$WORK/extra
# Nothing that is built knows when or by whom: every time is that of the commit.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y pyproject.toml)
export SOURCE_DATE_EPOCH PYTHONHASHSEED=0 PYTHONDONTWRITEBYTECODE=1 PYTHONSAFEPATH=1 LC_ALL=C.UTF-8 TZ=UTC
export PYINSTALLER_CONFIG_DIR=$WORK/pyinstaller
unset PYTHONPATH
umask 022

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

# The program as a wheel, which is bundled, and also lies in the bundle: the environment for training is made from it.
make_wheel() {
    rm -rf "$WORK/wheel"
    $UV build --quiet --wheel --python .venv/bin/python --build-constraints constraints.txt --out-dir "$WORK/wheel" .
}

make_environment() {
    local llama_cpp
    llama_cpp=$(packaging/llama_cpp_wheel.sh portable)
    $UV venv --quiet --clear --python .venv/bin/python "$VENV"
    UV_HTTP_TIMEOUT=300 $UV pip install --quiet --python "$VENV/bin/python" --link-mode copy --constraints constraints.txt --build-constraints constraints.txt \
        --find-links "$llama_cpp" --only-binary llama-cpp-python --requirements packaging/bundle.txt \
        "$PROGRAM[embedded,data] @ file://$(echo "$WORK"/wheel/*.whl)"
}

# What goes into _internal and is of no package of Python.
gather_extra() {
    rm -rf "$EXTRA"
    mkdir -p "$EXTRA/environment"
    cp constraints.txt "$EXTRA/environment/"
    "$VENV/bin/python" packaging/trainer_wheel.py "$WORK"/wheel/*.whl "$EXTRA/environment" >/dev/null
    "$VENV/bin/python" packaging/k_quants_libraries.py "$EXTRA/trainer/export/compiled" >/dev/null
}

freeze() {
    rm -rf "$FOLDER"
    "$VENV/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist --workpath "$WORK/work" packaging/bundle.spec
    strip_libraries
    PATH=$VENV/bin:$PATH "$VENV/bin/python" packaging/own_paths.py "$FOLDER" "$PWD"
    chmod -R u=rwX,go=rX "$FOLDER"
}

# Names for a debugger: a tenth of the folder. What a wheel brings of other libraries (NAME.libs) was moved about within its
# files by the tool that made the wheel, and may not load when it is stripped after that.
strip_libraries() {
    find "$FOLDER/_internal" -type f -name '*.so*' -not -path '*.libs/*' -print0 | xargs -0 strip --strip-unneeded
}

build() {
    rm -rf "$FOLDER" dist/root dist/*_amd64.deb dist/*-linux-x86_64.tar.zst
    say "→ wheel"
    make_wheel
    say "→ $VENV"
    make_environment
    gather_extra
    say "→ $FOLDER"
    freeze
    say "→ .deb, .tar.zst"
    packaging/linux/package.sh "$FOLDER" "$(basename "$WORK"/wheel/*.whl | cut -d- -f2)" "$@"
}

digests() { (cd dist && find . -type f -print0 | sort -z | xargs -0 sha256sum && find . -type l -printf '%l  %p\n' | sort); }

for program in dpkg-deb zstd strip; do
    command -v $program >/dev/null || stop "The bundle for Linux is built on Debian, with zstd and binutils: $program is missing."
done
[ -x $UV ] || stop "Run packaging/setup.sh run first."
case "${1:-}" in
--quickly) build --quickly ;;
*) build ;;
esac
if [ "${1:-}" = --twice ]; then
    digests >"$WORK/first.txt"
    build
    digests >"$WORK/second.txt"
    diff "$WORK/first.txt" "$WORK/second.txt" || stop "The second build differs from the first."
    say "✓ $(wc -l <"$WORK/second.txt") files, the same bytes twice"
fi
du -s --apparent-size --block-size=1000000 "$FOLDER" dist/*.deb dist/*.tar.zst >&2
