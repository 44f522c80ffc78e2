ALTER TABLE tenders ADD bid_key {code} NULL;

CREATE UNIQUE INDEX tenders_by_bid_key ON tenders (bid_key) WHERE bid_key IS NOT NULL;
