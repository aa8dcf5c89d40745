-- The map of units is what was entered with the reforms in force applied to it in the order of their dates; unit_period
-- holds the result. Nobody approves a reform that he entered, and an approved one never changes: it can only be called off.
create table unit_entry (
    code        text not null,
    valid       daterange not null check (not isempty(valid)),
    name_vi     text not null,
    name_ascii  text not null,
    kind        text not null,
    parent_code text,
    basis       text not null,
    source      text not null,
    constraint unit_entry_key primary key (code, valid without overlaps),
    constraint household_is_a_number
        check (kind <> 'HOUSEHOLD' or (code ~ '^[0-9][0-9.-]*$' and name_vi = code and name_ascii = code))
);
insert into unit_entry select code, valid, name_vi, name_ascii, kind, parent_code, basis, source from unit_period;
grant select, insert, delete on unit_entry to "${app_role}";

create table reform (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text not null,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED', 'CANCELLED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    check (approver_id is null or approver_id <> maker_id),
    check (state <> 'APPROVED' or approver_id is not null)
);
create index reform_state on reform (state, id);
grant select, insert, update on reform to "${app_role}";

create function refuse_change_of_reform() returns trigger language plpgsql as $$
begin
    raise exception 'reform % is approved', old.natural_key using errcode = 'restrict_violation';
end
$$;
create trigger approved_reform
    before update on reform
    for each row when (old.state = 'CANCELLED'
                       or (old.state = 'APPROVED' and (new.state <> 'CANCELLED' or new.body <> old.body)))
    execute function refuse_change_of_reform();

create table unit_place (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text not null,
    on_date     date,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null
);
create index unit_place_unit on unit_place (unit);
grant select, insert, update on unit_place to "${app_role}";

create table population (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text not null,
    on_date     date,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null
);
create index population_unit on population (unit);
grant select, insert, update on population to "${app_role}";
