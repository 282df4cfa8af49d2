"""Question 3: what amortised inference costs, and what it saves."""

from sympy import Eq, Implies, MatrixSymbol, Sum, log, symbols

from symderiv.deriving import (
    Question, argmax, argmin, divergence, expectation, iff, member, of_order, probability_law, product, random_vector,
    space, total,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    algebra_of_laws, bounded_by_multiple, extrema_of_shifted, extremum_by_value, field_algebra, sign_of_expression,
    value_at_extremum,
)

D, d, r, m, n, T, e, s, i, t = symbols("D d r m n T e s i t", integer=True, positive=True)
x, z = random_vector("x", D), random_vector("z", D)
theta, Theta = MatrixSymbol("theta", d, 1), space("Theta", d)

lamda, Lambda = MatrixSymbol("lambda", r, 1), space("Lambda", r)
best, amortised = MatrixSymbol(r"\lambda^*", r, 1), MatrixSymbol(r"\lambda_\phi", r, 1)

question = Question(
    "3", "Amortised inference",
    text="A model $p_\\theta(x, z) = p_\\theta(x|z)\\, p_\\theta(z)$ explains what is observed by what is hidden; a "
    "distribution of the hidden $z$ is fitted to its posterior by making the evidence bound large.",
)


def inference(part):
    """The evidence bound of a datapoint and the divergence from its posterior; the best parameters, the encoder's."""
    p, q = probability_law("p", theta), probability_law("q", lamda)

    def bound(at):
        return total(expectation(log(p(x | z)), q.at(at)(z)), -divergence(q.at(at)(z), p(z)))

    def gap(at):
        return divergence(q.at(at)(z), p(z | x))

    part.given(member(best, argmax(lamda, Lambda, bound(lamda))), member(amortised, Lambda))
    return p, q, bound, gap


with question.part(
    "3.1", points=5, title="What a fixed posterior makes of learning",
    text="For a fixed $q(z|x)$, show that the parameters $\\theta$ which maximise the expected complete-data "
    "log-likelihood $\\mathbb{E}_{q(z|x)}[\\log p_\\theta(x|z)\\, p_\\theta(z)]$ are those which maximise "
    "$\\log p_\\theta(x) - D_{\\mathrm{KL}}(q(z|x) \\,\\|\\, p_\\theta(z|x))$. "
    "The prior may depend on $\\theta$, or not.",
) as part:
    p, q = probability_law("p", theta), probability_law("q")
    complete = expectation(log(product(p(x | z), p(z))), q(z | x))
    bound = total(log(p(x)), -divergence(q(z | x), p(z | x)))
    uncertainty = expectation(log(q(z | x)), q(z | x))
    part.show(
        Eq(complete, total(log(p(x)), -divergence(q(z | x), p(z | x)), uncertainty)),
        Eq(argmax(theta, Theta, complete), argmax(theta, Theta, bound)),
    )

    part.say("Take the joint density apart the other way, and compare with $q$.")
    part.start(complete)
    part.eq(expectation(log(p(x, z)), q(z | x)),                   by=algebra_of_laws)
    part.eq(expectation(log(product(p(x), p(z | x))), q(z | x)),   by=algebra_of_laws)
    part.eq(
        total(log(p(x)), -expectation(total(log(q(z | x)), -log(p(z | x))), q(z | x)), uncertainty), by=algebra_of_laws
    )
    identity = part.eq(total(log(p(x)), -divergence(q(z | x), p(z | x)), uncertainty), by=algebra_of_laws)
    part.say("The last term does not depend on $\\theta$: wherever the two sides are largest, they are together.")
    part.claim(Eq(argmax(theta, Theta, complete), argmax(theta, Theta, bound)), by=[extrema_of_shifted, identity])

with question.part(
    "3.2", points=5, title="One encoder, or a posterior for each datapoint",
    text="Keep $\\theta$ fixed, and let $q_\\lambda(z)$ run through a family of distributions with parameters "
    "$\\lambda \\in \\Lambda$. For a datapoint $x$, let $\\lambda^*$ maximise the evidence bound "
    "$\\mathbb{E}_{q_\\lambda(z)}[\\log p_\\theta(x|z)] - D_{\\mathrm{KL}}(q_\\lambda(z) \\,\\|\\, p_\\theta(z))$ of "
    "this datapoint, and let $\\lambda_\\phi$ be what an encoder, trained in whatever way, makes of it: some element "
    "of the same family. Which posterior is further from the true one, and when is neither?",
) as part:
    p, q, bound, gap = inference(part)
    part.show(
        gap(amortised) >= gap(best),
        iff(Eq(gap(amortised), gap(best)), member(amortised, argmin(lamda, Lambda, gap(lamda)))),
    )

    part.say("Among all parameters the bound is large where the divergence is small, for their sum is the evidence:")
    part.start(bound(lamda))
    evidence = part.eq(total(log(p(x)), -gap(lamda)),              by=algebra_of_laws)
    same = part.claim(
        Eq(argmax(lamda, Lambda, bound(lamda)), argmin(lamda, Lambda, gap(lamda))), by=[extrema_of_shifted, evidence]
    )
    part.say("So the best parameters for the datapoint have the least divergence of all, the encoder's included;")
    least = part.claim(member(best, argmin(lamda, Lambda, gap(lamda))), by=same)
    part.claim(gap(amortised) >= gap(best),                        by=[value_at_extremum, least])
    part.say("and the encoder comes as close only where its answer is as good as the best one for this datapoint.")
    part.claim(
        iff(Eq(gap(amortised), gap(best)), member(amortised, argmin(lamda, Lambda, gap(lamda)))),
        by=[extremum_by_value, least],
    )

with question.part(
    "3.3", points=6, title="Bias, time and memory",
    text="Compare an encoder with a posterior for each datapoint: (a) the bias of the evidence bound as an estimate of "
    "$\\log p_\\theta(x)$, when both are optimal; (b) the time, where a step of the optimiser on one datapoint takes "
    "$s$ operations, of which $T$ are needed for a datapoint by itself, and a pass through the encoder takes $e$; (c) "
    "the memory, where $\\lambda$ is a vector of $r$ numbers and the encoder has $m$, for $n$ datapoints.",
) as part:
    p, q, bound, gap = inference(part)
    longer = Implies(e / s < T, e < T * s)
    part.show(
        Eq(log(p(x)) - bound(amortised), gap(amortised)), bound(amortised) <= bound(best), bound(best) <= log(p(x)),
        Eq(Sum(Sum(s, (t, 1, T)), (i, 1, n)), n * T * s), Eq(Sum(e + s, (i, 1, n)), n * (e + s)),
        longer,
        of_order(n * r, n, n), of_order(m, 1, n), Implies(n > m / r, n * r > m),
    )

    part.say("(a) What the bound misses of the evidence is the divergence, at any parameters,")
    part.start(log(p(x)) - bound(amortised))
    part.eq(gap(amortised),                                        by=algebra_of_laws)
    part.say("and it is not negative; so the bound of the encoder is never the tighter one.")
    part.claim(bound(amortised) <= bound(best),                    by=value_at_extremum)
    part.claim(bound(best) <= log(p(x)),                           by=algebra_of_laws)

    part.say(
        "(b) A new datapoint takes one pass through the encoder, $e$ operations, or $T$ steps of its own, $T s$: more "
        "as soon as"
    )
    part.claim(longer,                                             by=sign_of_expression)
    part.say("All $n$ datapoints take, each by itself until it is fitted,")
    part.start(Sum(Sum(s, (t, 1, T)), (i, 1, n)))
    part.eq(n * T * s,                                             by=field_algebra)
    part.say("and a pass of training over all of them with the encoder, if its gradient is counted with the step,")
    part.start(Sum(e + s, (i, 1, n)))
    part.eq(n * (e + s),                                           by=field_algebra)
    part.say(
        "Both are linear in $n$; how many passes the training of the encoder takes is not said, but it is shared by "
        "all datapoints and by those to come."
    )

    part.say("(c) The parameters of the datapoints are as many as there are entries,")

    def stored_for_datapoints(n, r):
        return n * r

    part.code(stored_for_datapoints, computes=Sum(r, (i, 1, n)))
    part.claim(of_order(n * r, n, n),                              by=bounded_by_multiple)
    part.say("those of the encoder do not depend on how many datapoints there are,")
    part.claim(of_order(m, 1, n),                                  by=bounded_by_multiple)
    part.say("and are fewer from some number on.")
    part.claim(Implies(n > m / r, n * r > m),                      by=sign_of_expression)

if __name__ == "__main__":
    print(document(question.derivation()))
