-- What a reform does to recognitions (docs/adr/0012). A unit is the same as before where it went whole and alone into the next
-- one, or where nothing was moved into or out of it and code, name and tier stayed; what lies above it plays no part. A unit
-- made wholly of whole units of its own tier holds the lowest of what they held, until a decision of its own.
alter table unit_succession add column carries boolean not null default false;
comment on column unit_succession.carries is
    'the unit is made of nothing but whole units of its own tier, of which before_code is one: what all of them held is carried over';

create or replace function derive_unit_succession() returns void language sql as $$
    delete from unit_succession;
    insert into unit_succession (code, began, before_code, same, carries)
    with moved as (
        select distinct (r.body::jsonb ->> 'effectiveDate')::date as on_day, t ->> 'from' as origin, t ->> 'to' as target,
               t ->> 'extent' = 'WHOLE' as whole
        from reform r cross join lateral jsonb_array_elements(r.body::jsonb -> 'transfers') t
        where r.state = 'APPROVED'
    ), unit as (
        select code, name_ascii, unit_tier(kind) as tier, lower(valid) as began, upper(valid) as ended from unit_period
    ), made as (
        select b.code, b.began, count(*) as parts, min(m.origin) as origin,
               bool_and(m.whole and coalesce(e.tier = b.tier, false)) as of_whole_units
        from unit b join moved m on m.target = b.code and m.on_day = b.began
        left join unit e on e.code = m.origin and e.ended = b.began
        group by b.code, b.began
    ), continued as (
        select code, began, origin as before_code from made where parts = 1 and of_whole_units
        union all
        select b.code, b.began, b.code
        from unit b join unit e on e.code = b.code and e.ended = b.began and e.tier = b.tier and e.name_ascii = b.name_ascii
        where not exists (select 1 from moved m where m.on_day = b.began and b.code in (m.origin, m.target))
    )
    select code, began, before_code, true, false from continued
    union all
    select m.target, m.on_day, m.origin, false, made.of_whole_units
    from moved m join made on made.code = m.target and made.began = m.on_day
    where m.whole and m.origin is not null
      and not exists (select 1 from continued c
                      where c.code = m.target and c.began = m.on_day and c.before_code = m.origin)
$$;

-- On whose decisions rests what the units of these codes hold on a day. Lines without since are the unit's own periods, under
-- whatever code. A unit without a decision of its own that is made of whole units of its tier rests on these, each as of the
-- day before (until), since the first day of the unit; they in turn may rest on others. What rests says that the line's
-- unit (node) answers by itself: where one of them held nothing, nothing is carried over.
create function unit_rests_on(asked text[], on_day date)
    returns table (unit text, node text, code text, valid daterange, until date, since date, rests boolean)
    language sql stable as $$
    with recursive line as (
        select u.code as unit, u.code as node, u.code, u.valid, on_day as until, null::date as since, own.decided,
               not own.decided and own.made as opened
        from unit_period u
        cross join lateral (
            select exists (select 1 from recognition r
                           where r.unit = u.code and u.valid @> r.on_date and r.status = 'DECIDED' and r.state = 'APPROVED'
                             and r.decided_on <= on_day::text) as decided,
                   exists (select 1 from unit_succession s
                           where s.code = u.code and s.began = lower(u.valid) and s.carries) as made
        ) own
        where u.code = any (asked) and u.valid @> on_day
        union all
        select l.unit, n.node, p.code, p.valid, n.until, n.since, n.decided or own.decided,
               not (n.decided or own.decided) and own.made
        from line l
        join unit_succession s on s.code = l.code and s.began = lower(l.valid) and (s.same or s.carries and l.opened)
        cross join lateral (
            select case when s.same then l.node else s.before_code || '@' || s.began end as node,
                   case when s.same then l.until else s.began - 1 end as until,
                   case when s.same then l.since else coalesce(l.since, s.began) end as since,
                   s.same and l.decided as decided
        ) n
        join unit_period p on p.code = s.before_code and upper(p.valid) = s.began
        cross join lateral (
            select exists (select 1 from recognition r
                           where r.unit = p.code and p.valid @> r.on_date and r.status = 'DECIDED' and r.state = 'APPROVED'
                             and r.decided_on <= n.until::text) as decided,
                   exists (select 1 from unit_succession c
                           where c.code = p.code and c.began = lower(p.valid) and c.carries) as made
        ) own
    )
    select l.unit, l.node, l.code, l.valid, l.until, l.since, not bool_or(l.opened) over (partition by l.unit, l.node)
    from line l
$$;

select derive_unit_succession();
