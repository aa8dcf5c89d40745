-- Which divided units a unit has a part of. What was said of a divided unit belongs to one of its parts, and nobody said to
-- which: judging shows that it is open, and counts it for none.
create table unit_part (
    code        text not null,
    began       date not null,
    before_code text not null,
    primary key (code, began, before_code)
);
grant select, insert, delete on unit_part to "${app_role}";
comment on table unit_part is 'the unit of this code that began on this day took in a part of the unit of before_code';

create function derive_unit_parts() returns void language sql as $$
    delete from unit_part;
    insert into unit_part (code, began, before_code)
    select distinct t ->> 'to', (r.body::jsonb ->> 'effectiveDate')::date, t ->> 'from'
    from reform r cross join lateral jsonb_array_elements(r.body::jsonb -> 'transfers') t
    where r.state = 'APPROVED' and t ->> 'extent' = 'PART' and t ->> 'from' is not null and t ->> 'to' is not null
$$;

select derive_unit_parts();

-- The divided units that went in part into the unit of this code and day, or into what it is made of; with the last day of each.
create function unit_divided_into(asked text, on_day date) returns table (code text, until date) language sql stable as $$
    select distinct p.before_code, p.began - 1
    from unit_line(array[asked], on_day, false) l
    join unit_part p on p.code = l.code and p.began = lower(l.valid)
$$;
