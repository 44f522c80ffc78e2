CREATE TABLE price_inquiries (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  lot_id {id} NOT NULL
);

CREATE INDEX price_inquiries_by_lot ON price_inquiries (lot_id, id);
