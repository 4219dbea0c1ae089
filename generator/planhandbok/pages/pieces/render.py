"""Render views to HTML with the templates of `theme/templates`.

A template is translated once, when it is read. With `jinja2.ext.i18n` each word is looked up on
each page: for an A3 page that takes 0.6 ms more. What it compiles to is kept beside the theme, as
Python keeps its own modules: to compile all takes 0.4 s. Views have final values and nothing is
awaited, so a template reads them and calls macros as Python does, without Jinja's detours.
"""

import json
import re
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from types import FunctionType

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Context
from jinja2.utils import missing
from markupsafe import Markup, escape
from markupsafe import _escape_inner as escaped_text  # type: ignore[attr-defined]  # written in C

from planhandbok.compiled_templates import CompiledTemplates
from planhandbok.pages.pieces.headings import headings_of
from planhandbok.pages.pieces.words import Words
from planhandbok.records.schema.settings import Language
from planhandbok.resources import theme_folder

WORD = re.compile(r"""\b_\((?:"([^"]*)"|'([^']*)')\)""")
"""`_("…")`, which marks a word to be translated in a template."""


def escaped(value: object) -> str:
    """Return what `markupsafe.escape` does, without an object around each text."""
    if type(value) is str:
        text: str = escaped_text(value)
        return text
    if type(value) is int:
        return str(value)
    return value if type(value) is Markup else escape(value)


as_markup = partial(str.__new__, Markup)
"""Makes markup of a text as `Markup` does, at a quarter of the time."""


def macro_of(function: FunctionType) -> FunctionType:
    """Return a function where arguments may be left out, as in the macro that it was made of."""
    function.__defaults__ = (missing,) * function.__code__.co_argcount
    return function


class PlainPython(CodeGenerator):
    """Writes templates that use `escaped`, read an attribute as one, and call macros, which take no
    argument by its name, as functions.
    """

    def visit_Template(  # noqa: N802 the names are Jinja's
        self, node: nodes.Template, frame: Frame | None = None
    ) -> None:
        self.writeline(f"from {escaped.__module__} import as_markup, escaped, macro_of")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: object) -> None:
        self.write("escaped(")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        if node.dyn_args or node.dyn_kwargs or forward_caller:
            self.fail("a call of a template has plain arguments only", node.lineno)
        self.visit(node.node, frame)
        self.write("(")
        for argument in (*node.args, *node.kwargs):
            self.visit(argument, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        self.write("macro_of(macro)")

    def return_buffer_contents(self, frame: Frame, force_unescaped: bool = False) -> None:
        self.writeline(f"return as_markup(concat({frame.buffer}))")


class PlainTemplate(Template):
    """Gives all that import it the same macros: no globals differ from page to page."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


class TranslatedTemplates(FileSystemLoader):
    """Reads templates, with each `_("…")` replaced by the translation as a literal."""

    def __init__(self, folder: Path, language: Language) -> None:
        super().__init__(folder)
        self._words = Words(language)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        source, file, is_current = super().get_source(environment, template)
        return WORD.sub(self._literal, source), file, is_current

    def _literal(self, match: re.Match[str]) -> str:
        return json.dumps(self._words.text(match[1] or match[2]), ensure_ascii=False)


@cache
def environment(language: Language, folder: Path) -> Environment:
    """The templates in one language. A name that a view does not have is an error."""
    templates = Environment(
        loader=TranslatedTemplates(folder / "templates", language),
        bytecode_cache=CompiledTemplates(folder / "__pycache__", language, Path(__file__)),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    templates.code_generator_class = PlainPython
    templates.template_class = PlainTemplate
    templates.globals["language"] = language
    templates.filters["headings"] = headings_of
    return templates


def fragment(template: str, view: object, language: Language, **more: object) -> Markup:
    """Render a template, which sees the view, and by its name each value in `more`."""
    html = environment(language, theme_folder()).get_template(template).render(view=view, **more)
    return Markup(html)  # noqa: S704 safe: Jinja autoescapes
