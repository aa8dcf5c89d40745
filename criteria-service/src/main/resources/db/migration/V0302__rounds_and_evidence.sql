-- Rounds of assessment, and the files that show what was reported: content once by its hash, and who handed it in where.
create table assessment_round (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state = 'RECORDED'),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null
);
create index assessment_round_unit on assessment_round (unit);
grant select, insert, update on assessment_round to "${app_role}";

create table evidence_content (
    sha256     text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    media_type text not null,
    size       integer not null check (size > 0),
    content    bytea not null
);
-- The files are compressed already.
alter table evidence_content alter column content set storage external;
create table evidence (
    sha256      text not null references evidence_content (sha256),
    unit        text not null,
    name        text not null,
    on_date     date not null,
    maker_id    text not null,
    recorded_at timestamptz not null,
    primary key (sha256, unit)
);
grant select, insert on evidence_content, evidence to "${app_role}";

-- The lists of assessments of a round, and what composite rules ask of a unit's history.
create index assessment_round_of on assessment ((body::jsonb ->> 'round'), id);
create index assessment_unit_date on assessment (unit, on_date);
