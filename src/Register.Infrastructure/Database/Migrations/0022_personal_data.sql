CREATE TABLE bid_members (
  freelancer_id {id} NOT NULL,
  bid_id {id} NOT NULL,
  PRIMARY KEY (freelancer_id, bid_id)
) {keyed};

INSERT INTO bid_members (freelancer_id, bid_id) SELECT freelancer_id, bid_id FROM bid_undertakings;

CREATE INDEX bid_members_by_bid ON bid_members (bid_id);

CREATE INDEX late_bids_by_freelancer ON late_bids (freelancer_id, lot_id);
