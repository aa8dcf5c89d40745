-- A recognition says how far it came, and carries its days. What lists and counts ask for stands in columns of its own;
-- days are ISO texts, which sort as dates do.
update recognition set body = (body::jsonb || '{"status": "DECIDED"}')::text where not body::jsonb ? 'status';

alter table recognition
    add column level text generated always as (body::jsonb ->> 'level') stored,
    add column status text generated always as (body::jsonb ->> 'status') stored,
    add column decided_on text generated always as (body::jsonb ->> 'decisionDate') stored,
    add column completed_on text generated always as (body::jsonb ->> 'completedOn') stored,
    add column appraised_on text generated always as (body::jsonb ->> 'appraisedOn') stored,
    add column announced_on text generated always as (body::jsonb ->> 'announcedOn') stored,
    add column expires_on text generated always as (body::jsonb ->> 'expiresOn') stored,
    add column revoked_on text generated always as (body::jsonb ->> 'revokedOn') stored,
    add constraint recognition_status check (status in ('PROPOSED', 'BALLOTED', 'DECIDED')),
    add constraint decision_has_its_day check ((status = 'DECIDED') = (decided_on is not null)),
    add constraint ballot_has_its_day check (status <> 'BALLOTED' or appraised_on is not null),
    add constraint revoked_after_decided check (revoked_on is null or revoked_on > decided_on);

-- One person never both proposes and approves that a recognition is taken back.
alter table recognition add constraint revocation_by_two check (
    body::jsonb -> 'revocation' ->> 'approvedBy' is null
    or body::jsonb -> 'revocation' ->> 'approvedBy' <> body::jsonb -> 'revocation' ->> 'proposedBy');
