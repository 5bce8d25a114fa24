"""How compiled templates write values and call macros: as Jinja does, with less on the way.

A site has millions of values. Jinja makes a ``Markup`` of each before it joins them, and asks of
each callable three times whether it wants the context; here most texts are known from before, and
a macro is called as what it is.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape


@lru_cache(maxsize=1 << 14)
def escaped(text: str) -> str:
    """A text as it stands in a page; most are one of few: a figure, a blank, a name."""
    return str(escape(text))


def written(value: object) -> str:
    """A value as it stands in a page: escaped, unless it is finished HTML."""
    kind = type(value)
    if kind is str:
        return escaped(value)
    return value if kind is Markup else str(escape(value))  # type: ignore[return-value]


class Writer(CodeGenerator):
    """Compiles templates that write with ``environment.written``."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.written(")


class Caller(Context):
    """What a template knows while it is rendered."""

    def call(self, called: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """What a callable gives; a macro is told how to escape, and needs nothing else."""
        if type(called) is not Macro:
            return super().call(called, *args, **kwargs)
        kwargs.pop("_block_vars", None)
        kwargs.pop("_loop_vars", None)
        return called(self.eval_ctx, *args, **kwargs)
