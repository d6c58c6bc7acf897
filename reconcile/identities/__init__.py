"""The identities of `schemas/forms/`, stated as equations over the figures of one disclosure."""

from reconcile.identities.across import blank_counterparts, state_ties
from reconcile.identities.within import state_within

__all__ = ["blank_counterparts", "state_ties", "state_within"]
