ALTER TABLE freelancers ADD purge_on {date} NULL;

UPDATE freelancers SET purge_on = '2026-01-01' WHERE has_left = 1;

CREATE INDEX freelancers_by_purge ON freelancers (purge_on, id);

CREATE INDEX objection_parties_by_objection ON objection_parties (objection_id);

CREATE INDEX contract_parties_by_contract ON contract_parties (contract_id);
