"""Elements of MathML, as text; whatever comes from a writer is escaped here."""

from __future__ import annotations

from html import escape

__all__ = ["escaped", "fence", "row", "sign"]


def escaped(text: str) -> str:
    """Text for the inside of an element or of a quoted attribute."""
    return escape(text, quote=True)


def row(inner: str) -> str:
    """Several elements as one."""
    return f"<mrow>{inner}</mrow>"


def sign(character: str, **attributes: str) -> str:
    """A sign or the name of a function."""
    given = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<mo{given}>{escaped(character)}</mo>"


def fence(character: str, *, grows: bool) -> str:
    """A bracket or a bar; nothing where there is none."""
    if not character:
        return ""
    if grows:
        return sign(character, fence="true", stretchy="true")
    return sign(character, fence="true", stretchy="false", lspace="0", rspace="0")
