"""Derivatives, gradients, and the functions of learning."""

from __future__ import annotations

NOTATION = {"x": "real", "y": "real", "v": "vector n", "b": "vector n", "A": "matrix n n", "p": "positive"}
TRUE = [(latex, NOTATION) for latex in (
    r"\frac{d}{dx} x^3 = 3x^2", r"\frac{d}{dx} (x e^x) = (1 + x) e^x", r"\frac{d}{dx} \cos(3x) = -3 \sin(3x)", r"\frac{d}{dp} \log p = \frac{1}{p}",
    r"\frac{d}{dx} \frac{1}{1 + x^2} = -\frac{2x}{(1 + x^2)^2}", r"\frac{d^2}{dx^2} \sin x = -\sin x", r"\frac{\partial}{\partial x} (x y^2) = y^2",
    r"\frac{d}{dx} \sigma(x) = \sigma(x)(1 - \sigma(x))", r"\frac{d}{dx} \tanh x = 1 - \tanh^2 x", r"\frac{d}{dx} \log(1 + e^x) = \sigma(x)",
    r"\nabla_v (v^\top v) = 2v", r"\nabla_v (b^\top v) = b", r"\nabla_v (v^\top A v) = A v + A^\top v", r"\nabla_v \|v - b\|^2 = 2(v - b)",
    r"\nabla_v \|v\| = \frac{v}{\|v\|}", r"\frac{d^2}{dx^2} e^{2x} > 0", r"\frac{d}{dx} (x^3 + 2x) > 0", r"\frac{d^2}{dp^2} \log p < 0",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\frac{d}{dx} x^3 = x^2", r"\frac{d}{dx} (x e^x) = e^x", r"\frac{d}{dx} \cos(3x) = -\sin(3x)", r"\frac{d}{dp} \log p = p",
    r"\frac{d}{dx} \frac{1}{1 + x^2} = \frac{2x}{(1 + x^2)^2}", r"\frac{d^2}{dx^2} \sin x = \sin x", r"\frac{\partial}{\partial x} (x y^2) = 2xy",
    r"\frac{d}{dx} \sigma(x) = \sigma(x)", r"\frac{d}{dx} \tanh x = 1 + \tanh^2 x", r"\nabla_v (v^\top v) = v", r"\nabla_v (v^\top A v) = 2 A v",
    r"\nabla_v \|v - b\|^2 = 2(v + b)", r"\nabla_v \|v\| = v", r"\frac{d^2}{dx^2} x^3 > 0", r"\frac{d}{dx} \sin x > 0",
)]  # fmt: skip
