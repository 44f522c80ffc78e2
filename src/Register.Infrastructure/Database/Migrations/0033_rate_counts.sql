CREATE TABLE rate_counts (
  minute BIGINT NOT NULL,
  who {code} NOT NULL,
  process {code} NOT NULL,
  used INT NOT NULL,
  PRIMARY KEY (minute, who, process)
) {keyed};
