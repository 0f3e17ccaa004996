"""https: the certificate is verified, by the host's name, although the address that was checked is connected to."""

from __future__ import annotations

import asyncio
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.faulty_ollama import whole
from tests.faulty_openai import NAME, serving_models
from trainer.engines.engine import EngineError, Model
from trainer.engines.openai.engine import OpenAiEngine


def certificate(folder: Path, name: str) -> Path:
    """One that signed itself, with its key in the same file."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = folder / f"{name}.pem"
    plain = serialization.NoEncryption()
    private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, plain)
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@contextmanager
def serving_securely(file: Path) -> Iterator[int]:
    """A server with that certificate; its port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            whole(self, {"data": [{"id": NAME}]}, 200 if self.path == "/v1/models" else 404)

        def log_message(self, *_: object) -> None:
            pass

    class Server(HTTPServer):
        def handle_error(self, *_: object) -> None:
            pass  # a client that does not trust it hangs up

    server = Server(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def models(url: str) -> list[Model]:
    async def run() -> list[Model]:
        engine = OpenAiEngine(url, key=lambda: None)
        try:
            return await engine.models()
        finally:
            await engine.close()

    return asyncio.run(run())


def test_a_certificate_that_signed_itself_is_refused(tmp_path: Path) -> None:
    with serving_securely(certificate(tmp_path, "localhost")) as port, pytest.raises(EngineError) as caught:
        models(f"https://localhost:{port}/v1")
    assert caught.value.message.key == "engines.openai-certificate"


def test_the_offices_own_authority_is_trusted_where_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = certificate(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with serving_securely(file) as port:
        assert [model.name for model in models(f"https://localhost:{port}/v1")] == [NAME]
        with pytest.raises(EngineError) as caught:
            models(f"https://127.0.0.1:{port}/v1")  # another name than the certificate's
    assert caught.value.message.key == "engines.openai-certificate"


def test_https_at_a_server_that_has_none() -> None:
    with serving_models() as url, pytest.raises(EngineError) as caught:
        models(url.replace("http://", "https://"))
    assert caught.value.message.key == "engines.openai-not-tls"
