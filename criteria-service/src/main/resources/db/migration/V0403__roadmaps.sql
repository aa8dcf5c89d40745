-- Which unit is due at which level when; another year is a new version of the line.
create table roadmap_line (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text not null,
    on_date     date not null,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    level       text generated always as (body::jsonb ->> 'level') stored
);
create index roadmap_line_unit on roadmap_line (unit, id);
grant select, insert, update on roadmap_line to "${app_role}";
