CREATE TABLE leases (
  name {code} NOT NULL PRIMARY KEY,
  holder {code} NOT NULL,
  held_until {instant} NOT NULL
);

CREATE TABLE reminders (
  subject {id} NOT NULL,
  reminder {code} NOT NULL,
  sent_at {instant} NOT NULL,
  PRIMARY KEY (subject, reminder)
) {keyed};
