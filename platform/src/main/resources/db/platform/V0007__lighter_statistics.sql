-- Events and keys are looked up by their keys alone, and a log that grows is analysed again and again while it is written to:
-- a tenth of the usual sample says as much, and nothing is planned by what stands in a body.
alter table event
    alter column id set statistics 10, alter column topic set statistics 10, alter column type set statistics 10,
    alter column subject set statistics 10, alter column sequence set statistics 10,
    alter column partition_key set statistics 10, alter column business_time set statistics 10,
    alter column recorded_at set statistics 10, alter column actor_role set statistics 10,
    alter column actor_id set statistics 10, alter column trace set statistics 0, alter column data set statistics 0;
alter index event_of_subject alter column 1 set statistics 10;
alter table event_position
    alter column position set statistics 10, alter column event_id set statistics 10, alter column hash set statistics 0;
alter table idempotency
    alter column key_digest set statistics 10, alter column fingerprint set statistics 0,
    alter column event_id set statistics 0, alter column recorded_at set statistics 10,
    alter column status set statistics 10, alter column headers set statistics 0, alter column body set statistics 0;
