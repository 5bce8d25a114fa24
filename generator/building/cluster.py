"""Work done by the workers of a Dask cluster, on machines that share the project's folder.

The folder of the project and that of the output must be there under the same paths for all of them.
What travels are jobs and cards; what is large goes by way of the files.
"""

from collections.abc import Callable, Generator, Sequence
from typing import Any, TypeVar

from msgspec import Struct

from generator.building.workers import Workers, as_it_is

J = TypeVar("J")
R = TypeVar("R")
_WAIT = 30  # seconds for a scheduler, or its first worker, to answer


class NoCluster(Exception):
    """The cluster cannot be used; the message says why, for the user."""


class Cluster(Struct, frozen=True):
    """The workers of a scheduler. ``client`` is a connection to it."""

    client: Any

    @classmethod
    def at(cls, address: str, wait: int = _WAIT) -> "Cluster":
        """That of the scheduler at an address, which has ``wait`` seconds to answer.

        Raises NoCluster.
        """
        try:
            from distributed import Client
        except ImportError as error:
            how = ".venv/bin/python -m pip install -r requirements-cluster.lock"
            raise NoCluster(f"没有装好 Dask：运行 {how} 后再试。") from error
        try:
            client: Any = Client(address, timeout=wait, set_as_default=False)  # type: ignore[no-untyped-call]
            client.wait_for_workers(1, timeout=wait)
        except (OSError, TimeoutError, ValueError) as error:
            words = f"连不上 {address} 的调度器，或它还没有工作进程（{type(error).__name__}）。"
            raise NoCluster(words + "先启动 dask scheduler 和 dask worker。") from error
        return cls(client)

    def map(
        self, work: Callable[[J], R], jobs: Sequence[J], ready: Callable[[J], J] = as_it_is
    ) -> Generator[R, None, None]:
        """Wherever there is a worker; what one leaves undone another does."""
        if not jobs:
            return
        shared = self.client.scatter(work, broadcast=True, hash=False)
        futures = self.client.map(_do, [shared] * len(jobs), [*map(ready, jobs)], pure=False)
        for future in futures:
            yield future.result()
            future.release()

    @property
    def eager(self) -> Workers:
        """The same."""
        return self

    def end(self) -> None:
        """Let go of the scheduler."""
        self.client.close()


def _do(work: Callable[[J], R], job: J) -> R:
    return work(job)
