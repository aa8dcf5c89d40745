-- A statement that must not go with what was sent after it: an insert that must write all its rows and does not, a key that
-- another request holds. Said here and not by whoever sent it, locks and the commit can go in the same round trip.
create function refuse(statement integer) returns boolean language plpgsql as $$
begin
    raise exception '%', statement using errcode = 'NT001';
end $$;
