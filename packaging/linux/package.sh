#!/usr/bin/env bash
# Makes the .deb and the archive of a built folder, beside it:  packaging/linux/package.sh FOLDER VERSION [--quickly]
# Times come from SOURCE_DATE_EPOCH. What is packed quickly is larger by half, and for tests only.
set -euo pipefail
FOLDER=$(realpath "$1")
VERSION=$2
# The .deb by one thread, as more of them would cut the stream, and at the highest level, whose window reaches from one
# program to the other: they begin with the same archive of modules.
DEB=(-Zxz -z9 --threads-max=1)
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

rm -rf "$ROOT"
mkdir -p "$ROOT/opt" "$ROOT/usr/bin" "$ROOT/DEBIAN"
cp -al "$FOLDER" "$ROOT/opt/$NAME"
for program in criminal-law-desk criminal-law-trainer; do
    ln -s "/opt/$NAME/$program" "$ROOT/usr/bin/$program"
done
put "$HERE/$NAME.desktop" "$SHARE/applications/$NAME.desktop"
put "$HERE/$NAME.svg" "$SHARE/icons/hicolor/scalable/apps/$NAME.svg"
put "$HERE/$NAME.xml" "$SHARE/mime/packages/$NAME.xml"
put "$HERE/copyright" "$SHARE/doc/$NAME/copyright"
mkdir -p "$SHARE/metainfo"
sed "s/@VERSION@/$VERSION/; s/@DATE@/$(date -u -d "@$SOURCE_DATE_EPOCH" +%F)/" "$HERE/local.criminal_law_desk.Desk.metainfo.xml" \
    >"$SHARE/metainfo/local.criminal_law_desk.Desk.metainfo.xml"
(cd "$ROOT" && find opt usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum) >"$ROOT/DEBIAN/md5sums"
sed "s/@VERSION@/$VERSION/; s/@SIZE@/$(du -s --apparent-size --block-size=1024 "$ROOT/opt" | cut -f1)/; s/@DEPENDS@/$(
    "$HERE/dependencies.py" "$FOLDER"
)/" "$HERE/control" >"$ROOT/DEBIAN/control"
chmod -R u=rwX,go=rX "$ROOT"
find "$ROOT" -newermt "@$SOURCE_DATE_EPOCH" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
dpkg-deb --root-owner-group "${DEB[@]}" --build "$ROOT" "$OUT/${NAME}_${VERSION}_amd64.deb" >/dev/null
rm -rf "$ROOT"

tar --create --directory "$OUT" --sort=name --format=gnu --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner "$NAME" |
    zstd --quiet --force "${ARCHIVE[@]}" -T2 -o "$OUT/$NAME-$VERSION-linux-x86_64.tar.zst"
