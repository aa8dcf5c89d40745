-- Money is followed through the reforms as products are (V0410): a district that ended leaves what it had to the province,
-- and a code that names another unit since takes over nothing. So sums are kept by the day on which they were said, too: the
-- day on which an amount is taken away may lie in the time of another bearer of the code.
truncate kept_money;
alter table kept_money drop constraint kept_money_unit_year_kind_from_unit_day_key;
alter table kept_money add column said_on date not null;
alter table kept_money add unique nulls not distinct (unit, year, kind, from_unit, day, said_on);

drop function kept_money_of(text, text, text, integer, date, date, timestamptz, numeric, boolean, integer);
create function kept_money_of(kind text, unit text, from_unit text, year integer, valid_from date, valid_to date,
    recorded_to timestamptz, numerator numeric, reconstructed boolean, sign integer)
returns setof kept_money language sql immutable as $$
    select $1, $2, $3, $4, d.day, d.sign * coalesce($8, 0), d.sign::bigint, case when $9 then d.sign else 0 end::bigint, $5
    from (values ($5, $10), ($6, -$10)) as d (day, sign)
    where $1 in ('APPROPRIATION', 'ASSIGNMENT', 'DISBURSEMENT') and $7 = 'infinity'
      and $2 is not null and $4 is not null and d.day < 'infinity'
$$;

create or replace function keep_money() returns trigger language plpgsql as $$
declare
    changes kept_money[];
begin
    if tg_op = 'TRUNCATE' then
        delete from kept_money;
        return null;
    elsif tg_op = 'INSERT' then
        changes := array(select m from after a cross join lateral kept_money_of(
            a.kind, a.unit, a.from_unit, a.year, a.valid_from, a.valid_to, a.recorded_to, a.numerator, a.reconstructed, 1) m);
    elsif tg_op = 'DELETE' then
        changes := array(select m from before b cross join lateral kept_money_of(
            b.kind, b.unit, b.from_unit, b.year, b.valid_from, b.valid_to, b.recorded_to, b.numerator, b.reconstructed, -1) m);
    else
        changes := array(select m from before b cross join lateral kept_money_of(
            b.kind, b.unit, b.from_unit, b.year, b.valid_from, b.valid_to, b.recorded_to, b.numerator, b.reconstructed, -1) m
                         union all select m from after a cross join lateral kept_money_of(
            a.kind, a.unit, a.from_unit, a.year, a.valid_from, a.valid_to, a.recorded_to, a.numerator, a.reconstructed, 1) m);
    end if;
    if cardinality(changes) = 0 then
        return null;
    end if;
    -- In one order, so that two instances that take in facts at a time wait for each other and never both.
    insert into kept_money as k
    select m.kind, m.unit, m.from_unit, m.year, m.day, sum(m.amount), sum(m.facts), sum(m.reconstructed), m.said_on
    from unnest(changes) m group by 1, 2, 3, 4, 5, 9 order by 2, 4, 1, 3, 5, 9
    on conflict (unit, year, kind, from_unit, day, said_on) do update
       set amount = k.amount + excluded.amount, facts = k.facts + excluded.facts,
           reconstructed = k.reconstructed + excluded.reconstructed;
    return null;
end
$$;

insert into kept_money
select m.kind, m.unit, m.from_unit, m.year, m.day, sum(m.amount), sum(m.facts), sum(m.reconstructed), m.said_on
from fact f cross join lateral kept_money_of(
            f.kind, f.unit, f.from_unit, f.year, f.valid_from, f.valid_to, f.recorded_to, f.numerator, f.reconstructed, 1) m
group by 1, 2, 3, 4, 5, 9;
