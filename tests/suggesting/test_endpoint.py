from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import ModelError
from assistant.suggesting.endpoint import (
    DEFAULT_URL,
    Endpoint,
    Reach,
    read_endpoint,
    right_addresses,
)


@pytest.mark.parametrize(
    "url",
    [
        DEFAULT_URL,
        "http://localhost:8080/v1",
        "HTTP://LocalHost",
        "http://127.0.0.1",
        "http://127.9.8.7:1/",
        "http://[::1]:11434/v1/",
        "http://[::ffff:127.0.0.1]/v1",
        "https://localhost/v1",
    ],
)
def test_this_machine_needs_nobodys_yes(url: str) -> None:
    found = read_endpoint(url)
    assert (found.reach, found.needs_yes) == (Reach.HERE, False)
    assert not found.url.endswith("/")


@pytest.mark.parametrize(
    ("url", "reach"),
    [
        ("https://api.example.org/v1", Reach.AWAY),
        ("https://localhost.example.org/v1", Reach.AWAY),
        ("https://127.0.0.1.nip.io/v1", Reach.AWAY),
        ("https://localtest.me/v1", Reach.AWAY),  # leads to this machine, today
        ("https://mymachine/v1", Reach.AWAY),
        ("https://localhost./v1", Reach.AWAY),
        ("https://2130706433/v1", Reach.AWAY),
        ("https://127.1/v1", Reach.AWAY),
        ("https://0x7f.0.0.1/v1", Reach.AWAY),
        ("https://0.0.0.0/v1", Reach.AWAY),
        ("https://[::]/v1", Reach.AWAY),
        ("https://8.8.8.8/v1", Reach.AWAY),
        ("https://172.32.0.1/v1", Reach.AWAY),
        ("https://100.64.0.1/v1", Reach.AWAY),
        ("https://192.168.1.20/v1", Reach.NEARBY),
        ("https://10.0.0.1:8443/v1", Reach.NEARBY),
        ("https://172.31.255.255/v1", Reach.NEARBY),
        ("https://[fd00::1]/v1", Reach.NEARBY),
        ("https://[::ffff:192.168.1.2]/v1", Reach.NEARBY),
        ("https://office.local/v1", Reach.NEARBY),
    ],
)
def test_all_else_is_shown_to_somebody_first(url: str, reach: Reach) -> None:
    found = read_endpoint(url)
    assert (found.reach, found.needs_yes, found.trusted) == (reach, True, False)
    with pytest.raises(ModelError, match="without encryption"):
        read_endpoint(url.replace("https", "http"))


def test_one_machine_on_the_network_can_be_trusted_by_name() -> None:
    trusted = read_endpoint("http://192.168.1.20:11434/v1", "192.168.1.20")
    assert (trusted.reach, trusted.needs_yes) == (Reach.NEARBY, False)
    assert not read_endpoint("http://office.local/v1", " Office.local ").needs_yes
    assert read_endpoint("https://192.168.1.21/v1", "192.168.1.20").needs_yes
    with pytest.raises(ModelError, match="without encryption"):
        read_endpoint("http://192.168.1.21/v1", "192.168.1.20")


@pytest.mark.parametrize("host", ["api.example.org", "8.8.8.8", "[2001:db8::1]"])
def test_what_is_away_is_never_trusted(host: str) -> None:
    assert read_endpoint(f"https://{host}/v1", host).needs_yes


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:11434",
        "ftp://localhost/v1",
        "file:///etc/passwd",
        "http://",
        "http://localhost:0/v1",
        "http://localhost:99999/v1",
        "http://localhost:port/v1",
        "http://localhost/v1?key=sk-secret",
        "http://localhost/v1#sk-secret",
        "http://me:sk-secret@localhost/v1",
        "https://sk-secret@api.example.org/v1",
        "http://localhost\\@evil.example/v1",
        "http://localhost%2f@evil.example/v1",
        "http://local\thost/v1",
        "http://localhost/v1/../..//x y",
        "http://ⓛocalhost/v1",
        "http://[::1/v1",
        "https://[12345::]/v1",
        "https://999.1.1.1/v1",
        "http://[fe80::1%25eth0]/v1",
        "http:/localhost/v1",
    ],
)
def test_what_cannot_be_used_is_told_and_no_secret_is_repeated(url: str) -> None:
    with pytest.raises(ModelError) as told:
        read_endpoint(url)
    assert told.value.kind == "address"
    assert "sk-secret" not in str(told.value)
    assert DEFAULT_URL in str(told.value)


@pytest.mark.parametrize(
    ("url", "port"),
    [
        ("https://api.example.org/v1", 443),
        ("https://api.example.org:443/v1", 443),
        ("https://api.example.org:80/v1", 80),
        ("https://api.example.org:8443/v1", 8443),
        ("http://localhost/v1", 80),
        ("http://[::1]:80/v1", 80),
    ],
)
def test_an_address_with_the_usual_port_is_written_as_the_client_writes_it(
    url: str, port: int
) -> None:
    """The way out compares the two: else no model with the usual port could ever be asked."""
    import httpx2

    found = read_endpoint(url)
    assert found.port == port
    assert str(httpx2.URL(f"{found.url}/chat/completions")) == f"{found.url}/chat/completions"


HOSTS = st.from_regex(r"[a-z0-9.\-:\[\]@\\/?#%]{1,30}", fullmatch=True)


@given(HOSTS, st.sampled_from(["http", "https"]))
def test_an_address_says_where_the_client_really_goes(host: str, scheme: str) -> None:
    """Whatever is read here as this machine is read so by the library that connects."""
    import httpx2

    try:
        found = read_endpoint(f"{scheme}://{host}")
    except ModelError:
        return
    there = httpx2.URL(f"{found.url}/chat/completions")
    assert there.host == found.host
    assert (there.port or {"http": 80, "https": 443}[there.scheme]) == found.port
    assert there.userinfo == b""
    assert str(there) == f"{found.url}/chat/completions"


def test_a_name_must_lead_where_it_says() -> None:
    here = read_endpoint("http://localhost/v1")
    near = read_endpoint("http://office.local/v1", "office.local")
    assert right_addresses(here, ["::1", "127.0.0.1"]) == ["::1", "127.0.0.1"]
    assert right_addresses(near, ["192.168.1.4"]) == ["192.168.1.4"]
    wrong: list[tuple[Endpoint, list[str]]] = [
        (here, ["127.0.0.1", "203.0.113.9"]),
        (here, ["192.168.1.4"]),
        (near, ["203.0.113.9"]),
        (here, []),
    ]
    for endpoint, addresses in wrong:
        with pytest.raises(ModelError, match="does not lead where its name says"):
            right_addresses(endpoint, addresses)
