-- Facts on two clocks: valid_* says when it was true (half-open, by date), recorded_* when it was known. A change of an
-- aggregate ends its facts on the second clock and adds new ones; no other column of a row ever changes.
create table fact (
    id             bigint generated always as identity primary key,
    kind           text not null check (kind in ('CRITERIA_SET', 'CRITERIA_MET', 'SUB_CRITERIA_MET', 'QUANTITY',
                       'RECOGNITION', 'TARGET', 'STATEMENT', 'PRODUCT', 'CERTIFICATE', 'APPROPRIATION', 'ASSIGNMENT',
                       'DISBURSEMENT')),
    subject        text not null,
    unit           text,
    -- The other end of what moves between two units: the giving unit of an assignment.
    from_unit      text,
    level          text,
    star           integer check (star between 1 and 5),
    criteria_set   text,
    quantity       text,
    indicator      text,
    measure        text,
    -- What the fact is about within its kind: a product's id, a project's code.
    item           text,
    -- Calendar, budget, target or achievement year, as the kind has it.
    year           integer check (year between 1900 and 2200),
    numerator      numeric,
    denominator    numeric,
    attributes     jsonb not null,
    valid_from     date not null,
    valid_to       date not null check (valid_from < valid_to),
    recorded_from  timestamptz not null,
    recorded_to    timestamptz not null check (recorded_from <= recorded_to),
    source_service text not null,
    event_id       uuid not null,
    position       bigint not null check (position > 0)
);
create index fact_open on fact (subject) where recorded_to = 'infinity';
create index fact_of_unit on fact (kind, unit, valid_from);
create index fact_money on fact (unit, year) where kind in ('APPROPRIATION', 'ASSIGNMENT', 'DISBURSEMENT');
create index fact_statement on fact (indicator, unit, valid_from) where kind = 'STATEMENT';
create index fact_quantity on fact (quantity, unit, valid_from) where kind = 'QUANTITY';

-- Administrative units on the same two clocks.
create table unit_fact (
    id             bigint generated always as identity primary key,
    subject        text not null,
    code           text not null,
    name_vi        text not null,
    name_ascii     text not null,
    kind           text not null,
    parent_code    text,
    valid_from     date not null,
    valid_to       date not null check (valid_from < valid_to),
    recorded_from  timestamptz not null,
    recorded_to    timestamptz not null check (recorded_from <= recorded_to),
    source_service text not null,
    event_id       uuid not null,
    position       bigint not null check (position > 0),
    -- Asked on any day, with the knowledge of any moment, a code names one unit at most: no figure counts it twice.
    constraint unit_fact_one_at_a_time exclude using gist
        (code with =, daterange(valid_from, valid_to) with &&, tstzrange(recorded_from, recorded_to) with &&)
);
create index unit_fact_code on unit_fact (code, valid_from);
create index unit_fact_parent on unit_fact (parent_code, valid_from);
create index unit_fact_open on unit_fact (subject) where recorded_to = 'infinity';

-- How far each aggregate has come: an event that is not newer changes nothing.
create table fact_subject (
    subject     text primary key,
    sequence    bigint not null check (sequence > 0),
    recorded_at timestamptz not null
);

-- How far each owner has come, with how many of its events took effect and the newest of their recorded times.
create table fact_source (
    source      text primary key,
    position    bigint not null,
    effects     bigint not null,
    recorded_at timestamptz not null
);

grant select, insert on fact, unit_fact to "${app_role}";
grant update (recorded_to) on fact, unit_fact to "${app_role}";
grant select, insert, update on fact_subject, fact_source to "${app_role}";
