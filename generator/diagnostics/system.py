"""What the operating system refuses, in 中文: its own words are those of its language."""

import errno
from pathlib import Path

_SAID = {
    errno.EACCES: "没有权限",
    errno.EPERM: "系统不允许",
    errno.ENOENT: "没有这个文件或文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "那是一个文件夹",
    errno.EEXIST: "那里已有同名的文件",
    errno.ENOTEMPTY: "文件夹里还有东西",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "文件超过系统允许的大小",
    errno.EROFS: "磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.EBUSY: "别的程序正在使用",
    errno.ETXTBSY: "别的程序正在使用",
    errno.ENAMETOOLONG: "文件名或路径太长",
    errno.ELOOP: "符号链接指来指去，没有尽头",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EINVAL: "文件名里有不能用的字符",
    errno.ECONNREFUSED: "那里没有程序在回答",
    errno.ECONNRESET: "连接被断开",
    errno.ENETUNREACH: "网络不通",
    errno.EHOSTUNREACH: "找不到去那里的路",
    errno.ETIMEDOUT: "等待太久没有回应",
    errno.EADDRINUSE: "这个端口已有程序在用",
    errno.EADDRNOTAVAIL: "这台机器没有这个地址",
}


def reason_of(error: OSError) -> str:
    """Why the system refused; in its own words, and said to be so, where the case is rare."""
    known = _SAID.get(error.errno or 0)
    return known or f"系统报告：{error.strerror or error}"


def denied(error: OSError, root: Path) -> str:
    """The same with the file, below ``root`` where it lies there."""
    file = Path(str(error.filename or ""))
    shown = file.relative_to(root) if file.is_relative_to(root) else file
    return f"“{shown}”：{reason_of(error)}。"
