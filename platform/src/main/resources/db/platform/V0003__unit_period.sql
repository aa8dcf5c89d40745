-- Administrative units with half-open validity; a code is a key only with a date. criteria-service owns the register,
-- the other services keep this copy from ntm.units.
create table unit_period (
    code        text not null,
    valid       daterange not null check (not isempty(valid)),
    name_vi     text not null,
    name_ascii  text not null,
    kind        text not null,
    parent_code text,
    basis       text not null,
    source      text not null,
    constraint unit_period_key primary key (code, valid without overlaps)
);
create index unit_period_parent on unit_period (parent_code);

create table unit_version (
    code    text primary key,
    version bigint not null
);

grant select, insert, update, delete on unit_period, unit_version to "${app_role}";
