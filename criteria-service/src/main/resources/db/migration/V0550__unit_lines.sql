-- A code is a key only with a date. Which unit of the day before a unit continues, and which ones went whole into it, is
-- derived from the map and the reforms in force, and made anew whenever the map is.
create table unit_succession (
    code        text not null,
    began       date not null,
    before_code text not null,
    same        boolean not null,
    primary key (code, began, before_code)
);
grant select, insert, delete on unit_succession to "${app_role}";
comment on table unit_succession is
    'the unit of this code that began on this day took in the whole unit of before_code; same: it is that unit still';

-- Two units are one and the same where one went whole and alone into the other, whatever it is called now, or where code,
-- name and tier stayed. Kinds of one tier follow one another: a rural district becomes a town, a town a city.
create function unit_tier(kind text) returns text language sql immutable as $$
    select case when kind in ('CITY', 'TOWN', 'RURAL_DISTRICT') then 'DISTRICT'
                when kind in ('PROVINCE', 'CITY_PROVINCE') then 'PROVINCE' else kind end
$$;

create function derive_unit_succession() returns void language sql as $$
    delete from unit_succession;
    insert into unit_succession (code, began, before_code, same)
    with moved as (
        select distinct (r.body::jsonb ->> 'effectiveDate')::date as on_day, t ->> 'from' as origin, t ->> 'to' as target,
               t ->> 'extent' = 'WHOLE' as whole
        from reform r cross join lateral jsonb_array_elements(r.body::jsonb -> 'transfers') t
        where r.state = 'APPROVED' and t ->> 'from' is not null and t ->> 'to' is not null
    ), alone as (
        select target, on_day, min(origin) as origin from moved
        group by target, on_day having count(*) = 1 and bool_and(whole)
    ), unit as (
        select u.code, u.kind, u.name_ascii, unit_tier(u.kind) as tier, lower(u.valid) as began, upper(u.valid) as ended,
               coalesce(unit_tier(p.kind), '') as above
        from unit_period u
        left join unit_period p on p.code = u.parent_code
             and p.valid @> coalesce(lower(u.valid), upper(u.valid) - 1, 'epoch'::date)
    ), continued as (
        select b.code, b.began, a.origin as before_code
        from unit b join alone a on a.target = b.code and a.on_day = b.began
             join unit e on e.code = a.origin and e.ended = b.began and e.tier = b.tier
        union
        select b.code, b.began, b.code
        from unit b join unit e on e.code = b.code and e.ended = b.began and e.tier = b.tier
             and e.name_ascii = b.name_ascii and e.above = b.above
        where not exists (select 1 from alone a where a.target = b.code and a.on_day = b.began)
    )
    select code, began, before_code, true from continued
    union all
    select m.target, m.on_day, m.origin, false
    from moved m
    where m.whole and exists (select 1 from unit b where b.code = m.target and b.began = m.on_day)
      and not exists (select 1 from continued c
                      where c.code = m.target and c.began = m.on_day and c.before_code = m.origin)
$$;

-- The units of these codes on a day with all that they were before, under whatever code: each line one period. Without
-- only_same also the units that went whole into them.
create function unit_line(asked text[], on_day date, only_same boolean)
    returns table (unit text, code text, valid daterange) language sql stable as $$
    with recursive line as (
        select u.code as unit, u.code, u.valid from unit_period u where u.code = any (asked) and u.valid @> on_day
        union
        select l.unit, p.code, p.valid
        from line l
        join unit_succession s on s.code = l.code and s.began = lower(l.valid) and (s.same or not only_same)
        join unit_period p on p.code = s.before_code and upper(p.valid) = s.began
    )
    select line.unit, line.code, line.valid from line
$$;

select derive_unit_succession();

-- A unit has one dossier under way for a level; a code may name another unit later, so the service, which holds the
-- register's lock while it enters one, compares units and not codes.
drop index dossier_under_way;
create index dossier_under_way on dossier (unit, level) where stage <> 'DECIDED';

-- A newer assessment of the same unit and level stands before an older one, whichever set each was judged by.
create index assessed_of_level on assessed (unit, level, assessed_on desc);

-- When the law revokes is data of the set (criteria) and of the procedure (communes of a district), and stands there only.
drop table revocation_rule;
