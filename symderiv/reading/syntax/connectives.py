"""Connectives: words inside a formula, by what they do to the statements around them.

All other words are reported as unread, or are remarks (`discourse.remarks`); none of them is a factor.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["CONNECTIVE_WORDS", "CORE_WORDS", "FOR_WORDS", "REASON_WORDS", "SAID_WORDS", "SHORT_WORDS"]


def _words(text: str) -> tuple[str, ...]:
    return tuple(" ".join(words.split()) for words in text.split("|"))


FOR_WORDS = frozenset(
    _words(
        "for|for all|for any|for every|for each|pour|pour tout|pour tous|pour toute|pour toutes|pour chaque"
        "|für|für alle|für jedes|für jede|für jeden|para|para todo|para todos|para toda|para todas|para cada"
        "|per|per ogni|对任意|对所有"
    )
)
"""After which a letter runs."""

REASON_WORDS = frozenset(
    _words(
        "using|by|from|via|using that|using the fact that|use the fact that|by the fact that"
        "|from the fact that|recalling|recalling that|due to|because of|thanks to|en utilisant|par|d'après"
        "|mit hilfe von|wegen|nach|usando|por"
    )
)
"""After which stands why: a statement, or the name or number of something said elsewhere."""

CONNECTIVE_WORDS: Mapping[str, str] = {
    **dict.fromkeys(_words(
        "and|&|where|with|also|i.e.|ie|namely|but|yet|while|whereas|and also|and so on|as well as|similarly"
        "|likewise|analogously|moreover|furthermore|finally|now|next|again|clearly|equivalently|in particular"
        "|that is|in fact|indeed|note|note that|notice that|recall|recall that|remember that|observe that"
        "|we know|we know that|let|let us|set|define|put|take|choose|consider|suppose|suppose that|assume"
        "|assume that|given|given that|et|où|avec|mais|soit|soient|posons|notons|on a|on pose|supposons"
        "|supposons que|c'est-à-dire|de même|de plus|und|wobei|mit|aber|sei|seien|es gilt|d.h.|ebenso|analog"
        "|ferner|donde|con|pero|sea|sean|es decir|análogamente|además|dove|ma|sia|siano|cioè|analogamente"
        "|inoltre|onde|com|mas|其中|且|和|及|同理|类似地"
    ), ","),
    **dict.fromkeys(_words(
        "so|thus|hence|therefore|then|consequently|so that|which gives|which implies|which yields|which means"
        "|so we have|so we get|and so|and hence|and thus|and therefore|it follows that|this gives"
        "|this implies|this means|we have|we get|we obtain|we find|we have that|implies|implies that|gives"
        "|yields|donc|alors|ainsi|d'où|par suite|on obtient|daher|folglich|somit|dann|entonces|luego"
        "|por tanto|por lo tanto|quindi|allora|dunque|logo|portanto|所以|因此|则|故|即"
    ), "implies"),
    **dict.fromkeys(_words("or|or else|ou|ou bien|oder|oppure|或"), "or"),
    **dict.fromkeys(_words(
        "if|when|whenever|provided|provided that|as long as|such that|s.t.|s.t|st|subject to|assuming"
        "|assuming that|since|because|as|si|quand|lorsque|car|puisque|parce que|sachant que|tel que|tels que"
        "|wenn|falls|sofern|weil|da|denn|cuando|porque|pues|ya que|tal que|quando|poiché|perché|当|若|如果"
    ), "if"),
    **dict.fromkeys((*FOR_WORDS, *REASON_WORDS), "if"),
    **dict.fromkeys(_words(
        "iff|if and only if|si et seulement si|ssi|genau dann, wenn|genau dann wenn|si y solo si"
    ), "iff"),
}  # fmt: skip

CORE_WORDS = frozenset(
    _words(
        "and|&|where|with|also|i.e.|ie|namely|so|thus|hence|therefore|then|so that|implies|or|if|when"
        "|whenever|provided|iff|provided that|such that|s.t.|s.t|st|subject to|assuming|since|because|as|for"
        "|for all|for any|for every|for each|if and only if|et|und|ou|oder|donc|alors|entonces|si|wenn|falls"
        "|für|für alle|pour|pour tout|para|para todo|其中|且|和|及|所以|因此|则|故|即|或|当|若|如果|对任意"
        "|对所有|similarly|likewise|analogously|moreover|furthermore"
    )
)
r"""Those that are no names in scripts either, nor in ``\mathrm``."""

SHORT_WORDS: Mapping[str, str] = {"y": "and", "e": "and", "o": "or", "u": "or"}
r"""Words of one letter, which are words only with blanks around them: ``\text{ y }``."""

SAID_WORDS = frozenset(
    _words(
        "unless|except|otherwise|else|elsewhere|sinon|sauf|sonst|außer|salvo|is|are|was|were|be|has|have|had"
        "|holds|hold|does|do|not|no|never|only|both|either|neither|nor|each|every|any|some|this|that|these"
        "|those|it|we|they|there|here|the|of|to|into|onto|at|in|on|than|which|whose|qed|done|contradiction|impossible"
        "|absurd|undefined|exists|yes|est|sont|ist|sind|es|son|divide|multiply|add|subtract|plug|show|prove"
        "|find|solve|compute|want|claim|case|step|by|proof"
    )
)
"""Words that are no name outside of scripts, whatever they say."""
