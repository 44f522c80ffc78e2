CREATE TABLE draws (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  tender_id {id} NOT NULL,
  status {code} NOT NULL,
  commitment {code} NULL,
  salt_commitment {code} NOT NULL,
  source {text} NULL,
  known_from {instant} NULL,
  prepared_at {instant} NOT NULL
);

CREATE INDEX draws_by_tender ON draws (tender_id, id);

CREATE TABLE draw_lots (
  lot_id {id} NOT NULL PRIMARY KEY,
  draw_id {id} NOT NULL
) {keyed};

CREATE INDEX draw_lots_by_draw ON draw_lots (draw_id);

CREATE TABLE invitations (
  freelancer_id {id} NOT NULL,
  tender_id {id} NOT NULL,
  draw_id {id} NOT NULL,
  invited_at {instant} NOT NULL,
  declined_at {instant} NULL,
  PRIMARY KEY (freelancer_id, tender_id, draw_id)
) {keyed};

CREATE INDEX invitations_by_tender ON invitations (tender_id, freelancer_id, draw_id);

CREATE TABLE draw_ledger (
  authority_id {id} NOT NULL,
  sector {code} NOT NULL,
  freelancer_id {id} NOT NULL,
  draw_id {id} NOT NULL,
  outcome {code} NOT NULL,
  reasons {code} NOT NULL,
  at {instant} NOT NULL,
  PRIMARY KEY (authority_id, sector, freelancer_id, draw_id)
) {keyed};

CREATE INDEX draw_ledger_by_freelancer ON draw_ledger (freelancer_id, draw_id);
