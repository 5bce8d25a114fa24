"""Whether a preview can be begun: asked before anything is made."""

from __future__ import annotations

import socket
from pathlib import Path

from generator.shell.errors import ShellError


def prepare(root: Path, address: str) -> None:
    """Raise ShellError when the settings are wrong or the address cannot be used.

    Asked before anything is built, which takes longer.
    """
    from generator.shell.configuration import load

    load(root)
    _refuse_unusable(address)


def _refuse_unusable(address: str) -> None:
    host, _, port = address.rpartition(":")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host.strip("[]"), int(port)))
            probe.listen(1)
    except OSError as error:
        other = f"mingzhang serve --address {host}:{int(port) % 65535 + 1}"
        reason = f"地址 {address} 用不了：可能已有程序在用这个端口，或这台机器没有这个地址"
        raise ShellError(f"{reason}。可以换一个：{other}") from error
