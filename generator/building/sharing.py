"""One job of many: the share of a site that it makes, written into a folder to be joined."""

import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from generator.building.commission import Commission
from generator.building.shards import CARDS, PARTS, STEPS, Bundling, Share, tell
from generator.building.shelf import Refused, Shelf
from generator.publish.errors import explained


def write_shard(given: Commission, share: Share, folder: Path) -> int:
    """Make the disclosures of a share; how many there are. Raises PublishError.

    What a shard left in ``folder`` before is gone.
    """
    wanted = share.of(given.shown)
    scene = given.scene(wanted)
    with explained(f"写入“{folder}”"):
        shutil.rmtree(folder / PARTS, ignore_errors=True)
        (folder / PARTS).mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="mingzhang-shard-") as staged:
        shelf = Shelf(Path(staged), None, given.address)
        work = Bundling(given.making(scene, shelf), folder / PARTS)
        with closing(given.workers.map(work, given.orders(scene, wanted))) as results:
            for result in results:
                if isinstance(result, Refused):
                    raise result.error()
    with explained(f"写入“{folder}”"):
        (folder / CARDS).write_bytes(given.memory.told(*STEPS))
        tell(folder, given.project.store, (each.told.key for each in wanted))
    return len(wanted)
