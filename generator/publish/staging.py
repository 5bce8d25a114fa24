"""A place for a new release, taken for as long as it is made."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.publish.differing import Outcome
from generator.publish.lock import acquire
from generator.publish.lookout import Lookout
from generator.publish.release import Release
from generator.publish.target import clear_remains, discard, locate, new_staging, prepare


@contextmanager
def staging(
    site: Path,
    *,
    wait: float = 60.0,
    durable: bool = True,
    waiting: Callable[[str], None] | None = None,
    early: Lookout | None = None,
) -> Iterator[Release]:
    """A new release for `site`, holding the lock until the block ends.

    wait: seconds to wait for another build (0: refuse at once), of which `waiting` is told;
    durable: bring the files to the disk before the swap (a preview need not); early: who began to
    look at what is published, of use where nothing was waited for. The earlier release
    stays for a way back until the next one. Without `swap()` in the block nothing is published.
    Raises `PublishError` when the place is taken, locked or cannot be written.
    """
    target = locate(site)
    target.current()
    prepare(target)
    waited = list[str]()

    def told(words: str) -> None:
        waited.append(words)
        if waiting is not None:
            waiting(words)

    lock = acquire(target.store / "lock", wait, told)
    try:
        clear_remains(target)
        folder = new_staging(target)
        try:
            holds = early is not None and not waited and early.holds(target)
            lookout = early if early is not None and holds else Lookout(target)
            release = Release(target, folder, durable, lookout)
            try:
                yield release
            finally:
                release.end()
        finally:
            discard(folder)
    finally:
        lock.release()


def publish(
    site: Path,
    outputs: Mapping[str, bytes] | Iterable[tuple[str, bytes]],
    *,
    wait: float = 60.0,
    durable: bool = True,
) -> Outcome:
    """Publish ready outputs (site path → bytes) without verifying them; see `staging`."""
    pairs = outputs.items() if isinstance(outputs, Mapping) else outputs
    with staging(site, wait=wait, durable=durable) as release:
        for path, content in pairs:
            release.write(path, content)
        return release.swap()
