-- Who makes a product is said by the producer's own record; products name it by its code.
alter table fact drop constraint fact_kind_check;
alter table fact add constraint fact_kind_check check (kind in ('CRITERIA_SET', 'CRITERIA_MET', 'SUB_CRITERIA_MET',
    'QUANTITY', 'RECOGNITION', 'TARGET', 'ROADMAP', 'STATEMENT', 'POPULATION', 'REFORM', 'PRODUCT', 'PRODUCER', 'CERTIFICATE',
    'CHANNEL', 'SALE', 'SUPPLY', 'DEMAND', 'APPROPRIATION', 'ASSIGNMENT', 'COMMITMENT', 'DISBURSEMENT', 'OBSTACLE',
    'CONTRIBUTION'));
create index fact_producer on fact (item) where kind = 'PRODUCER';
