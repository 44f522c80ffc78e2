CREATE TABLE reliances (
  id {id} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  body {long} NOT NULL,
  lot_id {id} NOT NULL,
  bidder_id {id} NOT NULL,
  lead_id {id} NOT NULL,
  freelancer_id {id} NULL,
  is_ended INT NOT NULL
);

CREATE INDEX reliances_by_bidder ON reliances (bidder_id, lot_id, id);

CREATE INDEX reliances_by_lot ON reliances (lot_id, id);

CREATE INDEX reliances_by_freelancer ON reliances (freelancer_id, id);

CREATE INDEX reliances_by_lead ON reliances (lead_id, id);
