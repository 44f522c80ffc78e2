CREATE TABLE bid_members (
  lot_id {id} NOT NULL,
  freelancer_id {id} NOT NULL,
  bid_id {id} NOT NULL,
  PRIMARY KEY (lot_id, freelancer_id, bid_id)
) {keyed};

CREATE INDEX bid_members_by_bid ON bid_members (bid_id);

INSERT INTO bid_members (lot_id, freelancer_id, bid_id) SELECT lot_id, freelancer_id, bid_id FROM bid_undertakings;

DROP TABLE bid_undertakings;

ALTER TABLE bids ADD claim {id} NULL;

UPDATE bids SET claim = (SELECT MIN(m.freelancer_id) FROM bid_members m WHERE m.bid_id = bids.id HAVING COUNT(*) = 1);

CREATE UNIQUE INDEX bids_by_claim ON bids (lot_id, claim) WHERE claim IS NOT NULL;
