"""A small server that answers as a broken Ollama would, or one with another server behind it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def lines(handler: BaseHTTPRequestHandler, *rows: dict[str, Any] | str) -> None:
    """A stream of JSON lines that ends with the connection."""
    handler.send_response(200)
    handler.send_header("Content-Type", "application/x-ndjson")
    handler.end_headers()
    for row in rows:
        text = row if isinstance(row, str) else json.dumps(row)
        handler.wfile.write(text.encode() + b"\n")
        handler.wfile.flush()


def whole(handler: BaseHTTPRequestHandler, body: dict[str, Any], status: int = 200) -> None:
    raw = json.dumps(body).encode()
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(raw)))
    handler.end_headers()
    handler.wfile.write(raw)


@contextmanager
def serving(replies: dict[str, Reply]) -> Iterator[str]:
    """Answers each path with its reply, /api/show with a plain card."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply({})

        def do_HEAD(self) -> None:
            self.reply({})

        def do_POST(self) -> None:
            size = int(self.headers.get("Content-Length") or 0)
            raw = self.rfile.read(size)
            self.reply(json.loads(raw) if raw[:1] == b"{" else {})  # a file that is uploaded is not read

        def reply(self, body: dict[str, Any]) -> None:
            if self.path in replies:
                replies[self.path](self, body)
            elif self.path == "/api/show":
                whole(self, {"template": "", "capabilities": ["completion"]})
            else:
                whole(self, {"error": "not here"}, 404)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
