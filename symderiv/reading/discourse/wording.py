"""Wording: how people name what they appeal to, what they ascribe to letters, and how they let a formula stand.

Tables of patterns, in English and the few words of French and German that coursework has.
"""

from __future__ import annotations

from typing import Literal

__all__ = ["NAMED", "PROPERTIES", "STANDINGS", "Standing"]

Standing = Literal["given", "definition", "goal", "recalled", "premise", "consequence", "claim"]
"""How a formula stands: given is supposed or part of the problem, a goal is still to be shown, what is recalled is
claimed to be known, a premise is the reason of what follows or stands before, a consequence follows from it."""

NAMED: dict[str, str] = {
    "jensen": r"jensen(?:['’]s)?(?:\s+inequality)?",
    "bayes": r"bayes(?:['’]s?|ian)?(?:\s+(?:rule|theorem|law|formula))?|règle\s+de\s+bayes",
    "cauchy_schwarz": r"cauchy[\s–-]+(?:bunyakovsky[\s–-]+)?schwar[tz]+",
    "triangle_inequality": r"triangle\s+inequality|inégalité\s+triangulaire",
    "chain_rule": r"chain\s+rule|règle\s+de\s+la\s+chaîne|kettenregel",
    "product_rule": r"product\s+rule",
    "quotient_rule": r"quotient\s+rule",
    "total_probability": r"(?:law|formula|theorem)\s+of\s+total\s+probability"
    r"|marginali[sz](?:ing|ation)(?:\s+out)?|sum\s+rule",
    "total_expectation": r"(?:law|theorem)\s+of\s+(?:total|iterated)\s+expectations?|tower\s+(?:rule|property|law)"
    r"|iterated\s+expectations?",
    "linearity": r"(?:by\s+)?linearity(?:\s+of\s+(?:the\s+)?(?:expectations?|integrals?|trace|sums?))?|linéarité",
    "independence": r"independen(?:ce|t|tly)|i\.?\s?i\.?\s?d\.?(?![a-z])|indépendan(?:ce|ts?|tes?)",
    "change_of_variables": r"change\s+of\s+variables?|changement\s+de\s+variables?|reparametri[sz]ation(?:\s+trick)?",
    "substitution": r"substitut(?:e|ing|ion)|plug(?:ging)?\s+(?:in|into)|insert(?:ing)?",
    "integration_by_parts": r"integrat(?:ion|ing)\s+by\s+parts|intégration\s+par\s+parties|partielle\s+integration",
    "leibniz": r"leibniz(?:['’]s?)?(?:\s+(?:integral\s+)?rule)?|differentiat(?:e|ing|ion)\s+under\s+the\s+integral"
    r"|(?:swap|exchang|interchang)\w*\s+(?:the\s+)?(?:derivative|integral|limit|gradient|expectation|sum|order)\w*",
    "fundamental_theorem_of_calculus": r"fundamental\s+theorem\s+of\s+calculus",
    "mean_value_theorem": r"mean[\s-]value\s+theorem",
    "intermediate_value_theorem": r"intermediate[\s-]value\s+theorem",
    "taylor": r"taylor(?:['’]s)?(?:\s+(?:theorem|expansion|series|polynomial|formula))?",
    "l_hopital": r"l['’]?\s?h[oô](?:s)?pital(?:['’]s)?(?:\s+rule)?",
    "lagrange": r"lagrang(?:e|ian)(?:\s+multipliers?)?",
    "kkt": r"kkt|karush[\s–-]+kuhn[\s–-]+tucker",
    "induction": r"(?:by\s+)?(?:mathematical\s+)?induction(?:\s+hypothesis)?|inductive\s+hypothesis|par\s+récurrence",
    "contradiction": r"(?:by\s+)?contradiction",
    "definition": r"by\s+(?:the\s+)?definition|par\s+définition",
    "symmetry": r"by\s+symmetry|par\s+symétrie",
    "trace_is_cyclic": r"trace\s+trick|cyclic(?:ity)?(?:\s+(?:property|of\s+the\s+trace))?"
    r"|cyclic\s+property\s+of\s+(?:the\s+)?trace",
    "spectral_theorem": r"spectral\s+(?:theorem|decomposition)|eigen(?:value\s+)?decomposition",
    "svd": r"svd|singular[\s-]value\s+decomposition",
    "gibbs": r"gibbs['’]?(?:\s+inequality)?"
    r"|non-?negativity\s+of\s+(?:the\s+)?(?:kl|relative\s+entropy)(?:\s+divergence)?",
    "data_processing": r"data[\s-]processing\s+inequality",
    "markov_inequality": r"markov(?:['’]s)?\s+inequality",
    "chebyshev": r"ch?eb[iy]sh?[eo]v(?:['’]s)?(?:\s+inequality)?",
    "hoelder": r"h[öo]e?lder(?:['’]s)?(?:\s+inequality)?",
    "young": r"young(?:['’]s)?\s+inequality",
    "am_gm": r"am[\s–-]+gm|arithmetic[\s–-]+geometric\s+mean",
    "binomial_theorem": r"binomial\s+theorem|newton(?:['’]s)?\s+binomial",
    "geometric_series": r"geometric\s+(?:series|sum)",
    "conjugacy": r"conjuga(?:te|cy)(?:\s+prior)?",
    "law_of_large_numbers": r"law\s+of\s+large\s+numbers|lln(?![a-z])",
    "central_limit_theorem": r"central\s+limit\s+theorem|clt(?![a-z])",
    "fubini": r"fubini(?:['’]s)?|tonelli(?:['’]s)?",
    "dominated_convergence": r"dominated\s+convergence",
    "monotone_convergence": r"monotone\s+convergence",
    "d_separation": r"d-separat(?:ion|ed)",
    "without_loss": r"without\s+(?:any\s+)?loss\s+of\s+generality|w\.?l\.?o\.?g\.?(?![a-z])"
    r"|sans\s+perte\s+de\s+généralité",
}
"""What is appealed to by name: key to how it is written."""

PROPERTIES: dict[str, str] = {
    "convex": r"(?<!non)(?<!non-)convex",
    "concave": r"concave",
    "symmetric": r"symmetric(?:al)?|symétrique",
    "positive_definite": r"positive[\s-]definite|(?<![a-z])spd(?![a-z])|(?<![a-z])pd(?![a-z])",
    "positive_semidefinite": r"positive[\s-]semi-?definite|(?<![a-z])psd(?![a-z])",
    "invertible": r"invertible|non-?singular|inversible",
    "orthogonal": r"orthogonal|orthonormal",
    "diagonal": r"(?<![a-z])diagonal(?!iz)",
    "independent": r"(?<!linearly )independent|i\.?\s?i\.?\s?d\.?(?![a-z])",
    "increasing": r"(?:strictly\s+|monotonically\s+)?increasing",
    "decreasing": r"(?:strictly\s+|monotonically\s+)?decreasing",
    "continuous": r"(?<!dis)continuous(?:ly)?(?!\s+differentiable)",
    "differentiable": r"(?:continuously\s+)?differentiable",
    "positive": r"(?<!semi)(?<!non-)(?<!non)positive(?![\s-](?:semi|definite))|strictly\s+positive",
    "nonnegative": r"non-?negative",
    "negative": r"(?<!non-)(?<!non)negative",
    "integer": r"(?:an?\s+)?integers?",
    "even": r"(?<![a-z])even(?=\W|$)(?!\s+(?:if|though|when|more|so))",
    "odd": r"(?<![a-z])odd(?=\W|$)",
    "constant": r"(?:a\s+)?constant",
    "bounded": r"(?<!un)bounded",
}
"""What is said of a letter: key to how it is written."""

STANDINGS: tuple[tuple[Standing, str], ...] = (
    (
        "goal",
        r"(?:want|need|have|wish|aim|remains?|suffices?|enough|going|like|order)\s+to"
        r"\s+(?:show|prove|see|verify|check|establish)"
        r"|(?:show|prove|verify|establish|demonstrate)(?:\s+(?:that|the))?|to\s+(?:show|prove)(?:\s+that)?"
        r"|(?:specifically|namely|precisely|that\s+is),?\s+that"
        r"|(?:dé)?montr(?:er|ons|ez)(?:\s+que)?|prouv(?:er|ons|ez)(?:\s+que)?|(?:zu\s+)?zeigen(?:\s+sie)?|beweisen"
        r"|(?:de)?mostrar(?:\s+que)?|probar(?:\s+que)?|dimostrare(?:\s+che)?",
    ),
    (
        "definition",
        r"let(?:\s+us)?(?:\s+(?:define|denote|write|set|call))?|denot(?:e|es|ed|ing)(?:\s+by)?"
        r"|defin(?:e|es|ed|ing)(?:\s+as)?|(?:we\s+)?(?:write|call|set|put|introduce)"
        r"|where(?:\s+we\s+(?:define|set|write))?|with|soi(?:t|ent)|(?:nous\s+)?notons|posons|on\s+(?:note|pose)|où"
        r"|sei(?:en)?|wobei|sea(?:n)?|donde|sia(?:no)?",
    ),
    (
        "given",
        r"(?:for|in|of)\s+which|satisf(?:y|ies|ying)|suppos(?:e|es|ed|ing)(?:\s+that)?|assum(?:e|es|ed|ing)(?:\s+that)?|given(?:\s+that)?|such\s+that"
        r"|provided(?:\s+that)?|iff?|whether|try(?:ing)?\s+(?:for|to\s+have)|whenever|when"
        r"|for\s+(?:all|any|every|each|some)|subject\s+to|s\.t\."
        r"|supposons(?:\s+que)?|si|lorsque|tels?\s+que|pour(?:\s+tout(?:e|es)?)?|à\s+partir\s+de|dès\s+que"
        r"|starting\s+(?:from|at|with)|für(?:\s+(?:alle|jedes|jede))?|ab|falls|wenn|para(?:\s+tod[oa]s?)?|per\s+ogni",
    ),
    (
        "recalled",
        r"recall(?:ing)?(?:\s+that)?|note(?:\s+that)?|remember(?:\s+that)?|notice(?:\s+that)?|observe(?:\s+that)?"
        r"|we\s+know(?:\s+that)?|it\s+is\s+(?:well[\s-])?known(?:\s+that)?|rappelons(?:\s+que)?",
    ),
    (
        "premise",
        r"since|because(?:\s+of)?|(?:(?<=,\s)|(?<![\s\S]))as|due\s+to(?:\s+the\s+fact\s+that)?|using(?:\s+(?:that|the\s+fact\s+that))?"
        r"|by\s+the\s+fact\s+that|from(?:\s+the\s+fact\s+that)?|car|puisque|comme"
        r"|parce\s+qu(?:e|['’])|étant\s+donné|weil|denn|porque|ya\s+que|puesto\s+que|poiché|perché",
    ),
    (
        "consequence",
        r"therefore|hence|thus|(?<!if\s)so(?:\s+that)?|consequently|then|it\s+follows(?:\s+that)?"
        r"|which\s+(?:implies|gives|yields|means)|implies(?:\s+that)?|giv(?:es|ing)|yields"
        r"|we\s+(?:get|have|obtain|conclude|find|see)(?:\s+that)?|donc|ainsi|d['’]où|alors",
    ),
)
"""How a formula stands after which words."""
