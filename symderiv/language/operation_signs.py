r"""Signs that a text may take for an operation of its own, ``a \star b``: written as ``a \mathbin{\star} b``."""

__all__ = ["OPERATION_SIGNS"]

_SIGNS = r"""
    * @ \# \& \ast \star \bigstar \diamond \Diamond \lozenge \bullet \circ \oplus \ominus \odot \otimes \oslash
    \boxplus \boxtimes \boxdot \triangle \bigtriangleup \triangledown \bigtriangledown \square \Box \heartsuit
    \spadesuit \clubsuit \diamondsuit \dagger \ddagger \wr \amalg \divideontimes \circledast \circledcirc \smile
    \frown \Delta
"""
OPERATION_SIGNS = frozenset(_SIGNS.split())
