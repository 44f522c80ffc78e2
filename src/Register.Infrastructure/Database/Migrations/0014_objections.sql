CREATE TABLE objections (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  authority_id {id} NOT NULL,
  lot_id {id} NOT NULL,
  blocks INT NOT NULL,
  complaining_bid_id {id} NULL
);

CREATE INDEX objections_by_authority ON objections (authority_id, id);

CREATE INDEX objections_by_lot ON objections (lot_id, id);

CREATE UNIQUE INDEX objections_open ON objections (complaining_bid_id) WHERE complaining_bid_id IS NOT NULL;

CREATE TABLE objection_parties (
  freelancer_id {id} NOT NULL,
  objection_id {id} NOT NULL,
  PRIMARY KEY (freelancer_id, objection_id)
) {keyed};
