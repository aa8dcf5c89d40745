-- All periods of the unit that carried a code on a day, earlier and later ones, under whatever code. Decisions about one unit
-- are found by it whichever came first; unit_line looks back only.
create index unit_succession_ahead on unit_succession (before_code, began) where same;

create function unit_life(asked text, on_day date) returns table (code text, valid daterange) language sql stable as $$
    with recursive ahead as (
        select u.code, u.valid from unit_period u where u.code = asked and u.valid @> on_day
        union
        select n.code, n.valid
        from ahead a
        join unit_succession s on s.before_code = a.code and s.began = upper(a.valid) and s.same
        join unit_period n on n.code = s.code and lower(n.valid) = s.began
    )
    select l.code, l.valid from unit_line(array[asked], on_day, true) l
    union
    select a.code, a.valid from ahead a
$$;
