CREATE TABLE drop_outs (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  lot_id {id} NOT NULL,
  bid_id {id} NOT NULL,
  freelancer_id {id} NOT NULL
);

CREATE INDEX drop_outs_by_lot ON drop_outs (lot_id, id);

CREATE UNIQUE INDEX drop_outs_by_member ON drop_outs (bid_id, freelancer_id);
