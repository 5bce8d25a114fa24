"""The limit: files written again from memory by one process.

``python -m bench.building.floor SOURCE OUTPUT`` prints the seconds that the writing took; reading
the files of SOURCE before that does not count.
"""

import sys
from pathlib import Path
from time import perf_counter


def main(source: Path, output: Path) -> float:
    """Seconds to write everything below ``source`` again."""
    files = [path for path in sorted(source.rglob("*")) if path.is_file()]
    contents = [(output / path.relative_to(source), path.read_bytes()) for path in files]
    start = perf_counter()
    for target, content in contents:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return perf_counter() - start


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]), Path(sys.argv[2]))}\n")
