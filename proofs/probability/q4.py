"""Question 4: bounds on what is unlikely, and on the evidence."""

import numpy as np
from sympy import Eq, MatrixSymbol, Sum, Symbol, exp, log

from symderiv.deriving import (
    Question, absolute, entry, law_of_outcomes, mean, positive, probability, product, random_number, variance,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    algebra_of_laws, event_by_exponential, field_algebra, logarithm_below_tangent, markov_inequality,
    sign_of_expression, sum_keeps_order,
)

a, k, t = Symbol("a", positive=True), Symbol("k", positive=True), Symbol("t", positive=True)
X, P = random_number("X"), law_of_outcomes("P")
K, i = Symbol("K", integer=True, positive=True), Symbol("i", integer=True, positive=True)
evidence = Symbol("e", positive=True)
q, w, u = MatrixSymbol("q", K, 1), MatrixSymbol("w", K, 1), MatrixSymbol("u", K, 1)
q_i, w_i, u_i = entry(q, i), entry(w, i), entry(u, i)


def over_classes(term):
    return Sum(term, (i, 1, K))


question = Question(
    "4", "Bounds",
    text="Markov's inequality bounds how likely it is that a number which is never negative is large, by its mean.",
)

with question.part(
    "4.1", points=4, title="Chebyshev",
    text="Let $X$ be a random number with a variance, and $k > 0$. Bound the probability that $X$ is at least $k$ away "
    "from its mean.",
) as part:
    center = mean(X, P)
    away = probability(absolute(X - center) >= k, P)
    part.show(away <= variance(X, P) / k**2)

    part.say("The distance from the mean is never negative; apply Markov's inequality to its square.")
    part.start(away)
    part.le(mean((X - center) ** 2, P) / k**2,                     by=markov_inequality)
    part.eq(variance(X, P) / k**2,                                 by=algebra_of_laws)

with question.part(
    "4.2", points=4, title="Chernoff",
    text="Show that the probability of $X \\ge a$ is at most $\\mathbb{E}[e^{tX}] / e^{ta}$, for every $t > 0$.",
) as part:
    raised, bound = exp(product(t, X)), exp(product(t, a))
    large = X >= a  # noqa: SIM300
    part.show(probability(large, P) <= mean(raised, P) / bound)

    part.say("As $t$ is positive, $X \\ge a$ is the same event as $e^{tX} \\ge e^{ta}$, of a number that is positive.")
    part.start(probability(large, P))
    part.eq(probability(raised >= bound, P),                       by=event_by_exponential)
    part.le(mean(raised, P) / bound,                               by=markov_inequality)

with question.part(
    "4.3", points=6, title="The bound of expectation maximisation",
    text="A mixture has $K$ classes. Let $w_i > 0$ be the joint density of the observation and class $i$, so that the "
    "evidence is $\\sum_i w_i$, and let $q$ be any distribution over the classes with $q_i > 0$. Show that "
    "$\\sum_i q_i \\log (w_i / q_i)$ is at most the logarithm of the evidence.",
) as part:
    part.given(positive(q), positive(w))
    whole = part.given(Eq(over_classes(q_i), 1))
    total = over_classes(w_i)
    part.show(over_classes(q_i * log(w_i / q_i)) <= log(total))

    part.say("The difference is minus a divergence, and every logarithm in it is below its tangent.")
    part.start(over_classes(q_i * log(w_i / q_i)) - log(total))
    part.eq(over_classes(q_i * log(w_i / (q_i * total))),       by=[field_algebra, whole])
    part.le(over_classes(q_i * (w_i / (q_i * total) - 1)),      by=[sum_keeps_order, logarithm_below_tangent])
    part.eq(0,                                                     by=[field_algebra, whole])
    below = part.ends()
    part.claim(over_classes(q_i * log(w_i / q_i)) <= log(total), by=[sign_of_expression, below])

with question.part(
    "4.4", points=6, title="Expectation and maximisation",
    text="The expectation step takes the posterior for $q$: with the evidence $e = \\sum_i w_i$ that is $w = e q$. The "
    "maximisation step changes the parameters, and with them $w$ to $u$, so that the bound does not fall. Show that "
    "the first makes the bound an equation, and that the evidence never falls.",
) as part:
    part.given(positive(q), positive(u))
    whole = part.given(Eq(over_classes(q_i), 1))
    w = part.define("w", evidence * q)
    w_i, after = entry(w, i), over_classes(u_i)
    improved = part.suppose(over_classes(q_i * log(u_i / q_i)) >= over_classes(q_i * log(w_i / q_i)))
    part.show(
        Eq(over_classes(w_i), evidence), Eq(over_classes(q_i * log(w_i / q_i)), log(evidence)),
        log(after) >= log(evidence),
    )

    posterior = part.definition(w)
    part.claim(Eq(over_classes(w_i), evidence),                    by=[posterior, field_algebra, whole])
    part.say("With the posterior, every fraction $w_i / q_i$ is the evidence, so that the bound is attained:")
    tight = part.claim(
        Eq(over_classes(q_i * log(w_i / q_i)), log(evidence)),     by=[posterior, field_algebra, whole]
    )
    part.say("The new evidence is bounded as before,")
    part.start(over_classes(q_i * log(u_i / q_i)) - log(after))
    part.eq(over_classes(q_i * log(u_i / (q_i * after))),          by=[field_algebra, whole])
    part.le(over_classes(q_i * (u_i / (q_i * after) - 1)),         by=[sum_keeps_order, logarithm_below_tangent])
    part.eq(0,                                                     by=[field_algebra, whole])
    bound = part.ends()
    part.say("and the bound is at least what it was, which is the old evidence.")
    part.start(log(after))
    part.ge(over_classes(q_i * log(u_i / q_i)),                    by=[sign_of_expression, bound])
    part.ge(over_classes(q_i * log(w_i / q_i)),                    by=improved)
    part.eq(log(evidence),                                         by=tight)

    def bound_at_the_posterior(e):
        return np.log(e)

    part.code(bound_at_the_posterior, computes=over_classes(q_i * log(w_i / q_i)))

if __name__ == "__main__":
    print(document(question.derivation()))
