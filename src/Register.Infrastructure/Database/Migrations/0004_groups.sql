ALTER TABLE authorities ADD name {text} NULL;

ALTER TABLE authorities ADD municipality {code} NULL;

CREATE INDEX authorities_by_municipality ON authorities (municipality, id);

CREATE INDEX journal_by_area ON journal (area, position);

CREATE INDEX journal_by_actor ON journal (actor, position);
