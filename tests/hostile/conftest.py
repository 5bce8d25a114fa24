"""The lab: one small project and its site, for all cases."""

from collections.abc import Iterator

import pytest

from tests.hostile.lab import Lab


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Lab:
    """The project with its site built; what is said meanwhile is of no interest."""
    lab = Lab(tmp_path_factory.mktemp("hostile"))
    lab.prepare()
    return lab


@pytest.fixture
def lab(prepared: Lab, capsys: pytest.CaptureFixture[str]) -> Iterator[Lab]:
    """The lab, listening to what is said on both streams."""

    def read() -> tuple[str, str]:
        said = capsys.readouterr()
        return said.out, said.err

    read()
    before, prepared.read = prepared.read, read
    yield prepared
    prepared.read = before
