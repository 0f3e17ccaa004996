#!/usr/bin/env bash
# Makes the .deb and the archive of a built folder, beside it:  packaging/linux/package.sh FOLDER VERSION [--quickly]
# Times come from SOURCE_DATE_EPOCH. What is packed quickly is larger by half, and for tests only.
set -euo pipefail
FOLDER=$(realpath "$1")
VERSION=$2
# At the highest level, whose window reaches from one program to the other: they begin with the same archive of modules.
# dpkg-deb makes the same blocks of 192 MiB by however many threads.
DEB=(-Zxz -z9)
ARCHIVE=(-16 --long=27)
if [ "${3:-}" = --quickly ]; then
    DEB=(-Zgzip -z1)
    ARCHIVE=(-3)
fi
HERE=$(realpath "$(dirname "$0")")
OUT=$(dirname "$FOLDER")
NAME=$(basename "$FOLDER")
ROOT=$OUT/root
SHARE=$ROOT/usr/share

put() { install -D -m 644 "$1" "$2"; }
dated() { date --utc --date "@$SOURCE_DATE_EPOCH" "$1"; }
filled_in() { sed "s/@VERSION@/$VERSION/; s/@DATE@/$2/" "$1"; }

rm -rf "$ROOT"
mkdir -p "$ROOT/opt" "$ROOT/usr/bin" "$ROOT/DEBIAN"
# Files of its own: who links to the folder's meanwhile, as its tests do, changes them while they are read.
cp -a --reflink=auto "$FOLDER" "$ROOT/opt/$NAME"
for program in criminal-law-desk criminal-law-trainer; do
    ln -s "/opt/$NAME/$program" "$ROOT/usr/bin/$program"
done
put "$HERE/$NAME.desktop" "$SHARE/applications/$NAME.desktop"
put "$HERE/$NAME.svg" "$SHARE/icons/hicolor/scalable/apps/$NAME.svg"
put "$HERE/$NAME.xml" "$SHARE/mime/packages/$NAME.xml"
put "$HERE/copyright" "$SHARE/doc/$NAME/copyright"
# Debian's policy wants one of its own form, with an address of the maintainer's: none is delivered to .invalid.
filled_in "$HERE/changelog" "$(dated --rfc-email)" | gzip -9 --no-name >"$SHARE/doc/$NAME/changelog.gz"
gzip -9 --no-name --stdout "$HERE/../../CHANGELOG.md" >"$SHARE/doc/$NAME/CHANGELOG.md.gz"
mkdir -p "$SHARE/metainfo"
filled_in "$HERE/local.criminal_law_desk.Desk.metainfo.xml" "$(dated +%F)" >"$SHARE/metainfo/local.criminal_law_desk.Desk.metainfo.xml"
(cd "$ROOT" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$ROOT/DEBIAN/md5sums"
sed "s/@VERSION@/$VERSION/; s/@SIZE@/$(du -s --apparent-size --block-size=1024 "$ROOT/opt" | cut -f1)/; s/@DEPENDS@/$(
    "$HERE/dependencies.py" "$FOLDER"
)/" "$HERE/control" >"$ROOT/DEBIAN/control"
chmod -R u=rwX,go=rX "$ROOT"
find "$ROOT" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group "${DEB[@]}" --build "$ROOT" "$OUT/${NAME}_${VERSION}_amd64.deb" >/dev/null
tar --create --directory "$ROOT/opt" --sort=name --format=gnu --owner=0 --group=0 --numeric-owner "$NAME" |
    zstd --quiet --force "${ARCHIVE[@]}" -T2 -o "$OUT/$NAME-$VERSION-linux-x86_64.tar.zst"
rm -rf "$ROOT"
