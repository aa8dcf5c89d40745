-- Recognition procedures: law as data. Days are ISO texts, so that generated columns may hold them.
create table recognition_procedure (
    id          uuid primary key,
    natural_key text not null unique,
    unit        text,
    on_date     date,
    state       text not null check (state in ('SUBMITTED', 'APPROVED')),
    version     bigint not null check (version > 0),
    maker_id    text not null,
    approver_id text,
    approved_at timestamptz,
    reason      text,
    body        text not null,
    unit_kind   text generated always as (body::jsonb ->> 'unitKind') stored,
    level       text generated always as (body::jsonb ->> 'level') stored,
    valid_from  text generated always as (body::jsonb ->> 'validFrom') stored,
    valid_to    text generated always as (body::jsonb ->> 'validTo') stored,
    check (approver_id is null or approver_id <> maker_id),
    check ((state = 'APPROVED') = (approver_id is not null)),
    check (valid_to is null or valid_from < valid_to)
);
create index recognition_procedure_for on recognition_procedure (unit_kind, level, valid_from);
grant select, insert, update on recognition_procedure to "${app_role}";

-- Dossiers with all their steps; a step is never taken out again.
create table dossier (
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
    level       text generated always as (body::jsonb ->> 'level') stored,
    stage       text generated always as (body::jsonb ->> 'stage') stored,
    steps       integer generated always as (jsonb_array_length(body::jsonb -> 'steps')) stored,
    check (stage in ('SUBMITTED', 'VERIFIED', 'SURVEYED', 'APPRAISED', 'VOTED', 'RETURNED', 'FAILED', 'DECIDED'))
);
-- One way at a time: a unit has at most one dossier under way for a level.
create unique index dossier_under_way on dossier (unit, level) where stage <> 'DECIDED';
create index dossier_unit on dossier (unit, id);
create index dossier_stage on dossier (stage, id);
grant select, insert, update on dossier to "${app_role}";

create function keep_steps() returns trigger language plpgsql as $$
declare
    before jsonb := old.body::jsonb -> 'steps';
begin
    if new.steps < old.steps
       or exists (select 1 from generate_series(0, old.steps - 1) i
                  where (new.body::jsonb -> 'steps' -> i) is distinct from (before -> i)) then
        raise exception 'a step of dossier % was taken and stays', old.id using errcode = 'restrict_violation';
    end if;
    return new;
end
$$;
create trigger dossier_keeps_its_steps before update on dossier for each row execute function keep_steps();
