#!/usr/bin/env bash
# Builds what is downloaded, for macOS: the program with Python and all libraries as an application, in a disk image. On a
# Mac, after packaging/setup.sh run. Nobody has run it yet. Signing and notarising are left to whoever publishes:
# codesign --deep --options runtime --sign ID "dist/Criminal Law Desk.app" before the image, then notarytool submit and stapler.
#
#   packaging/macos.sh    dist/Criminal Law Desk.app, dist/*.dmg
set -euo pipefail
cd "$(dirname "$0")/.."

UV=.venv/bin/uv
WORK=$PWD/.cache/bundle
VENV=$WORK/venv
PROGRAM=criminal-law-desk
APPLICATION="dist/Criminal Law Desk.app"
export EXTRA=$WORK/extra PYTHONHASHSEED=0 PYINSTALLER_CONFIG_DIR=$WORK/pyinstaller

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "✗ $*"
    exit 1
}

[ "$(uname -s)" = Darwin ] || stop "The application for macOS is built on a Mac."
[ -x $UV ] || stop "Run packaging/setup.sh run first."

say "→ wheel"
rm -rf "$WORK/wheel" "$EXTRA"
mkdir -p "$EXTRA/environment"
$UV build --quiet --wheel --python .venv/bin/python --build-constraints constraints.txt --out-dir "$WORK/wheel" .
VERSION=$(basename "$WORK"/wheel/*.whl | cut -d- -f2)
export VERSION

say "→ $VENV"
$UV venv --quiet --clear --python .venv/bin/python "$VENV"
# For every Mac with this kind of processor: Metal is compiled in, and nothing that only this one has.
CMAKE_ARGS="-DGGML_NATIVE=OFF -DLLAVA_BUILD=OFF" $UV pip install --quiet --python "$VENV/bin/python" --link-mode copy \
    --constraints constraints.txt --build-constraints constraints.txt --no-binary llama-cpp-python \
    --requirements packaging/bundle.txt "$PROGRAM[embedded,data] @ file://$(echo "$WORK"/wheel/*.whl)"
cp constraints.txt "$EXTRA/environment/"
"$VENV/bin/python" packaging/trainer_wheel.py "$WORK"/wheel/*.whl "$EXTRA/environment" >/dev/null

say "→ $APPLICATION"
rm -rf "$APPLICATION" "dist/$PROGRAM"
mkdir -p "$WORK/desk.iconset"
# Cocoa's tools make the icon out of one large picture.
QT_QPA_PLATFORM=offscreen "$VENV/bin/python" packaging/windows/icon.py packaging/linux/$PROGRAM.svg "$WORK/desk.ico"
for size in 16 32 128 256; do
    sips -s format png -z $size $size "$WORK/desk.ico" --out "$WORK/desk.iconset/icon_${size}x$size.png" >/dev/null
done
iconutil --convert icns --output "$WORK/desk.icns" "$WORK/desk.iconset"
ICON=$WORK/desk.icns "$VENV/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN --distpath dist \
    --workpath "$WORK/work" packaging/bundle.spec
rm -rf "dist/$PROGRAM"

say "→ .dmg"
hdiutil create -quiet -ov -fs HFS+ -volname "Criminal Law Desk" -srcfolder "$APPLICATION" "dist/$PROGRAM-$VERSION-macos-$(uname -m).dmg"
du -sm "$APPLICATION" dist/*.dmg >&2
