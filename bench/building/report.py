"""The tables in Markdown."""

from collections.abc import Iterator
from math import isnan

from bench.building.rounds import Measured, Results, steps

_HEAD = (
    "|位置|公开份数|一行|网页|每页字节|全部文件|中位数|最短–最长|与 Hugo 相比|CPU 时间|内存峰值|",
    "|-|-:|-|-:|-:|-:|-:|-:|-:|-:|-:|",
)
_STEP_HEAD = (
    "|位置|公开份数|一行|启动|每页|每页 CPU|",
    "|-|-:|-|-:|-:|-:|",
)
_GUESS_HEAD = ("|位置|公开份数|一行|外推|与 Hugo 相比|", "|-|-:|-|-:|-:|")


def report(results: Results) -> str:
    """All tables; those without rows are left out."""
    parts = (
        (_HEAD, [_line(results, one) for one in results.measured]),
        (_STEP_HEAD, list(_steps(results))),
        (_GUESS_HEAD, list(_guesses(results))),
    )
    low, high = min(results.loads), max(results.loads)
    tables = ["\n".join((*head, *lines)) for head, lines in parts if lines]
    runs = len(results.loads)
    return "\n\n".join((*tables, f"{runs} 轮交替运行，每轮开始时的负载 {low:.1f}–{high:.1f}。\n"))


def _line(results: Results, one: Measured) -> str:
    seconds = [cost.seconds for cost in one.costs]
    site, ratio = one.site, results.ratio(one)
    cells = (
        one.place.kind,
        f"{one.place.size}",
        one.row.label,
        f"{site.pages}",
        f"{site.page_bytes / site.pages:.0f}" if site.pages else "—",
        f"{site.files}，{site.file_bytes / 1e6:.1f} MB",
        f"{one.seconds:.2f} s",
        f"{min(seconds):.2f}–{max(seconds):.2f}",
        f"{ratio:.2f}" if ratio else "—",
        _or_dash(one.processor, "s", 2),
        _or_dash(one.memory, "MB", 0),
    )
    return f"|{'|'.join(cells)}|"


def _or_dash(value: float, unit: str, places: int) -> str:
    return "—" if isnan(value) else f"{value:.{places}f} {unit}"


def _per_page(small: Measured, large: Measured) -> tuple[float, float]:
    """Seconds and processor seconds that a further page costs."""
    more = large.site.pages - small.site.pages
    clock, processor = large.seconds - small.seconds, large.processor - small.processor
    return clock / more, processor / more


def _steps(results: Results) -> Iterator[str]:
    for small, large in steps(results):
        if large.site.pages > small.site.pages:
            clock, processor = _per_page(small, large)
            start = small.seconds - clock * small.site.pages
            cells = (
                f"{start:.2f} s",
                f"{clock * 1000:.3f} ms",
                _or_dash(processor * 1000, "ms", 3),
            )
            place = f"{small.place.kind}|{small.place.size} → {large.place.size}"
            yield f"|{place}|{small.row.label}|{'|'.join(cells)}|"


def _guesses(results: Results) -> Iterator[str]:
    """Rows that were left out at the largest sizes, from what a page costs between smaller ones."""
    last = {(large.row.id, large.place.kind): (small, large) for small, large in steps(results)}
    for small, large in last.values():
        clock = _per_page(small, large)[0]
        for peer in results.measured:
            further = peer.place.kind == large.place.kind and peer.place.size > large.place.size
            if peer.row.id == "hugo" and further:
                pages = large.site.pages / large.place.size * peer.place.size
                seconds = large.seconds + clock * (pages - large.site.pages)
                cells = (large.place.kind, f"{peer.place.size}", large.row.label)
                told = f"{seconds:.0f} s|{peer.seconds / seconds:.2f}"
                yield f"|{'|'.join(cells)}|{told}|"
