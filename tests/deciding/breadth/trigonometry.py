"""Trigonometric and hyperbolic identities."""

from __future__ import annotations

NOTATION = {"x": "real", "y": "real"}
TRUE = [(latex, NOTATION) for latex in (
    r"\cos(x - y) = \cos x \cos y + \sin x \sin y", r"\sin 2x = 2 \sin x \cos x", r"\cos 3x = 4\cos^3 x - 3\cos x",
    r"\sin^2 x = \frac{1 - \cos 2x}{2}", r"\sin \frac{\pi}{3} = \frac{\sqrt{3}}{2}", r"\cos(\pi - x) = -\cos x",
    r"1 + \cot^2 x = \csc^2 x", r"\tan 2x = \frac{2\tan x}{1 - \tan^2 x}", r"\sin x + \sin y = 2 \sin\frac{x+y}{2} \cos\frac{x-y}{2}",
    r"\cosh(-x) = \cosh x", r"\sinh 2x = 2\sinh x\cosh x", r"1 - \tanh^2 x = \frac{1}{\cosh^2 x}", r"\cosh x - \sinh x = e^{-x}",
    r"\arctan 1 = \frac{\pi}{4}", r"\arcsin \frac{1}{2} = \frac{\pi}{6}",
)]  # fmt: skip
FALSE = [(latex, NOTATION) for latex in (
    r"\cos(x - y) = \cos x \cos y - \sin x \sin y", r"\sin 2x = 2\sin x", r"\cos 3x = 3\cos^3 x - 4\cos x",
    r"\sin^2 x = \frac{1 + \cos 2x}{2}", r"\sin \frac{\pi}{3} = \frac{1}{2}", r"\cos(\pi - x) = \cos x", r"1 + \cot^2 x = \sec^2 x",
    r"\sin(x + y) = \sin x + \sin y", r"\cosh^2 x + \sinh^2 x = 1", r"\sinh 2x = \sinh x \cosh x", r"\sin^2 x + \cos^2 x = 2",
    r"\cosh x - \sinh x = e^x", r"\arctan 1 = \frac{\pi}{2}",
)]  # fmt: skip
