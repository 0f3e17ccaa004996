#!/usr/bin/env bash
# Builds what is downloaded, for Windows: both programs in one folder, with Python and all libraries, as a zip and as an
# installer. On Debian, as root, Windows' own programs run in Wine (packaging/windows/wine.sh): PyInstaller, and the compiler of
# installers. On Windows, in Git's bash, they run as they are; PARTS is then a folder with what only Linux compiles here,
# wheels/ (packaging/llama_cpp_wheel.sh windows) and compiled/ (packaging/k_quants_libraries.py).
#
#   packaging/windows.sh    dist/windows/criminal-law-desk/, dist/*-windows-x86_64.zip, dist/*-windows-x86_64-setup.exe
set -euo pipefail
cd "$(dirname "$0")/.."

PROGRAM=criminal-law-desk
CACHE=${CRIMINAL_LAW_DESK_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/criminal-law-desk}/windows
FOLDER=dist/windows/$PROGRAM
INNO=innosetup@6.4.1
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || stat -c %Y pyproject.toml)
export SOURCE_DATE_EPOCH

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

case $(uname -s) in
MINGW* | MSYS*)
    UV=.venv/Scripts/uv.exe
    OWN_PYTHON=.venv/Scripts/python.exe
    WORK=.cache/windows/bundle
    named() { cygpath --absolute --windows "$1"; }
    # Git's bash would take /Qp for a path of its own.
    windows() { MSYS_NO_PATHCONV=1 MSYS2_ARG_CONV_EXCL='*' env "$@"; }
    ;;
*)
    UV=.venv/bin/uv
    OWN_PYTHON=.venv/bin/python
    # .cache may be a link, which the Debian of Wine does not see.
    WORK=$(mkdir -p .cache && realpath .cache)/windows/bundle
    named() { printf 'Z:%s' "$(realpath -m "$1" | tr / '\\')"; }
    windows() { packaging/windows/wine.sh "$@"; }
    ;;
esac

# The program as a wheel, which is bundled, and also lies in the bundle: the environment for training is made from it.
make_wheel() {
    rm -rf "$WORK/wheel"
    $UV build --quiet --wheel --python $OWN_PYTHON --build-constraints constraints.txt --out-dir "$WORK/wheel" .
}

# A Python for Windows that holds the program, what it needs, and what freezes it.
make_environment() {
    rm -rf "$WORK/python"
    if [ $UV = .venv/bin/uv ]; then
        local libraries
        libraries=$(packaging/windows/libraries.sh embedded,data packaging/bundle.txt)
        # Links, as nothing is written into any of the files.
        cp --archive --link "$(packaging/windows/python.sh)/python" "$WORK/python"
        cp --archive --link "$libraries"/. "$WORK/python/lib/site-packages"
        $UV pip install --quiet --no-deps --target "$WORK/python/lib/site-packages" --python-platform x86_64-pc-windows-msvc \
            --python-version 3.13 "$WORK"/wheel/*.whl
        cp "$($OWN_PYTHON -c 'import sysconfig; print(sysconfig.get_path("stdlib"))')/LICENSE.txt" "$WORK/python/lib/"
        PYTHON=$WORK/python/python.exe
    else
        $UV venv --quiet --python $OWN_PYTHON "$WORK/python"
        $UV pip install --quiet --python "$WORK/python/Scripts/python.exe" --constraints constraints.txt --build-constraints constraints.txt \
            --find-links "$PARTS/wheels" --only-binary llama-cpp-python --requirements packaging/bundle.txt \
            "$PROGRAM[embedded,data] @ file:///$(cygpath --absolute --mixed "$(echo "$WORK"/wheel/*.whl)")"
        PYTHON=$WORK/python/Scripts/python.exe
    fi
}

# What goes into _internal and is of no package of Python.
gather_extra() {
    local compiled=$WORK/extra/trainer/export/compiled
    rm -rf "$WORK/extra"
    mkdir -p "$WORK/extra/environment" "$compiled"
    cp constraints.txt "$WORK/extra/environment/"
    $OWN_PYTHON packaging/trainer_wheel.py "$WORK"/wheel/*.whl "$WORK/extra/environment" >/dev/null
    if [ -n "${PARTS:-}" ]; then
        cp "$PARTS"/compiled/* "$compiled/"
    else
        PYTHONPATH=. $OWN_PYTHON packaging/k_quants_libraries.py "$compiled" x86_64-w64-mingw32-gcc >/dev/null
    fi
    QT_QPA_PLATFORM=offscreen $OWN_PYTHON packaging/windows/icon.py packaging/linux/$PROGRAM.svg "$WORK/desk.ico"
}

freeze() {
    rm -rf dist/windows
    windows "EXTRA=$(named "$WORK/extra")" "ICON=$(named "$WORK/desk.ico")" "PYINSTALLER_CONFIG_DIR=$(named "$WORK/pyinstaller")" \
        PYTHONHASHSEED=0 PYTHONUTF8=1 PYTHONSAFEPATH=1 PYTHONDONTWRITEBYTECODE=1 "SOURCE_DATE_EPOCH=$SOURCE_DATE_EPOCH" \
        "$(named "$PYTHON")" -m PyInstaller --noconfirm --clean --log-level WARN --distpath "$(named dist/windows)" \
        --workpath "$(named "$WORK/work")" "$(named packaging/bundle.spec)" </dev/null >"$WORK/pyinstaller.txt" 2>&1 ||
        { cat "$WORK/pyinstaller.txt" >&2; stop "the programs could not be frozen"; }
}

# Inno Setup's compiler, with its licence, comes in a package of npm's.
inno() {
    local folder=$CACHE/${INNO/@/-}
    if [ ! -d "$folder" ]; then
        rm -rf "$folder.part"
        mkdir -p "$folder.part"
        npm pack --silent --pack-destination "$folder.part" $INNO >&2
        tar --extract --gzip --file "$folder.part"/*.tgz --directory "$folder.part"
        mv "$folder.part" "$folder"
    fi
    printf '%s' "$folder/package/bin/ISCC.exe"
}

[ -x $UV ] || stop "Run packaging/setup.sh run first (on Windows packaging/setup.ps1)."
mkdir -p "$WORK"
say "→ wheel"
make_wheel
VERSION=$(basename "$WORK"/wheel/*.whl | cut -d- -f2)
NAME=$PROGRAM-$VERSION-windows-x86_64
say "→ Python"
make_environment
gather_extra
say "→ $FOLDER"
freeze
say "→ $NAME.zip"
rm -f "dist/$NAME.zip" "dist/$NAME-setup.exe"
$OWN_PYTHON packaging/windows/archive.py "$FOLDER" "dist/$NAME.zip"
say "→ $NAME-setup.exe"
windows "$(named "$(inno)")" /Qp "/DVersion=$VERSION" "/DFolder=$(named "$FOLDER")" "/DIcon=$(named "$WORK/desk.ico")" \
    "/O$(named dist)" "$(named packaging/windows/installer.iss)" </dev/null >"$WORK/inno.txt" 2>&1 ||
    { cat "$WORK/inno.txt" >&2; stop "the installer could not be made"; }
du -s --apparent-size --block-size=1000000 "$FOLDER" dist/"$NAME"* >&2
