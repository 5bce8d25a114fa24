"""The values that words of the command line stand for; what is none is told in 中文."""

import datetime
from argparse import ArgumentTypeError

_MOST_JOBS = 256
_MOST_SHARDS = 1000


def date(text: str) -> str:
    """A day."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}”不是日期，应写成 2000-02-01 的样子") from None
    return text


def jobs(text: str) -> int:
    """How many processes."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= _MOST_JOBS:
        raise ArgumentTypeError(f"“{text}”应是 1 到 {_MOST_JOBS} 的整数，如 4")
    return int(text)


def shard(text: str) -> tuple[int, int]:
    """Which share of how many."""
    number, _, count = text.partition("/")
    if not (number.isascii() and number.isdigit() and count.isascii() and count.isdigit()):
        raise ArgumentTypeError(f"“{text}”应写成 第几份/共几份，如 2/5")
    if not 1 <= int(number) <= int(count) <= _MOST_SHARDS:
        raise ArgumentTypeError(f"“{text}”应从 1/n 到 n/n，最多 {_MOST_SHARDS} 份")
    return int(number), int(count)


def address(text: str) -> str:
    """Where to listen: host and port."""
    host, _, port = text.rpartition(":")
    if not host or not port.isascii() or not port.isdigit() or not 0 < int(port) < 65536:
        raise ArgumentTypeError(f"“{text}”应写成 地址:端口，如 127.0.0.1:8001")
    return text
