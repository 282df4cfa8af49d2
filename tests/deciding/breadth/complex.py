"""Complex numbers."""

from __future__ import annotations

NOTATION = {"z": "complex", "w": "complex", "x": "real", "y": "real"}
TRUE = [(latex, NOTATION) for latex in (
    "(1 + 2i)(3 - i) = 5 + 5i", r"\frac{1}{i} = -i", "i^3 = -i", r"|5 + 12i| = 13", r"z \bar{z} = |z|^2", r"\overline{z - w} = \bar{z} - \bar{w}",
    r"\overline{\bar{z}} = z", r"|zw| = |z||w|", r"\operatorname{Im}(x + iy) = y", r"e^{2\pi i} = 1", r"e^{ix} e^{-ix} = 1", r"|e^{iy}| = 1",
    r"\cos x = \frac{e^{ix} + e^{-ix}}{2}", r"\operatorname{Re}(iz) = -\operatorname{Im}(z)",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    "(1 + 2i)(3 - i) = 3 - 2i", r"\frac{1}{i} = i", "i^3 = i", r"|5 + 12i| = 17", r"z \bar{z} = z^2", r"\overline{zw} = \bar{z} w",
    r"|z + w| = |z| + |w|", r"\operatorname{Re}(zw) = \operatorname{Re}(z)\operatorname{Re}(w)", r"e^{i\pi} = 1", r"|e^{z}| = 1",
    r"e^{ix} = \cos x - i\sin x", r"\operatorname{Im}(x + iy) = iy",
)]  # fmt: skip
