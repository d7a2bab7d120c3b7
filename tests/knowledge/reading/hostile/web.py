"""Web pages that are nested without end, reach out, or run something."""

from __future__ import annotations

from tests.knowledge.reading.hostile.catalogue import Catalogue

FILES = Catalogue()
FILES.has("deep.html", None, lambda: b"<html><body>" + b"<div>" * 100_000 + b"Clear words.")
FILES.has(
    "deep-tables.html", None, lambda: b"<html>" + b"<table><tr><td>" * 5_000 + b"Clear words."
)
FILES.has("open-tags.html", None, lambda: b"<html><body><p>Clear words.</p>" + b"<a " * 200_000)
FILES.has(
    "attributes.html",
    None,
    lambda: b"<html><body><p " + b"".join(b"a%d=1 " % i for i in range(200_000)) + b">Clear words.",
)
FILES.has(
    "classes.html", None, lambda: b"<html><body><p class='" + b"a " * 500_000 + b"'>Clear words."
)
FILES.has(
    "refresh.html",
    None,
    b"<html><head><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/SECRET'>"
    b"<link rel=stylesheet href='http://127.0.0.1:9/SECRET'></head><body>Clear words."
    b"<img src='file:///etc/passwd'><iframe src='file:///etc/passwd'>SECRET</iframe></body></html>",
)
FILES.has(
    "entity.html",
    None,
    b"<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><html><body>Clear words. &x;</body></html>",
)
FILES.has(
    "rules.html",
    None,
    lambda: b"<html><style>" + b"@media x{a{b:c}" * 5_000 + b"</style><p>Clear words.",
)
FILES.has(
    "utf7.html",
    None,
    b"<html><meta charset=utf-7><body>Clear words. +ADw-script+AD4-</body></html>",
)
