"""Rules about bodies, persons and the wordings a house prefers."""

from __future__ import annotations

from bulletin.rules.names import (
    body_old_name,
    body_short_first,
    list_unreadable,
    name_blank,
    name_narrow,
    order_of_listing,
    person_post,
    wording_forbidden,
    wording_preferred,
    wording_unwanted,
)

RULES = (
    list_unreadable.RULE,
    body_short_first.RULE,
    body_old_name.RULE,
    person_post.RULE,
    order_of_listing.RULE,
    name_narrow.RULE,
    name_blank.RULE,
    wording_forbidden.RULE,
    wording_unwanted.RULE,
    wording_preferred.RULE,
)
