CREATE TABLE reference_lists (
  list {code} NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL,
  list_year INT NOT NULL
);

INSERT INTO reference_lists (list, version, list_year) VALUES ('sectors', 0, 0);

INSERT INTO reference_lists (list, version, list_year) VALUES ('areas', 0, 0);

INSERT INTO reference_lists (list, version, list_year) VALUES ('cpv_codes', 0, 0);

CREATE TABLE sectors (
  code {code} NOT NULL,
  valid_from INT NOT NULL,
  valid_until INT NULL,
  level {code} NOT NULL,
  parent_code {code} NULL,
  name_nl {text} NOT NULL,
  name_en {text} NOT NULL,
  search_text {long} NOT NULL,
  PRIMARY KEY (code, valid_from)
);

CREATE INDEX sectors_by_parent ON sectors (parent_code, code);

CREATE TABLE areas (
  code {code} NOT NULL,
  valid_from INT NOT NULL,
  valid_until INT NULL,
  level {code} NOT NULL,
  parent_code {code} NULL,
  name_nl {text} NOT NULL,
  name_en {text} NOT NULL,
  search_text {long} NOT NULL,
  PRIMARY KEY (code, valid_from)
);

CREATE INDEX areas_by_parent ON areas (parent_code, code);

CREATE TABLE cpv_codes (
  code {code} NOT NULL,
  valid_from INT NOT NULL,
  valid_until INT NULL,
  level {code} NOT NULL,
  parent_code {code} NULL,
  name_nl {text} NOT NULL,
  name_en {text} NOT NULL,
  search_text {long} NOT NULL,
  check_digit INT NOT NULL,
  social_service INT NOT NULL,
  PRIMARY KEY (code, valid_from)
);

CREATE INDEX cpv_codes_by_parent ON cpv_codes (parent_code, code);
