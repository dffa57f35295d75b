-- Somebody has changed the demo's database by hand, so that it differs from the revision that it says it is at.
ALTER TABLE product ADD COLUMN note VARCHAR(80);
