"""An index of small packages on this computer, as uv asks one, and the program as a wheel that wants some of them."""

from __future__ import annotations

import hashlib
import threading
import zipfile
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

OWN = "criminal-law-desk"


def write_wheel(folder: Path, name: str, version: str, *, needs: tuple[str, ...] = (), filler: int = 0) -> Path:
    """A package with one module of its name. ``needs``: lines of Requires-Dist; ``filler``: bytes that do not pack."""
    folder.mkdir(parents=True, exist_ok=True)
    module = name.replace("-", "_")
    about = f"{module}-{version}.dist-info"
    extras = "".join("Provides-Extra: ocr\n" for line in needs[:1] if "extra" in line)
    wanted = "".join(f"Requires-Dist: {line}\n" for line in needs)
    files = {
        f"{module}/__init__.py": f"VERSION = {version!r}\n".encode(),
        f"{module}/filler.bin": hashlib.shake_128(name.encode()).digest(filler),
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{extras}{wanted}".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},sha256={hashlib.sha256(text).hexdigest()},\n" for path, text in files.items())
    target = folder / f"{module}-{version}-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path, text in (files | {f"{about}/RECORD": f"{record}{about}/RECORD,,\n".encode()}).items():
            # The same content gives the same file, whenever it is written.
            archive.writestr(zipfile.ZipInfo(path), text)
    return target


@dataclass
class Faults:
    """What the index does wrong; to be changed while it serves."""

    breaks_after: int = 0
    """Bytes of a file after which the connection is cut, as long as more are asked for; 0: never."""
    ignores_ranges: bool = False
    damaged: bool = False
    page: bytes = b""
    """Sent in place of every file."""
    status: int = 200
    """Of files."""
    slow: threading.Event | None = None
    """Waited for in the middle of a file."""
    hashes: bool = True
    account: tuple[str, str] = ("", "")
    """Name and password, without which nothing is told."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    """Name and range of each file that was asked for."""


@contextmanager
def package_index(folder: Path, faults: Faults) -> Iterator[str]:
    """Serves the wheels of a folder by PEP 503: pages of links with hashes, and no sizes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = "Basic " + b64encode(":".join(faults.account).encode()).decode()
            if any(faults.account) and self.headers.get("Authorization") != wanted:
                self.send_error(401)
                return
            parts = self.path.strip("/").split("/")
            if parts[0] == "simple" and len(parts) == 2:
                self.send_links(parts[1])
            elif parts[0] == "files" and (folder / parts[-1]).is_file():
                self.send_file(folder / parts[-1])
            else:
                self.send_error(404)

        def do_HEAD(self) -> None:
            """uv asks for it, and reads the list of contents at a wheel's end."""
            self.do_GET()

        def send_links(self, name: str) -> None:
            links = [self.link(file) for file in sorted(folder.glob(f"{name.replace('-', '_')}-*.whl"))]
            if not links:
                self.send_error(404)
                return
            self.send(b"".join(links), {"Content-Type": "text/html"})

        def link(self, file: Path) -> bytes:
            mark = f"#sha256={hashlib.sha256(file.read_bytes()).hexdigest()}" if faults.hashes else ""
            return f'<a href="/files/{file.name}{mark}">{file.name}</a>\n'.encode()

        def send_file(self, file: Path) -> None:
            # What uv reads of a file to know what it needs is no download.
            reads = self.headers.get("User-Agent", "").startswith("uv/")
            content = file.read_bytes()
            wanted = self.headers.get("Range", "")
            if reads:
                self.send(content, {"Content-Type": "application/octet-stream"})
                return
            faults.asked.append((file.name, wanted))
            if faults.status != 200:
                self.send_error(faults.status)
                return
            if faults.page:
                self.send(faults.page, {"Content-Type": "text/html; charset=utf-8"})
                return
            content = content[:-1] + b"?" if faults.damaged else content
            first = 0 if faults.ignores_ranges or not wanted else int(wanted.removeprefix("bytes=").rstrip("-"))
            self.send_response(206 if first else 200)
            self.send_header("Content-Length", str(len(content) - first))
            self.end_headers()
            rest = content[first:]
            if faults.breaks_after and len(rest) > faults.breaks_after:
                self.wfile.write(rest[: faults.breaks_after])
                self.wfile.flush()
                self.connection.close()
                return
            self.wfile.write(rest[: len(rest) // 2])
            self.wfile.flush()
            if faults.slow is not None and len(rest) > 100_000:
                faults.slow.wait(60)
            self.wfile.write(rest[len(rest) // 2 :])

        def send(self, content: bytes, headers: Mapping[str, str]) -> None:
            self.send_response(200)
            for name, value in {**headers, "Content-Length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/simple"
    finally:
        server.shutdown()
        server.server_close()
