"""What is wrong with a template, told to whoever works on it: the file, the line, what was said."""

import traceback
from pathlib import Path

from jinja2 import Environment, Template, TemplateError, TemplateNotFound

from generator.diagnostics.inert import inert
from generator.diagnostics.system import denied
from generator.render.writing import Caller, Writer, written


class TemplateFault(Exception):
    """A template cannot be rendered; the message names it, for the user."""


class Telling(Environment):
    """An environment whose errors are ``TemplateFault``; ``folder`` is that of the templates."""

    code_generator_class = Writer
    context_class = Caller
    written = staticmethod(written)
    folder = Path()

    def get_template(self, name: str | Template, *given: object, **named: object) -> Template:
        """A template; one that is missing is told as well."""
        try:
            return super().get_template(name, *given, **named)  # type: ignore[arg-type]
        except TemplateNotFound as error:
            raise TemplateFault(f"没有模板 {self.folder.name}/{error.name}。") from error

    def handle_exception(self, source: str | None = None) -> None:  # type: ignore[override]
        """What Jinja does with every error in a template."""
        try:
            super().handle_exception(source)
        except TemplateNotFound as error:
            raise TemplateFault(f"没有模板 {self.folder.name}/{error.name}。") from error
        except TemplateError as error:
            raise TemplateFault(f"模板有错误：{told(error, self.folder.parent)}") from error


def told(error: Exception, root: Path) -> str:
    """A crash in plain words: the last line of the project that was at work, and what was said."""
    if isinstance(error, TemplateFault):
        return str(error)
    mine = within_templates(error, root)
    where = Path(getattr(error, "filename", None) or (mine[-1].filename if mine else ""))
    line = getattr(error, "lineno", None) or (mine[-1].lineno if mine else None)
    place = f"{where.relative_to(root)}:{line} " if where.is_relative_to(root) else ""
    if isinstance(error, OSError):
        return inert(denied(error, root))
    return inert(f"{place}{type(error).__name__}: {error}")


def within_templates(error: Exception, root: Path) -> list[traceback.FrameSummary]:
    """The lines of the project's templates that were at work when something crashed."""
    frames = traceback.extract_tb(error.__traceback__)
    return [frame for frame in frames if frame.filename.startswith(f"{root / 'templates'}")]
