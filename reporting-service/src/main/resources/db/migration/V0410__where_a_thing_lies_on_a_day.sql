-- Where a thing that was said to lie in a unit lies on a later day, by the same rule as the catalogue of the OCOP service
-- (its Ancestry): a code names its unit together with the day on which it was said, and the unit is followed through the
-- reforms. Of a divided unit nobody knows in which part the thing lies: then only what all parts have above them is known.
-- One that ended without a successor, such as a district, leaves its things to whatever lay above it on its last day.
create table unit_ground (
    above      text not null,
    -- The unit of the record, and on which days the record must have been made for the code to mean that unit.
    code       text not null,
    said_from  date not null,
    said_to    date not null,
    -- On these days it lies beneath the one above, or is it.
    lies_from  date not null,
    lies_to    date not null
);
create index unit_ground_above on unit_ground (above, lies_from);
grant select, insert, delete on unit_ground to "${app_role}";

create function unit_ground_at(as_of timestamptz) returns setof unit_ground language plpgsql stable as $$
begin
    return query
    with recursive period as materialized (
        select u.code, u.name_ascii, u.parent_code, u.valid_from, u.valid_to
        from unit_fact u where u.recorded_from <= as_of and as_of < u.recorded_to
    ), moved as materialized (
        -- A part in which nobody lives holds no producer either.
        select distinct f.valid_from as on_day, t ->> 'from' as origin, t ->> 'to' as target
        from fact f cross join lateral jsonb_array_elements(f.attributes -> 'transfers') t
        where f.kind = 'REFORM' and f.recorded_from <= as_of and as_of < f.recorded_to
          and t ->> 'from' is not null and t ->> 'to' is not null
          and coalesce((t ->> 'sharePopulation')::numeric, 1) > 0
    ), cut as (
        select p.code, p.valid_from as day from period p
        union
        select p.code, m.on_day from period p join moved m
            on m.origin = p.code and p.valid_from < m.on_day and m.on_day < p.valid_to
    ), stretch as materialized (
        -- A unit between two days on which something could leave it.
        select p.code, p.name_ascii, p.parent_code, c.day as since,
               least(p.valid_to, lead(c.day) over code) as till,
               -- What was said before the code's first day or after its last one can only mean its first or last unit.
               case when lag(c.day) over code is null then '-infinity' else c.day end as said_from,
               coalesce(lead(c.day) over code, 'infinity') as said_to
        from cut c join period p on p.code = c.code and p.valid_from <= c.day and c.day < p.valid_to
        window code as (partition by p.code order by c.day)
    ), next as materialized (
        select s.code, s.since, n.code as next_code, n.since as next_since, s.till as day
        from stretch s join moved m on m.origin = s.code and m.on_day = s.till
        join stretch n on n.code = m.target and n.since <= s.till and s.till < n.till
        union all
        select s.code, s.since, n.code, n.since, s.till
        from stretch s join stretch n on n.code = s.code and n.since = s.till and n.name_ascii = s.name_ascii
        where not exists (select from moved m where m.origin = s.code and m.on_day = s.till)
        union all
        select s.code, s.since, n.code, n.since, s.till
        from stretch s join stretch n on n.code = s.parent_code and n.since < s.till and s.till <= n.till
        where not exists (select from moved m where m.origin = s.code and m.on_day = s.till)
          and not exists (select from stretch g where g.code = s.code and g.since = s.till and g.name_ascii = s.name_ascii)
    ), way as (
        select s.code, s.said_from, s.said_to, s.code as at_code, s.since as at_since, s.since as lies_from, s.till as lies_to
        from stretch s
        union
        select w.code, w.said_from, w.said_to, n.next_code, n.next_since, n.day, t.till
        from way w join next n on n.code = w.at_code and n.since = w.at_since
        join stretch t on t.code = n.next_code and t.since = n.next_since
    ), day as (
        select since as day from stretch union select till from stretch where till < 'infinity'
    ), span as (
        select d.day as day_from, coalesce(lead(d.day) over (order by d.day), 'infinity') as day_to from day d
    ), node as (
        -- From each day on which the map changes to the next, all the units in which it may lie.
        select distinct w.code, w.said_from, w.said_to, s.day_from, s.day_to, w.at_code
        from way w join span s on s.day_from >= w.lies_from and s.day_from < w.lies_to
    ), counted as (
        select n.*, count(*) over (partition by n.code, n.said_from, n.day_from) as nodes from node n
    ), common as (
        select n.code, n.said_from, n.said_to, n.day_from, n.day_to, b.above
        from counted n join unit_beneath b on b.code = n.at_code and b.valid_from <= n.day_from and n.day_from < b.valid_to
         and b.recorded_from <= as_of and as_of < b.recorded_to
        group by n.code, n.said_from, n.said_to, n.day_from, n.day_to, b.above, n.nodes
        having count(*) = n.nodes
    ), joined as (
        select c.*, lag(c.day_to) over (partition by c.above, c.code, c.said_from order by c.day_from)
                    is distinct from c.day_from as begins
        from common c
    ), numbered as (
        select j.*, count(*) filter (where j.begins) over (partition by j.above, j.code, j.said_from order by j.day_from) as run
        from joined j
    )
    select n.above, n.code, n.said_from, n.said_to, min(n.day_from), max(n.day_to)
    from numbered n group by n.above, n.code, n.said_from, n.said_to, n.run;
end
$$;

-- The same for any moment; for all that is known now it reads what was made when the units last changed.
create function unit_grounds(as_of timestamptz) returns setof unit_ground language sql stable as $$
    select * from unit_ground where as_of >= (select known_from from unit_line_known)
    union all
    select * from unit_ground_at(as_of) where as_of < (select known_from from unit_line_known)
$$;

-- As before, and the grounds with the lines.
create or replace function derive_unit_lines() returns void language plpgsql as $$
begin
    -- Two instances may take in units at a time; the second waits and sees what the first took in.
    perform 1 from unit_line_known for update;
    if exists (select from index_put_off) then
        -- The whole map with every batch of units would be made hundreds of times: until the store is complete nothing is
        -- kept, and unit_lines() and unit_grounds() make it for whoever asks.
        update unit_line_known set known_from = 'infinity' where known_from < 'infinity';
        return;
    end if;
    update unit_line_known set known_from = greatest(
        (select max(greatest(recorded_from, nullif(recorded_to, 'infinity'))) from unit_fact),
        (select max(greatest(recorded_from, nullif(recorded_to, 'infinity'))) from fact where kind = 'REFORM'),
        '-infinity');
    delete from unit_line;
    insert into unit_line select l.* from unit_line_known k cross join lateral unit_line_at(k.known_from) l;
    delete from unit_ground;
    insert into unit_ground select g.* from unit_line_known k cross join lateral unit_ground_at(k.known_from) g;
end
$$;

select derive_unit_lines();

-- A certificate and a sale belong to a product, wherever that was said to lie when they were made.
create index fact_certificate on fact (item) where kind = 'CERTIFICATE';
create index fact_product on fact ((attributes ->> 'code')) where kind = 'PRODUCT';
