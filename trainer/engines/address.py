"""Where a server is: on this computer, in the office's own network, elsewhere, or a known cloud."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from trainer.engines.clouds import is_cloud_host

# RFC 1918, RFC 6598 (shared by a provider's or a VPN's customers), RFC 4193, and link-local addresses. Not
# ``is_private``: that also holds for addresses which are reserved for documentation or tests.
_PRIVATE = tuple(
    map(
        ip_network,
        (
            *("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"),
            *("100.64.0.0/10", "169.254.0.0/16"),
            *("fc00::/7", "fe80::/10"),
        ),
    )
)
# Names that no public registry gives out: mDNS (RFC 6762), home networks (RFC 8375), and ICANN's and routers' own. What
# they stand for may have a public IPv6 address, as every machine of an office has where the provider deals in IPv6.
_OFFICE_NAMES = (".local", ".lan", ".internal", ".home.arpa")


class Reach(IntEnum):
    """How far a case travels; the largest of several addresses counts."""

    LOOPBACK = 0
    PRIVATE = 1
    ELSEWHERE = 2
    CLOUD = 3


@dataclass(frozen=True, slots=True)
class Destination:
    """A host as it was looked up: the addresses are the ones to connect to, as a second look-up may give others."""

    reach: Reach
    addresses: tuple[str, ...]


async def look_up(name: str, port: int) -> Destination:
    """Where that host is. A known cloud is not looked up at all. Raises OSError or UnicodeError for an unknown name."""
    plain = plain_name(name)
    if is_cloud_host(plain):
        return Destination(Reach.CLOUD, ())
    literal = _literal(plain)
    if literal is not None:
        return Destination(reach_of(literal), (plain,))
    if plain == "localhost" or plain.endswith(".localhost"):
        return Destination(Reach.LOOPBACK, ("127.0.0.1", "::1"))  # RFC 6761: no other meaning is allowed
    found = await asyncio.get_running_loop().getaddrinfo(
        plain, port, type=socket.SOCK_STREAM, flags=socket.AI_CANONNAME
    )
    if any(is_cloud_host(canonical) for _, _, _, canonical, _ in found):
        return Destination(Reach.CLOUD, ())
    addresses = tuple(dict.fromkeys(str(where[0]) for *_, where in found))
    reach = max(reach_of(ip_address(address)) for address in addresses)
    return Destination(min(reach, Reach.PRIVATE) if plain.endswith(_OFFICE_NAMES) else reach, addresses)


def reach_of(address: IPv4Address | IPv6Address) -> Reach:
    """Of one address."""
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    if address.is_loopback:
        return Reach.LOOPBACK
    if any(address.version == network.version and address in network for network in _PRIVATE):
        return Reach.PRIVATE
    return Reach.ELSEWHERE


def plain_name(name: str) -> str:
    """As two spellings of one host are compared."""
    return name.strip().strip("[]").rstrip(".").lower()


def _literal(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name)
    except ValueError:
        return None
