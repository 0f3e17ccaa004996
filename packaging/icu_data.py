"""Cuts the data of ICU, which Qt's wheel brings, down to what a program in Chinese and English asks of it: 32 MB to 4.

    python packaging/icu_data.py libicudata.so.73 SMALL.so

Left are the collation of both languages and of all that has none of its own, time zones, the properties of characters
and the Chinese converters. Qt takes dates, numbers, currencies and the breaking of lines from tables of its own; where
ICU misses a language, it takes its root. Needs a C compiler, which makes the library again.
"""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

# The format: unicode-org.github.io/icu, "ICU Data", .dat packages. A header, whose size is its first number; then the
# count of entries, for each where its name and its content begin, counted from here; names; contents, each at 16.
_ENTRY = struct.Struct("<II")
_KEPT = re.compile(
    r"[^/]+\.(icu|nrm|cfu)"
    r"|(coll/|zone/)?(root|en|zh|en_(US|GB|001|150)|zh_Han[st]|zh_Han[st]_(CN|HK|TW|SG|MO)|pool|res_index)\.res"
    r"|(supplementalData|zoneinfo64|timezoneTypes|metaZones|windowsZones|likelySubtags|numberingSystems|keyTypeData"
    r"|icuver|icustd|dayPeriods|plurals|genderList|currencyNumericCodes)\.res"
    r"|coll/ucadata\.icu"
    r"|(gb18030|ibm-1386_P100-2001|windows-936-2000|ibm-5478_P100-1995|windows-950-2000|ibm-1375_P100-2008)\.cnv"
)
_ALIGNED = 16
_ASSEMBLY = """.section .rodata
.globl {symbol}
.type {symbol}, @object
.balign 16
{symbol}: .incbin "{file}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",@progbits
"""


def small_data(data: bytes) -> bytes:
    """A package of ICU's data with the kept entries alone. Raises ValueError for anything else than such a package."""
    (start,) = struct.unpack_from("<H", data)
    if data[2:4] != b"\xda\x27" or data[12:16] != b"CmnD":
        raise ValueError("no package of ICU's data")
    kept = [(name, content) for name, content in _entries(data, start) if _KEPT.fullmatch(name.partition("/")[2])]
    table, names, contents = bytearray(struct.pack("<I", len(kept))), bytearray(), bytearray()
    names_at = len(table) + _ENTRY.size * len(kept)
    contents_at = names_at + sum(len(name.encode()) + 1 for name, _ in kept)
    contents_at += -(start + contents_at) % _ALIGNED
    for name, content in kept:
        table += _ENTRY.pack(names_at + len(names), contents_at + len(contents))
        names += name.encode() + b"\0"
        contents += content + bytes(-len(content) % _ALIGNED)
    before = data[:start] + table + names
    return before + bytes(start + contents_at - len(before)) + contents


def _entries(data: bytes, start: int) -> Iterator[tuple[str, bytes]]:
    (count,) = struct.unpack_from("<I", data, start)
    places = [_ENTRY.unpack_from(data, start + 4 + _ENTRY.size * number) for number in range(count)]
    ends = [content for _, content in places[1:]] + [len(data) - start]
    for (name, content), end in zip(places, ends, strict=True):
        named = start + name
        yield data[named : data.index(b"\0", named)].decode("ascii"), data[start + content : start + end]


def write_small(library: Path, target: Path) -> None:
    """``target`` becomes a library in the place of ``library``. Raises OSError, ValueError or CalledProcessError."""
    told = subprocess.run(["nm", "-D", str(library)], capture_output=True, text=True, check=True).stdout
    address, _kind, symbol = told.split()
    raw = library.read_bytes()
    # The one section with data lies in the file where it lies in memory.
    size = _size(library, symbol)
    data = small_data(raw[int(address, 16) : int(address, 16) + size])
    with TemporaryDirectory() as folder:
        package, source = Path(folder) / "icu.dat", Path(folder) / "icu.s"
        package.write_bytes(data)
        source.write_text(_ASSEMBLY.format(symbol=symbol, file=package.name), encoding="ascii")
        options = ["-shared", "-nostdlib", "-s", "-Wl,--build-id=none", f"-Wl,-soname,{library.name}"]
        subprocess.run(["cc", *options, source.name, "-o", str(target.absolute())], cwd=folder, check=True)


def _size(library: Path, symbol: str) -> int:
    told = subprocess.run(["readelf", "-SW", str(library)], capture_output=True, text=True, check=True).stdout
    found = re.search(r"\.rodata\s+PROGBITS\s+\w+\s+\w+\s+(\w+)", told)
    if found is None:
        raise ValueError(f"{library} holds no {symbol}")
    return int(found[1], 16)


if __name__ == "__main__":
    write_small(Path(sys.argv[1]), Path(sys.argv[2]))
