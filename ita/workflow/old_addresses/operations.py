"""Keeps an uploaded list, and proposes that its addresses lead on, or no longer."""

from django.contrib.auth.models import User
from wagtail.models import Site

from home.core.exceptions import ensure
from home.core.transactions import atomic_with_retry
from ita.workflow.changes.models import ProposedChange
from ita.workflow.changes.operations import propose
from ita.workflow.changes.rules import why_not_proposer
from ita.workflow.old_addresses.faults import divided
from ita.workflow.old_addresses.kind import OLD_ADDRESSES, proposal
from ita.workflow.old_addresses.models import OldAddressList
from ita.workflow.old_addresses.reading import read_pairs
from ita.workflow.old_addresses.rules import why_not_lead

LONGEST_NAME = 255


@atomic_with_retry
def keep_list(site: Site, user: User, name: str, content: bytes) -> OldAddressList:
    """What the file says, divided into what can be taken and what cannot. It leads nowhere yet.

    Raises:
        NotAllowed: the user is no webmaster of the agency; or see ``reading.read_pairs``.
    """
    ensure(why_not_proposer(user, OLD_ADDRESSES, site))
    rows, faults = divided(site, read_pairs(content))
    return OldAddressList.objects.create(
        site=site, name=name[-LONGEST_NAME:], rows=rows, faults=faults, uploaded_by=user
    )


def propose_list(listed: OldAddressList, user: User, reason: str) -> ProposedChange:
    """Ask an approver to have the addresses of the list lead on.

    Raises:
        NotAllowed: see ``rules.why_not_lead`` and ``changes.operations.propose``.
    """
    ensure(why_not_lead(listed))
    wanted = proposal(listed, is_wanted=True)
    return propose(OLD_ADDRESSES, listed.site, str(listed.pk), wanted, user, reason)


def propose_end(listed: OldAddressList, user: User, reason: str) -> ProposedChange:
    """Ask an approver to have them lead on no longer.

    Raises:
        NotAllowed: none does; or see ``changes.operations.propose``.
    """
    wanted = proposal(listed, is_wanted=False)
    return propose(OLD_ADDRESSES, listed.site, str(listed.pk), wanted, user, reason)
