"""The manual of docs/manual as pages: its Markdown read once into values, which a template escapes.

What Markdown may hold there is listed here; anything else is a mistake in the manual and raises.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

FOLDER = Path(settings.BASE_DIR) / "docs" / "manual"
FIRST = "index"
PLAIN = frozenset({"strong", "em", "paragraph", "bullet_list", "ordered_list", "list_item"})
LINK = re.compile(r"([a-z-]+)\.md(#[\w-]+)?")
PICTURE = re.compile(r"pictures/([a-z-]+\.png)")
NO_LETTER = re.compile(r"[^\w\s-]")


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of a page: `target` is a link's address name or a picture's file in static."""

    kind: str
    text: str = ""
    target: str = ""
    fragment: str = ""
    width: int = 0
    height: int = 0
    children: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A page of the manual, in Swedish."""

    title: str
    nodes: tuple[Node, ...]


def names() -> list[str]:
    """The pages after the first, by their files."""
    return sorted({path.stem for path in FOLDER.glob("*.md")} - {FIRST})


def address(name: str) -> str:
    """The name of a page's address."""
    return "manual" if name == FIRST else f"manual_{name}"


@cache
def page(name: str) -> ManualPage:
    """A page as it stands in its file; raises ValueError for what no page may hold."""
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    tree = SyntaxTreeNode(MarkdownIt("commonmark", {"html": False}).parse(text))
    nodes = tuple(node for node in _nodes(tree) if not _leads_back(node))
    return ManualPage(nodes[0].text, nodes)


def _leads_back(node: Node) -> bool:
    """The line that leads to the first page: on the site the way up stands over each page."""
    return node.kind == "paragraph" and [child.target for child in node.children] == ["manual"]


def _nodes(parent: SyntaxTreeNode) -> Iterator[Node]:
    for node in parent.children:
        if node.type == "inline" or (node.type == "paragraph" and node.hidden):
            yield from _nodes(node)
        else:
            yield _node(node)


def _node(node: SyntaxTreeNode) -> Node:
    children = tuple(_nodes(node))
    if node.type in PLAIN:
        is_picture = [child.kind for child in children] == ["image"]
        return children[0] if is_picture else Node(node.type, children=children)
    if node.type == "heading":
        words = "".join(child.text for child in children)
        return Node(node.tag, words, fragment=anchor(words))
    if node.type in ("text", "softbreak", "code_inline"):
        return Node("code" if node.type == "code_inline" else "text", node.content or " ")
    if node.type == "link" and (found := LINK.fullmatch(str(node.attrs["href"]))):
        return Node("link", target=address(found[1]), fragment=found[2] or "", children=children)
    if node.type == "image" and (found := PICTURE.fullmatch(str(node.attrs["src"]))):
        width, height = _size(FOLDER / "pictures" / found[1])
        return Node("image", node.content, f"manual/{found[1]}", width=width, height=height)
    raise ValueError(f"The manual holds what no page shows: {node.type} {node.attrs}.")


def anchor(words: str) -> str:
    """The name of a heading in addresses, as where the files are read otherwise."""
    return NO_LETTER.sub("", words.lower()).replace(" ", "-")


def _size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its header."""
    with picture.open("rb") as file:
        width, height = struct.unpack(">II", file.read(24)[16:])
    return width, height
