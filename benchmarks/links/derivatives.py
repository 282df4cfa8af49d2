"""Derivatives, gradients, and what follows from their signs."""

from __future__ import annotations

from benchmarks.links.notations import GIVEN, POSITIVE, REAL, Notation, Rows

__all__ = ["ROWS"]

VECTORS: Notation = {"x": "vector n", "y": "vector m", "A": "matrix m n", "b": "vector n"}
QUADRATIC: Notation = {"x": "vector n", "b": "vector n", "A": "matrix n n", "S": "symmetric matrix n n"}
FITTED: Notation = {"w": "vector d", "X": "matrix n d", "y": "vector n", r"\lambda": "positive"}
MOVED: Notation = {
    "f": "function real -> real, differentiable",
    "g": "function real -> real, differentiable",
    "x": "real",
}

ROWS: Rows = {
    "derivatives": (
        (r"\frac{d}{dx} x^5", "=", "5x^4", REAL),
        (r"\frac{d}{dx} (x^2 e^{3x})", "=", r"(3x^2 + 2x) e^{3x}", REAL),
        (r"\frac{d}{dx} \log(1 + x^2)", "=", r"\frac{2x}{1 + x^2}", REAL),
        (r"\frac{d}{dx} \frac{x}{1 + x}", "=", r"\frac{1}{(1 + x)^2}", REAL),
        (r"\frac{d}{dx} \sin(x^2)", "=", r"2x \cos(x^2)", REAL),
        (r"\frac{d}{dx} \tan x", "=", r"1 + \tan^2 x", REAL),
        (r"\frac{d}{dx} \sqrt{1 + x^2}", "=", r"\frac{x}{\sqrt{1 + x^2}}", REAL),
        (r"\frac{d}{dx} \frac{1}{1 + e^{-x}}", "=", r"\frac{e^{-x}}{(1 + e^{-x})^2}", REAL),
        (r"\frac{\partial}{\partial y} (x^2 y^3 + \sin x)", "=", "3 x^2 y^2", REAL),
        (r"\frac{d^2}{dx^2} x e^x", "=", r"(x + 2) e^x", REAL),
        (r"\frac{d}{dx} \arctan x", "=", r"\frac{1}{1 + x^2}", REAL),
        (r"\frac{d}{dx} x^x", "=", r"x^x (1 + \log x)", POSITIVE),
        (r"\frac{d}{dx} \arcsin x", "=", r"\frac{1}{\sqrt{1 - x^2}}", REAL),
        (r"\frac{d}{dx} \log \sin x", "=", r"\cot x", REAL),
        (r"\frac{d}{dx} a^x", "=", r"a^x \log a", GIVEN),
        (r"\frac{d}{dx} \int_0^x e^{-t^2} \, dt", "=", "e^{-x^2}", REAL),
        (r"\frac{d}{dx} \left(f(x) g(x)\right)", "=", "f'(x) g(x) + f(x) g'(x)", MOVED),
        (r"\frac{d}{dx} f(g(x))", "=", "f'(g(x)) g'(x)", MOVED),
        (r"\frac{\partial^2}{\partial x \partial y} (x^3 y^2)", "=", "6 x^2 y", REAL),
        (r"\frac{d^3}{dx^3} \sin x", "=", r"-\cos x", REAL),
    ),
    "gradients": (
        (r"\nabla_x (x^\top A x)", "=", r"(A + A^\top) x", QUADRATIC),
        (r"\nabla_x (b^\top x)", "=", "b", QUADRATIC),
        (r"\nabla_x \|x\|^2", "=", "2x", QUADRATIC),
        (r"\nabla_x \|Ax - y\|^2", "=", r"2 A^\top (Ax - y)", VECTORS),
        (r"\nabla_x (x^\top S x)", "=", "2 S x", QUADRATIC),
        (r"\nabla_x \|x\|", "=", r"\frac{x}{\|x\|}", QUADRATIC),
        (r"\nabla_x \log(1 + e^{b^\top x})", "=", r"\sigma(b^\top x) b", QUADRATIC),
        (r"\nabla_x e^{-\|x\|^2}", "=", r"-2 e^{-\|x\|^2} x", QUADRATIC),
        (r"\nabla_w \left(\|Xw - y\|^2 + \lambda \|w\|^2\right)", "=", r"2 X^\top (Xw - y) + 2 \lambda w", FITTED),
        (r"\nabla_x (b^\top x)^2", "=", r"2 (b^\top x) b", QUADRATIC),
        (r"\frac{\partial (Ax)}{\partial x}", "=", "A", VECTORS),
        (r"\nabla_x \log \|x\|", "=", r"\frac{x}{\|x\|^2}", QUADRATIC),
        (r"\nabla_x \left(\frac{1}{2} (x - b)^\top S (x - b)\right)", "=", "S (x - b)", QUADRATIC),
    ),
    "convexity and monotonicity": (
        (r"\frac{d^2}{dx^2} x^4", r"\ge", "0", REAL),
        (r"\frac{d^2}{dx^2} e^{-x}", ">", "0", REAL),
        (r"\frac{d^2}{dx^2} (-\log x)", ">", "0", POSITIVE),
        (r"\frac{d^2}{dx^2} \log(1 + e^x)", ">", "0", REAL),
        (r"\frac{d}{dx} (x^3 + x)", ">", "0", REAL),
        (r"\frac{d^2}{dx^2} \sqrt{x}", "<", "0", POSITIVE),
        (r"\left(\frac{x + y}{2}\right)^2", r"\le", r"\frac{x^2 + y^2}{2}", REAL),
        (r"e^{\frac{x + y}{2}}", r"\le", r"\frac{e^x + e^y}{2}", REAL),
        (r"\frac{d}{dx} \arctan x", ">", "0", REAL),
        (r"\frac{d}{dx} \frac{x}{1 + x}", ">", "0", POSITIVE),
        (r"\frac{d^2}{dx^2} (x \log x)", ">", "0", POSITIVE),
        (r"\sqrt{\frac{x + y}{2}}", r"\ge", r"\frac{\sqrt{x} + \sqrt{y}}{2}", POSITIVE),
        (r"\frac{d}{dx} \sigma(x)", ">", "0", REAL),
    ),
}
