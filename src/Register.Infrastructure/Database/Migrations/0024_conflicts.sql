DROP TABLE bid_undertakings;

CREATE TABLE bid_undertakings (
  lot_id {id} NOT NULL,
  freelancer_id {id} NOT NULL,
  bid_id {id} NOT NULL,
  PRIMARY KEY (lot_id, freelancer_id, bid_id)
) {keyed};

CREATE INDEX bid_undertakings_by_bid ON bid_undertakings (bid_id);

INSERT INTO bid_undertakings (lot_id, freelancer_id, bid_id)
SELECT b.lot_id, m.freelancer_id, m.bid_id FROM bid_members m JOIN bids b ON b.id = m.bid_id WHERE b.state <> 'Withdrawn';

ALTER TABLE bids ADD claim {id} NULL;

UPDATE bids SET claim = (SELECT MIN(u.freelancer_id) FROM bid_undertakings u WHERE u.bid_id = bids.id HAVING COUNT(*) = 1);

CREATE UNIQUE INDEX bids_by_claim ON bids (lot_id, claim) WHERE claim IS NOT NULL;
