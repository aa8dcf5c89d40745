-- Commitments, obstacles, mobilised resources, the market, reforms and roadmaps become facts too. Facts are derived: what was
-- consumed before is read again by a rebuild (docs/howto/replay.md).
alter table fact drop constraint fact_kind_check;
alter table fact add constraint fact_kind_check check (kind in ('CRITERIA_SET', 'CRITERIA_MET', 'SUB_CRITERIA_MET',
    'QUANTITY', 'RECOGNITION', 'TARGET', 'ROADMAP', 'STATEMENT', 'POPULATION', 'REFORM', 'PRODUCT', 'CERTIFICATE',
    'CHANNEL', 'SALE', 'SUPPLY', 'DEMAND', 'APPROPRIATION', 'ASSIGNMENT', 'COMMITMENT', 'DISBURSEMENT', 'OBSTACLE',
    'CONTRIBUTION'));
create index fact_market on fact (kind, item) where kind in ('SALE', 'CHANNEL');
