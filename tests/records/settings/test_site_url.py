"""The address of the site can begin every whole address, or `check` says how to write it."""

import pytest

from planhandbok.records.settings.site_url import site_url_finding


@pytest.mark.parametrize(
    "address",
    [
        "",
        "None",
        "https://k.no",
        "http://intranett/plan/",
        "https://k.no:8443/plan",
        "https://k.no/%C3%A5r/",
    ],
)
def test_address_of_a_folder_is_right(address: str) -> None:
    assert site_url_finding(address, is_from_environment=False) is None


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("k.no/plan", "mangler «https://». Skriv «https://k.no/plan/»."),
        ("localhost:8000", "mangler «https://». Skriv «https://localhost:8000/»."),
        ("www.k.no/plan/index.html", "mangler «https://». Skriv «https://www.k.no/plan/»."),
        ("https://k.no/plan/?x=1", "har noe etter «?». Skriv «https://k.no/plan/»."),
        ("https://k.no/plan#topp", "har noe etter «#». Skriv «https://k.no/plan/»."),
        ("https://k.no/plan/index.html", "til mappen. Skriv «https://k.no/plan/»."),
        ("https://økonomi.no/plan", "som koder. Skriv «https://xn--konomi-9xa.no/plan/»."),
        ("https://k.no/års plan/", "som koder. Skriv «https://k.no/%C3%A5rs%20plan/»."),
        ("https://meg:ord@k.no/", "har et brukernavn. Skriv «https://k.no/»."),
        ("file:///H:/plan/", "er ikke en nettadresse. Skriv hele adressen"),
        ("https://", "er ikke en nettadresse. Skriv hele adressen"),
        ("https://[", "er ikke en nettadresse. Skriv hele adressen"),
        ("https://k.no:port/", "er ikke en nettadresse. Skriv hele adressen"),
    ],
)
def test_other_addresses_are_told_with_the_right_one(address: str, told: str) -> None:
    finding = site_url_finding(address, is_from_environment=False)
    assert finding
    assert told in f"{finding.message} {finding.hint}"


def test_message_says_that_the_address_comes_from_the_environment() -> None:
    finding = site_url_finding("k.no", is_from_environment=True)
    assert finding
    assert "fra omgivelsene" in finding.message
