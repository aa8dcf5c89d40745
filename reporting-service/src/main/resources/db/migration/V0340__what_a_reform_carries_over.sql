-- What a reform does to recognitions, by the rule of the criteria service (docs/adr/0012): for every period of a unit the
-- periods in which it was the same unit, under whatever code (its own node), and, where it was made wholly of whole units of
-- its own tier, these units (nodes of their own) as of the day before, and so on. Whether they count is said by decisions.
create table unit_line (
    unit       text not null,
    began      date not null,
    -- One unit, with the nodes that it was opened from; the asked unit itself was opened from none.
    node       text not null,
    above      text[] not null,
    -- Nothing is carried over to it.
    leaf       boolean not null,
    -- The last day of which its standing is asked; infinity for the asked unit itself.
    until      date not null,
    code       text not null,
    name_vi    text not null,
    valid_from date not null,
    valid_to   date not null,
    -- The reforms between it and the asked unit, the latest first.
    through    jsonb not null,
    primary key (unit, began, node, code, valid_from)
);
-- What unit_line holds is so for every moment from this one on; it is made anew whenever units or reforms change.
create table unit_line_known (
    only_row   boolean primary key default true check (only_row),
    known_from timestamptz not null
);
insert into unit_line_known (known_from) values ('-infinity');
grant select, insert, delete on unit_line to "${app_role}";
grant select, update on unit_line_known to "${app_role}";

create function unit_tier(kind text) returns text language sql immutable as $$
    select case when kind in ('CITY', 'TOWN', 'RURAL_DISTRICT') then 'DISTRICT'
                when kind in ('PROVINCE', 'CITY_PROVINCE') then 'PROVINCE' else kind end
$$;

-- The lines as they were known at a moment. Two units are the same where one went whole and alone into the other, or where
-- nothing was moved into or out of it and code, name and tier stayed; what lies above plays no part.
create function unit_line_at(as_of timestamptz) returns setof unit_line language plpgsql stable as $$
begin
    return query
    with recursive moved as materialized (
        select f.valid_from as on_day, f.item as number, t ->> 'from' as origin, t ->> 'to' as target,
               t ->> 'extent' = 'WHOLE' as whole
        from fact f cross join lateral jsonb_array_elements(f.attributes -> 'transfers') t
        where f.kind = 'REFORM' and f.recorded_from <= as_of and as_of < f.recorded_to
    ), period as materialized (
        select u.code, u.name_vi, u.name_ascii, unit_tier(u.kind) as tier, u.valid_from, u.valid_to
        from unit_fact u where u.recorded_from <= as_of and as_of < u.recorded_to
    ), made as (
        select b.code, b.valid_from as began, count(distinct (m.origin, m.whole)) as parts, min(m.origin) as origin,
               bool_and(m.whole and coalesce(e.tier = b.tier, false)) as of_whole_units,
               jsonb_agg(distinct jsonb_build_object('number', m.number, 'effectiveDate', m.on_day)) as reforms
        from period b join moved m on m.target = b.code and m.on_day = b.valid_from
        left join period e on e.code = m.origin and e.valid_to = b.valid_from
        group by b.code, b.valid_from
    ), step as materialized (
        select m.code, m.began, m.origin as before_code, true as same, m.reforms
        from made m where m.parts = 1 and m.of_whole_units
        union all
        select b.code, b.valid_from, b.code, true, '[]'
        from period b join period e
          on e.code = b.code and e.valid_to = b.valid_from and e.tier = b.tier and e.name_ascii = b.name_ascii
        where not exists (select 1 from moved m where m.on_day = b.valid_from and b.code in (m.origin, m.target))
        union all
        select distinct d.code, d.began, m.origin, false, d.reforms
        from made d join moved m on m.target = d.code and m.on_day = d.began
        where d.parts > 1 and d.of_whole_units
    ), line as (
        select p.code as unit, p.valid_from as began, p.code as node, '{}'::text[] as above, 'infinity'::date as until,
               p.code, p.name_vi, p.valid_from, p.valid_to, '[]'::jsonb as through
        from period p
        union all
        select l.unit, l.began, n.node, n.above, n.until, p.code, p.name_vi, p.valid_from, p.valid_to, n.through
        from line l
        join step s on s.code = l.code and s.began = l.valid_from
        cross join lateral (
            select case when s.same then l.node else s.before_code || '@' || s.began end as node,
                   case when s.same then l.above else l.above || l.node end as above,
                   case when s.same then l.until else s.began - 1 end as until,
                   case when s.same then l.through else l.through || s.reforms end as through
        ) n
        join period p on p.code = s.before_code and p.valid_to = s.began
    ), opened as (
        select distinct l.unit, l.began, l.above[cardinality(l.above)] as node from line l where l.above <> '{}'
    )
    select l.unit, l.began, l.node, l.above, o.node is null, l.until, l.code, l.name_vi, l.valid_from, l.valid_to, l.through
    from line l left join opened o on o.unit = l.unit and o.began = l.began and o.node = l.node;
end
$$;

-- The same for any moment; for all that is known now it reads what was made when the units last changed.
create function unit_lines(as_of timestamptz) returns setof unit_line language sql stable as $$
    select * from unit_line where as_of >= (select known_from from unit_line_known)
    union all
    select * from unit_line_at(as_of) where as_of < (select known_from from unit_line_known)
$$;

create function derive_unit_lines() returns void language plpgsql as $$
begin
    -- Two instances may take in units at a time; the second waits and sees what the first took in.
    perform 1 from unit_line_known for update;
    update unit_line_known set known_from = greatest(
        (select max(greatest(recorded_from, nullif(recorded_to, 'infinity'))) from unit_fact),
        (select max(greatest(recorded_from, nullif(recorded_to, 'infinity'))) from fact where kind = 'REFORM'),
        '-infinity');
    delete from unit_line;
    insert into unit_line select l.* from unit_line_known k cross join lateral unit_line_at(k.known_from) l;
end
$$;

select derive_unit_lines();
