"""Provers: each looks for a proof by some rules and may be as clever and as wrong as it likes; the kernel decides."""

from __future__ import annotations

from symderiv.deciding.provers.densities import density_step
from symderiv.deciding.provers.derivatives import derivative_step
from symderiv.deciding.provers.equality import prove_equal
from symderiv.deciding.provers.extrema import prove_extremum
from symderiv.deciding.provers.feature_maps import prove_receptive_field
from symderiv.deciding.provers.functions import prove_about_function
from symderiv.deciding.provers.inductions import prove_by_induction
from symderiv.deciding.provers.injectivity import prove_injectivity
from symderiv.deciding.provers.instances import prove_instance
from symderiv.deciding.provers.integral_orders import prove_integral_order
from symderiv.deciding.provers.limits import prove_limit
from symderiv.deciding.provers.logic import prove_logic
from symderiv.deciding.provers.orders import prove_order
from symderiv.deciding.provers.real_line import prove_limit_of_parts
from symderiv.deciding.provers.relations import prove_relation
from symderiv.deciding.provers.solving import prove_solution
from symderiv.deciding.search import Prover

__all__ = ["PROVERS", "density_step", "derivative_step"]

PROVERS: tuple[Prover, ...] = (
    prove_extremum,
    prove_equal,
    prove_integral_order,
    prove_relation,
    prove_instance,
    prove_logic,
    prove_about_function,
    prove_injectivity,
    prove_receptive_field,
    prove_order,
    prove_limit,
    prove_limit_of_parts,
    prove_solution,
    prove_by_induction,
)
