"""Write the peers' projects: ``python -m bench.peers DATA FOLDER``.

DATA is a data folder, ours or one of ``python -m bench.synthetic.county``. FOLDER then holds
``hugo``, ``mkdocs`` and ``zensical``, each built in its own way: ``hugo``, ``mkdocs build`` and
``zensical build`` there.
"""

import argparse
from pathlib import Path

from bench.peers.projects import write_all


def main() -> None:
    """Read the command line and write the projects."""
    parser = argparse.ArgumentParser(description="把同样的数据写成别的网站生成器的项目")
    parser.add_argument("data", type=Path, help="数据文件夹")
    parser.add_argument("folder", type=Path, help="写到哪里")
    chosen = parser.parse_args()
    write_all(chosen.data, chosen.folder)


if __name__ == "__main__":
    main()
