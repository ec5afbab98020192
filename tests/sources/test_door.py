"""Is nothing reached but the public web, whatever an address, a name or a redirect pretends?"""

from __future__ import annotations

import socket
import ssl
import threading
from ipaddress import ip_address

import pytest
import trustme

from annotator.sources import web
from annotator.sources.door import Door
from tests.sources.far import ARTICLE, FAR, NEAR, Site, door, page, redirect, refused, site


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "localhost.",
        "LOCALHOST",
        "inside.example",
        "both.example",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "017700000001",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[0:0:0:0:0:0:0:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "[fec0::1]",
        "[fd00:ec2::254]",
        "[ff02::1]",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.100.100.200",
        "192.0.0.192",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "①②⑦.⓪.⓪.①",
    ],
)
def test_what_is_not_the_public_web_is_not_asked(far: Site, near: Site, host: str) -> None:
    through = door(near.port, lets=Door().lets)

    words = refused(near.url(host=host), through)

    assert "no machine of the public web" in words
    assert near.connections == far.connections == 0


def test_the_door_of_the_site_itself_is_open_to_the_public_web_alone() -> None:
    lets = Door().lets

    assert lets(ip_address("93.184.216.34"))
    assert lets(ip_address("2606:2800:220:1::1"))
    assert not lets(ip_address(FAR))


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:{port}/", "//inside.example:{port}/", "http://0:{port}/"]
)
def test_a_redirect_to_this_machine_is_not_followed(far: Site, near: Site, to: str) -> None:
    far.answers["/"] = redirect(to.format(port=near.port))

    through = door(far.port, ports=frozenset({far.port, near.port}))

    assert "no machine of the public web" in refused(far.url(), through)
    assert near.connections == 0


def test_a_name_that_means_another_machine_the_next_time_is_asked_for_once(
    far: Site, near: Site
) -> None:
    answers = [[FAR], [NEAR]]
    through = door(far.port, resolve=lambda host, port: answers.pop(0))

    assert web.fetch(far.url(), through).data == ARTICLE.encode()
    assert len(answers) == 1
    assert near.connections == 0


def test_a_name_is_looked_at_again_when_a_redirect_names_it_again(far: Site, near: Site) -> None:
    answers = [[FAR], [NEAR]]
    far.answers["/"] = redirect(far.url("/again"))
    through = door(far.port, resolve=lambda host, port: answers.pop(0))

    assert "no machine of the public web" in refused(far.url(), through)
    assert len(far.asked) == 1
    assert near.connections == 0


def test_a_machine_that_does_not_exist_is_said_to_be_none(far: Site) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise socket.gaierror

    assert "no machine named “nowhere.example”" in refused(
        far.url(host="nowhere.example"), door(far.port, resolve=resolve)
    )


def test_a_name_server_that_never_answers_is_not_waited_for(far: Site) -> None:
    asked, over = threading.Event(), threading.Event()

    def resolve(host: str, port: int) -> list[str]:
        asked.set()
        over.wait()
        return [FAR]

    said = refused(far.url(), door(far.port, resolve=resolve, seconds=0.2))
    over.set()

    assert asked.is_set()
    assert "did not answer" in said
    assert far.connections == 0


@pytest.mark.parametrize("port", [22, 6379])
def test_a_port_that_pages_are_not_on_is_not_asked(port: int) -> None:
    assert f"Port {port}" in refused(f"https://news.example:{port}/", Door(resolve=lambda *_: []))


def secure(host: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """What a site of that name shows, and what trusts it."""
    authority = trustme.CA()
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(shown)
    trusts = ssl.create_default_context()
    authority.configure_trust(trusts)
    return shown, trusts


def test_a_certificate_has_to_be_for_the_name_that_was_asked(far: Site) -> None:
    shown, trusts = secure("news.example")
    with site(context=shown) as safe:
        safe.answers["/"] = page(ARTICLE)
        url = safe.url(scheme="https")

        assert web.fetch(url, door(safe.port, trusts=trusts)).data == ARTICLE.encode()
        # Its name, and not the address that was connected to, is what counts.
        other = door(safe.port, trusts=trusts, resolve=lambda host, port: [FAR])
        assert "cannot be reached" in refused(safe.url(scheme="https", host="other.example"), other)
        assert "cannot be reached" in refused(url, door(safe.port))


def test_a_site_that_speaks_no_tls_is_out_of_reach(far: Site) -> None:
    assert "cannot be reached" in refused(far.url(scheme="https"), door(far.port))
