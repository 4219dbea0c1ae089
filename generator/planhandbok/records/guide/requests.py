"""The attributes and style rules that make a browser ask another host for something, or run code.

A page of the engine's is read by nh3, whose parser is that of a browser: it decodes entities, and
knows a tag from text. An address is judged as a browser would read it.
"""

import re
import sys
from collections.abc import Iterator

import nh3

from planhandbok.frozen import frozen

ADDRESS = {
    *("src", "srcset", "imagesrcset", "poster", "background", "data", "code", "codebase"),
    *("archive", "dynsrc", "lowsrc", "icon", "action", "formaction", "ping", "manifest"),
    *("attributionsrc", "to", "from", "values", "by"),
}
"""Attributes with addresses that are asked for, wherever they stand."""

STYLE = {
    *("style", "fill", "stroke", "filter", "mask", "clip-path", "cursor"),
    *("marker", "marker-start", "marker-mid", "marker-end"),
}
"""Attributes with style rules, in HTML and in drawings."""

LINK_ELEMENTS = {"a", "area"}
"""Elements whose `href` is asked for only when a reader follows it."""

RUNNING = {
    *("script", "style", "meta", "base", "link", "iframe", "frame", "frameset", "object"),
    *("embed", "applet", "form", "noscript", "portal", "template"),
}
"""Elements that the body of a page has no use for, and that run code or fetch something."""

WHOLE_PAGE = {"html", "head", "body"}
"""Elements whose attributes a browser gives the page, wherever they stand."""

_MENDED_BY_BROWSERS = re.compile(r"^[\x00-\x20]+|[\t\n\r]")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CODE_SCHEMES = ("javascript:", "vbscript:", "data:")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-f]{1,6})\s?", re.IGNORECASE)
_CSS_ADDRESS = re.compile(
    r"url\(\s*[\"']?\s*([^\"')]*)|(?:@import|image-set\(|image\(|src\()\s*[\"']([^\"']*)",
    re.IGNORECASE,
)
_SCHEMES = {"http", "https", "ftp", "data", "javascript", "vbscript", "file", "blob", "ws", "wss"}
_ATTRIBUTES = {
    "*": {*ADDRESS, *STYLE, "href", "xlink:href", "srcdoc", "http-equiv"},
    "pre": {"class"},
}
"""The attributes to look at, by their elements: nearly every element has a class."""
_TAGS = {
    *nh3.ALLOWED_TAGS,
    *("html", "head", "body", "title", "main", "section", "label", "button", "select", "option"),
    *("textarea", "audio", "video", "source", "track", "picture", "input", "svg", "image", "use"),
    *("feImage", "g", "path", "rect", "circle", "line", "text", "set", "animate", "mpath"),
    *("animateMotion", "animateTransform", "pattern", "linearGradient", "marker", "math", "dialog"),
    *("foreignObject", "filter", "mask", "symbol", "defs", "ellipse", "polygon", "polyline"),
    *("form", "iframe", "frame", "object", "embed", "meta", "base", "link", "script", "template"),
    *("slot", "fieldset", "legend", "meter", "progress", "output", "menu", "portal", "body"),
}
"""The elements that nh3 looks at. It does not look into the text of `style` and `script`."""


@frozen
class Unsafe:
    """An attribute with a value that asks another host, or runs code."""

    element: str
    attribute: str
    value: str


def is_outside(address: str) -> bool:
    """Return whether a browser would ask another host for an address, or run it."""
    mended = _MENDED_BY_BROWSERS.sub("", address).replace("\\", "/")
    if mended.startswith("//"):
        return True
    scheme = _SCHEME.match(mended)
    return bool(scheme) and not mended.lower().startswith("data:image/")


def style_asks(css: str) -> bool:
    """Return whether style rules fetch something from another host."""
    plain = _CSS_COMMENT.sub("", css)
    plain = _CSS_ESCAPE.sub(_character, plain)
    return any(is_outside(found[1] or found[2] or "") for found in _CSS_ADDRESS.finditer(plain))


def _character(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if code <= sys.maxunicode else ""


def is_unsafe(element: str, attribute: str, value: str) -> bool:
    """Return whether an attribute makes a browser run code, or ask another host for something."""
    match attribute:
        case "href" | "xlink:href":
            return _is_code(value) or (element not in LINK_ELEMENTS and is_outside(value))
        case "srcset" | "imagesrcset" | "ping" | "values":
            return any(is_outside(part) for part in re.split(r"[,;\s]+", value))
        case "http-equiv":
            is_bad = value.strip().lower() == "refresh"
        case "class":
            is_bad = element == "pre" and "mermaid" in value.split()
        case _ if attribute in STYLE:
            is_bad = style_asks(value)
        case _:
            runs = attribute.startswith("on") or attribute == "srcdoc"
            is_bad = runs or (attribute in ADDRESS and is_outside(value))
    return is_bad


def _is_code(address: str) -> bool:
    return _MENDED_BY_BROWSERS.sub("", address).lower().startswith(_CODE_SCHEMES)


def unsafe_in(html: str, own_address: str = "") -> Iterator[Unsafe]:
    """Yield what is unsafe on a page. Addresses below `own_address` are not another host's."""
    found: list[Unsafe] = []

    def look_at(element: str, attribute: str, value: str) -> str:
        is_own = bool(own_address) and value.startswith(own_address)
        if not is_own and is_unsafe(element, attribute, value):
            found.append(Unsafe(element, attribute, value))
        return value

    nh3.clean(
        html,
        tags=_TAGS,
        clean_content_tags=set(),
        attributes=_ATTRIBUTES,
        attribute_filter=look_at,
        generic_attribute_prefixes={"on"},
        url_schemes=_SCHEMES,
        link_rel=None,
    )
    yield from found


def running_elements(html: str) -> Iterator[str]:
    """Yield each of `RUNNING` and `WHOLE_PAGE` that stands in a part of a page's body."""
    named = {name.lower() for name in re.findall(r"<([a-zA-Z]+)", html)}
    yield from sorted(named & WHOLE_PAGE)
    for name in sorted(named & RUNNING):
        if _cleaned(html, set()) != _cleaned(html, {name}):
            yield name


def _cleaned(html: str, without: set[str]) -> str:
    tags = {*_TAGS, *RUNNING} - without
    return nh3.clean(html, tags=tags, clean_content_tags=set(), attributes={}, link_rel=None)
