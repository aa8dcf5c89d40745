-- Who decides, in words that a decision can be held against; the words of the law stay in the note.
update law_rule set value = 'PROVINCIAL_COUNCIL', note = 'provincial People''s Council' where code = 'WHO_DECIDES_CEILING';
update law_rule set value = 'PROVINCIAL_COMMITTEE', note = 'provincial People''s Committee' where code = 'WHO_ASSIGNS';
update law_rule set value = 'DISTRICT_COMMITTEE', note = 'district People''s Committee; ' || note where code = 'WHO_DETAILS';
update law_rule set value = 'LEVEL_ABOVE', note = 'the level above both units; ' || note where code = 'WHO_TRANSFERS';

-- WHO_EXTENDS said in prose what WHO_EXTENDS_LOCAL and WHO_EXTENDS_CENTRAL say one by one.
delete from law_rule where code = 'WHO_EXTENDS';

insert into law_rule values
('WHO_CARRIES_OVER', '[2020-01-01,2025-01-01)', 'WHO', 'PROVINCIAL_COUNCIL', '39/2019/QH14; 40/2020/NĐ-CP', null, 'S3;S5', 'SOURCED', 'money of local budgets; what is not carried over is cancelled in the same decision'),
('WHO_CARRIES_OVER', '[2025-01-01,)', 'WHO', 'COMMITTEE_CHAIR', '58/2024/QH15', '72', 'S4', 'SOURCED', 'chair of the Committee of the level that manages the money');
