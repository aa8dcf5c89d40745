-- Outlines that a province brought along. What an import replaces ends on the second clock and stays.
create table boundary (
    id            bigint generated always as identity primary key,
    code          text not null,
    valid_from    date not null,
    valid_to      date not null check (valid_from < valid_to),
    geometry      jsonb not null check (geometry ->> 'type' in ('Polygon', 'MultiPolygon')),
    recorded_from timestamptz not null,
    recorded_to   timestamptz not null default 'infinity' check (recorded_from <= recorded_to),
    actor_role    text not null,
    actor_id      text not null,
    constraint boundary_one_at_a_time exclude using gist
        (code with =, daterange(valid_from, valid_to) with &&, tstzrange(recorded_from, recorded_to) with &&)
);
create index boundary_now on boundary (valid_from) where recorded_to = 'infinity';
grant select, insert on boundary to "${app_role}";
grant update (recorded_to) on boundary to "${app_role}";
