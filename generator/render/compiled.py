"""Templates as an earlier run compiled them, kept as long as their source stays the same."""

import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from hashlib import sha1
from inspect import getfile
from pathlib import Path

from jinja2 import BytecodeCache, compiler
from jinja2.bccache import Bucket

from generator.render import writing


@lru_cache(maxsize=1)
def _compiler() -> bytes:
    return sha1(b"".join(Path(getfile(m)).read_bytes() for m in (compiler, writing))).digest()


class Compiled(BytecodeCache):
    """A folder of compiled templates. What cannot be kept is compiled again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get_source_checksum(self, source: str) -> str:
        """Tells a template as it is, and what would compile it."""
        return sha1(source.encode() + _compiler()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill ``bucket`` if its template is there as it is now."""
        with suppress(OSError), (self._folder / bucket.key).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in ``bucket``; a reader sees it whole or not at all."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                bucket.write_bytecode(file)
            Path(name).replace(self._folder / bucket.key)
