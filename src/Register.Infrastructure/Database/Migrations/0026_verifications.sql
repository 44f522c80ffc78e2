CREATE TABLE verifications (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  lot_id {id} NOT NULL,
  running_lot_id {id} NULL
);

CREATE INDEX verifications_by_lot ON verifications (lot_id, id);

CREATE UNIQUE INDEX verifications_running ON verifications (running_lot_id) WHERE running_lot_id IS NOT NULL;
