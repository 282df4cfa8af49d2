"""Question 4: the importance-weighted bound and the proposal that it is the evidence bound of."""

import numpy as np
from sympy import Derivative, Eq, Sum, Symbol, log

from symderiv.deriving import (
    Question, copies, everywhere, expectation, integral, probability_law, product, random_vector, ratio, samples, total,
)
from symderiv.reporting.to_tex import document
from symderiv.rules import (
    algebra_of_laws, exchange_of_copies, field_algebra, first_term, gibbs_inequality, integral_keeps_order,
    jensen_for_means, jensen_inequality, one_copy_apart, order_of_integration,
)

D, K = Symbol("D", integer=True, positive=True), Symbol("K", integer=True, positive=True)
i, j = Symbol("i", integer=True, positive=True), Symbol("j", integer=True, positive=True)
t, u = Symbol("t", real=True), Symbol("u", positive=True)
x, z = random_vector("x", D), random_vector("z", D)
z_ = samples(z)
p, q = probability_law("p"), probability_law("q")

one, all_of_them, others = q(z | x), copies(q(z | x), z_, 1, K), copies(q(z | x), z_, 2, K)

question = Question(
    "4", "Importance-weighted bounds",
    text="Let $p(x, z)$ be a joint density of what is observed and what is hidden, and $q(z|x)$ a proposal. Write "
    "$w(z) = p(x, z) / q(z|x)$ for the weight of a sample. The importance-weighted bound with $K$ samples is "
    "$\\mathcal{L}_K = \\mathbb{E}_{z_{1:K} \\sim q(z|x)}[\\log \\frac{1}{K} \\sum_{j=1}^K w(z_j)]$. For a positive "
    "function $f$, normalised or not, $\\mathcal{L}_1[f]$ means $\\int f(z) \\log \\frac{p(x, z)}{f(z)} \\, dz$; for "
    "$f = q(z|x)$ this is $\\mathbb{E}_{q(z|x)}[\\log w(z)]$, the evidence bound.",
)


def setting(part):
    """What the two parts share: the weight of a sample, and the refined proposal, given the weight of the others."""
    part.given(everywhere(z, p(x, z) > 0), everywhere(z, q(z | x) > 0))
    w = part.function("w", z, p(x, z) / q(z | x))
    refined = part.function(r"\tilde{q}", (z, t), ratio(p(x, z), product(ratio(1, K), w(z) + t)))
    return w, refined


def mean_weight(w):
    return product(ratio(1, K), Sum(w(z_[j]), (j, 1, K)))


def mean_weight_with(w, z):
    """The mean weight of a sample and the others."""
    return product(ratio(1, K), w(z) + Sum(w(z_[j]), (j, 2, K)))


def gain(f):
    """What $\\mathcal{L}_1[f]$ is the integral of."""
    return product(f, log(ratio(p(x, z), f)))


with question.part(
    "4.1", points=8, title="A bound of one sample, on average",
    text="Draw $z_2, \\dots, z_K$ from the proposal, and let $t = \\sum_{j=2}^K w(z_j)$. The refined proposal "
    "$\\tilde{q}(z, t)$ is not normalised. Show that $\\mathcal{L}_K$ is the mean of $\\mathcal{L}_1[\\tilde{q}]$ over "
    "these samples.",
) as one_sample:
    part = one_sample
    w, refined = setting(part)
    q_of = refined(z, Sum(w(z_[j]), (j, 2, K)))
    bound = expectation(log(mean_weight(w)), all_of_them)
    part.show(Eq(bound, expectation(integral(gain(q_of), z), others)))

    part.say("The ratio under the logarithm is the mean weight of $z$ and the other samples,")
    mean = mean_weight_with(w, z)
    share = ratio(w(z), mean)
    part.start(expectation(integral(gain(q_of), z), others))
    part.eq(
        expectation(integral(gain(ratio(p(x, z), mean)), z), others),
        by=part.definition(refined),
    )
    part.eq(
        expectation(integral(product(one, share, log(mean)), z), others),
        by=[algebra_of_laws, part.definition(w)],
    )
    part.say("and what stands before it is the density of $z$ and its share of the weight. So $z$ is one more sample:")
    part.eq(expectation(expectation(product(share, log(mean)), one), others), by=algebra_of_laws)
    mean = mean_weight(w)
    part.eq(
        expectation(product(ratio(w(z_[1]), mean), log(mean)), all_of_them),
        by=[one_copy_apart, first_term],
    )
    part.say(
        "The share of the first sample is not that of the others, outcome by outcome. But the samples can change "
        "places, so that its mean with the logarithm, which treats all alike, is that of any other."
    )
    part.eq(
        expectation(product(ratio(1, K), Sum(product(ratio(w(z_[i]), mean), log(mean)), (i, 1, K))), all_of_them),
        by=exchange_of_copies,
    )
    part.say("The shares add up to $K$.")
    part.eq(bound, by=algebra_of_laws)

with question.part(
    "4.2", points=8, title="Averaging the proposal",
    text="Let $q_K(z)$ be the mean of the refined proposal over the other samples. Show that it is a density, and that "
    "its evidence bound is between the importance-weighted bound and the evidence: "
    "$\\mathcal{L}_1[q] \\le \\mathcal{L}_K \\le \\mathcal{L}_1[q_K] \\le \\log p(x)$.",
) as part:
    w, refined = setting(part)
    q_of = refined(z, Sum(w(z_[j]), (j, 2, K)))
    averaged = part.function("q_K", z, expectation(q_of, others))
    evidence_bound = expectation(log(w(z)), one)
    bound = expectation(log(mean_weight(w)), all_of_them)
    averaged_bound = integral(gain(averaged(z)), z)
    part.show(
        everywhere(z, averaged(z) >= 0), Eq(integral(averaged(z), z), 1),
        evidence_bound <= bound, bound <= averaged_bound, averaged_bound <= log(p(x)),
    )

    part.say("It is a mean of things that are not negative,")
    nonnegative = part.claim(everywhere(z, averaged(z) >= 0), by=[part.definition(averaged), part.definition(refined)])
    part.say("and its integral is computed as in the first part.")
    mean = mean_weight_with(w, z)
    share = ratio(w(z), mean)
    part.start(integral(averaged(z), z))
    part.eq(
        integral(expectation(ratio(p(x, z), mean), others), z),
        by=[part.definition(averaged), part.definition(refined)],
    )
    part.eq(expectation(integral(ratio(p(x, z), mean), z), others), by=order_of_integration)
    part.eq(expectation(integral(product(one, share), z), others), by=[algebra_of_laws, part.definition(w)])
    part.eq(expectation(expectation(share, one), others),          by=algebra_of_laws)
    mean = mean_weight(w)
    part.eq(expectation(ratio(w(z_[1]), mean), all_of_them),       by=[one_copy_apart, first_term])
    part.eq(
        expectation(product(ratio(1, K), Sum(ratio(w(z_[i]), mean), (i, 1, K))), all_of_them), by=exchange_of_copies
    )
    part.eq(1,                                                     by=algebra_of_laws)
    whole = part.claim(Eq(integral(averaged(z), z), 1))

    part.say("The first inequality: the logarithm is concave, and each sample has the law of one.")
    logarithms = product(ratio(1, K), Sum(log(w(z_[j])), (j, 1, K)))
    concave = part.claim(logarithms <= log(mean),                  by=jensen_for_means)
    part.start(evidence_bound)
    part.eq(expectation(logarithms, all_of_them),                  by=algebra_of_laws)
    part.le(bound,                                                 by=[integral_keeps_order, concave])

    part.say("The second: $-u \\log u$ is concave, for its second derivative is negative.")

    def curvature(u):
        return -1 / u

    part.code(curvature, computes=Derivative(-u * log(u), u, u))
    part.say("So at every $z$")
    average, surprise = expectation(q_of, others), expectation(product(q_of, log(q_of)), others)
    part.start(expectation(gain(q_of), others))
    part.eq(total(product(average, log(p(x, z))), -surprise),      by=algebra_of_laws)
    part.le(total(product(average, log(p(x, z))), -product(average, log(average))), by=jensen_inequality)
    part.eq(gain(average),                                         by=field_algebra)
    part.eq(gain(averaged(z)),                                     by=part.definition(averaged))
    at_every_point = part.claim(expectation(gain(q_of), others) <= gain(averaged(z)))
    part.start(bound)
    part.eq(expectation(integral(gain(q_of), z), others),          by=one_sample.results)
    part.eq(integral(expectation(gain(q_of), others), z),          by=order_of_integration)
    part.le(averaged_bound,                                        by=[integral_keeps_order, at_every_point])

    part.say("The third: no density has an evidence bound above the evidence.")
    part.start(averaged_bound)
    part.le(log(p(x)),                                             by=[gibbs_inequality, nonnegative, whole])
    MOST = 10

    def bounds(joint, proposal):
        """The three bounds for 1 to MOST samples of a hidden number with few values, computed exactly."""
        weight = joint / proposal
        others = {0.0: 1.0}  # the law of the sum of the other weights
        for samples in range(1, MOST + 1):
            sums, chances = np.array(list(others)), np.array(list(others.values()))
            mean = (weight[:, None] + sums) / samples
            averaged = (joint[:, None] / mean) @ chances
            yield proposal @ np.log(weight), proposal @ np.log(mean) @ chances, averaged @ np.log(joint / averaged)
            following = {}
            for before, chance in others.items():
                for w_, q_ in zip(weight, proposal, strict=True):
                    after = round(float(before + w_), 9)
                    following[after] = following.get(after, 0.0) + chance * q_
            others = following

    def over_samples(axes):
        joint, proposal = np.array([0.30, 0.06, 0.03, 0.01]), np.array([0.1, 0.2, 0.3, 0.4])
        samples = np.arange(1, MOST + 1)
        single, several, best = np.array(list(bounds(joint, proposal))).T
        axes.axhline(np.log(joint.sum()), color="#24292f", linewidth=1, label=r"$\log p(x)$")
        axes.plot(samples, best, "s-", markersize=4, label=r"$\mathcal{L}_1[q_K]$")
        axes.plot(samples, several, "o-", markersize=4, label=r"$\mathcal{L}_K$")
        axes.plot(samples, single, "--", label=r"$\mathcal{L}_1[q]$")
        axes.set(xlabel="$K$", xticks=samples)
        axes.legend(loc="center right", bbox_to_anchor=(1, 0.3))

    part.figure(
        "bounds", over_samples, inches=(5.6, 3.0),
        caption="The chain for a hidden number with four values, computed exactly for $K$ up to 10.",
        alt="Over the number of samples: the evidence above all; below it the bound of the averaged proposal, and "
        "below that the importance-weighted bound, both rising from the evidence bound, which is lowest and constant.",
    )


if __name__ == "__main__":
    print(document(question.derivation()))
