-- The index by unit and day finds by unit alone as well. Nothing is planned by what stands in a form, and a smaller sample says
-- enough of the rest, which is analysed again and again while whole rounds come in.
drop index assessment_unit;
alter table assessment
    alter column id set statistics 20, alter column natural_key set statistics 20, alter column unit set statistics 20,
    alter column state set statistics 20, alter column version set statistics 20, alter column maker_id set statistics 20,
    alter column approver_id set statistics 20, alter column approved_at set statistics 20,
    alter column body set statistics 0, alter column reason set statistics 0, alter column on_date set statistics 20,
    alter column round set statistics 20, alter column criteria_set set statistics 20;
