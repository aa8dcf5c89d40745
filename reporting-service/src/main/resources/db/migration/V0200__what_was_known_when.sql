-- The newest fact of an owner at a moment, and the moments at which something about a unit became known.
create index fact_known on fact (source_service, recorded_from desc, position desc);
create index unit_fact_known on unit_fact (source_service, recorded_from desc, position desc);
create index fact_of_unit_known on fact (unit, kind, recorded_from desc);
