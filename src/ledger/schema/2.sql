-- How likely subject, source and stance of a claim are all right, from 0 to 1; null where an older reader read the page.
ALTER TABLE claims ADD COLUMN confidence REAL;
