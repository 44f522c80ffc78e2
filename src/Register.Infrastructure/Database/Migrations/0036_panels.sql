CREATE TABLE panel_members (
  authority_id {id} NOT NULL,
  person {code} NOT NULL,
  lot_id {id} NOT NULL,
  tender_id {id} NOT NULL,
  names_hidden INT NOT NULL,
  PRIMARY KEY (authority_id, person, lot_id)
) {keyed};

CREATE INDEX panel_members_by_lot ON panel_members (lot_id);
