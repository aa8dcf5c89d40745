-- What the Treasury booked beyond all money is posted by a line of its statement: no Council decided it, so it is nobody's plan.
create function is_nobodys_money(document text) returns boolean language sql immutable
    return document like 'treasury-statements/%';
