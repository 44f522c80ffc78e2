CREATE TABLE contracts (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  authority_id {id} NOT NULL,
  standing_lot_id {id} NULL
);

CREATE INDEX contracts_by_authority ON contracts (authority_id, id);

CREATE UNIQUE INDEX contracts_standing ON contracts (standing_lot_id) WHERE standing_lot_id IS NOT NULL;

CREATE TABLE contract_parties (
  freelancer_id {id} NOT NULL,
  contract_id {id} NOT NULL,
  PRIMARY KEY (freelancer_id, contract_id)
) {keyed};
