"""What the program is made of: pinned with hashes, licences listed, a bill of materials."""

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from deploy import supply
from tests.trees import ROOT

# What may be used beside Apache-2.0; GPL and AGPL may not.
_FREE = {
    *("0BSD", "Apache-2.0", "Artistic-1.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT"),
    *("MIT-0", "MIT-CMU", "MPL-2.0", "OFL-1.1", "PSF-2.0", "Unlicense"),
}


def test_every_package_is_pinned_with_hashes() -> None:
    assert supply.LOCKS.keys() == {path.name for path in ROOT.glob("*.lock")}
    for lock in supply.LOCKS:
        text = (ROOT / lock).read_text("utf-8")
        required = [line for line in text.splitlines() if re.match(r"[a-z0-9]", line)]
        found = list(supply.locked(text))
        assert len(found) == len(required) and found
        assert all(hashes for _, _, hashes in found), lock


def test_the_list_of_licences_is_that_of_the_locks() -> None:
    """`make licences` writes it."""
    assert supply.LICENCES.read_text("utf-8") == supply.licence_list()


def test_every_licence_is_known_and_free() -> None:
    for part in supply.parts():
        assert part.licence, f"{part.name}: look it up and write it into deploy/supply.py"
        words = set(re.split(r" (?:OR|AND) |[()]", part.licence)) - {""}
        if " OR " in part.licence:
            assert words & _FREE, part
        else:
            assert words <= _FREE, part


def test_vendored_files_are_those_that_are_listed() -> None:
    listed = {part.path: part.hashes[0] for part in supply.parts() if part.path}
    for folder in ("templates/overrides/assets/vendor", "tests/vendor"):
        for path in sorted((ROOT / folder).rglob("*.js")):
            name = path.relative_to(ROOT).as_posix()
            assert listed[name] == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(listed) >= 3


def test_the_bill_of_materials_is_whole_and_the_same_each_time() -> None:
    bill = supply.sbom()
    assert json.dumps(bill) == json.dumps(supply.sbom())
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", bill["serialNumber"])
    assert len({c["bom-ref"] for c in bill["components"]}) == len(bill["components"])
    named = {(c["name"], c["version"]) for c in bill["components"]}
    assert named == {(part.name, part.version) for part in supply.parts()}
    for component in bill["components"]:
        assert component["licenses"] and component["hashes"], component["name"]


def test_the_bill_of_materials_is_one_by_the_schema_of_cyclonedx() -> None:
    """The published schema, as a package carries it; it is strict, so the last lines can fail."""
    bill = supply.sbom()
    judge = JsonStrictValidator(SchemaVersion.V1_6)
    assert judge.validate_str(json.dumps(bill)) is None
    first = bill["components"][0]
    for wrong in ({"scope": "sometimes"}, {"licenses": [{"expression": 1}]}, {"colour": "red"}):
        spoilt = bill | {"components": [first | wrong]}
        assert judge.validate_str(json.dumps(spoilt)) is not None, wrong
    twice = bill | {"serialNumber": "urn:uuid:none"}
    assert judge.validate_str(json.dumps(twice)) is not None


def test_what_was_compiled_into_packages_is_listed_as_they_say() -> None:
    """Typst's wheel carries the list of its crates; a package that carries none has none."""
    inner = {c["name"]: c.get("components", []) for c in supply.sbom()["components"]}
    assert len(inner["typst"]) > 100 and inner["jinja2"] == []
    assert all(crate["purl"].startswith("pkg:cargo/") for crate in inner["typst"])
    refs = [c["bom-ref"] for parts in inner.values() for c in parts]
    assert len(set(refs)) == len(refs)


@contextmanager
def _answering(status: int, answer: bytes) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_known_weaknesses_are_asked_for_and_silence_is_no_answer() -> None:
    asked = [part for part in supply.parts() if not part.path]
    results: list[dict[str, object]] = [{} for _ in asked]
    with _answering(200, json.dumps({"results": results}).encode()) as address:
        assert supply.audit(address)[1] == 0
    results[0] = {"vulns": [{"id": "PYSEC-0000-1"}]}
    with _answering(200, json.dumps({"results": results}).encode()) as address:
        said, status = supply.audit(address)
    assert status == 1 and asked[0].name in said and "PYSEC-0000-1" in said
    for code, answer in ((200, b"{}"), (200, b"no json"), (503, b""), (200, b'{"results": []}')):
        with _answering(code, answer) as address:
            said, status = supply.audit(address)
        assert status == 2 and "没有查成" in said
    assert supply.audit("http://127.0.0.1:9/")[1] == 2


def test_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert supply.main(["sbom"]) == 0
    json.loads(capsys.readouterr().out)
    assert supply.main([]) == 2
    assert sys.modules["deploy.supply"] is supply
