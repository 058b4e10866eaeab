import * as v from 'valibot';

/** The keys of one row that a site's owner adds to the known issuers: whose identifier it is, and where and when that was read. */
export const knownIssuerEntries = {
  id: v.pipe(
    v.string(),
    v.maxLength(4096, 'is longer than 4096 characters'),
    v.regex(
      /^(?:did:[a-z0-9]+:\S+|https:\/\/\S+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\/\S*)$/,
      'must be a DID or an https URL (http only for the loopback)',
    ),
    v.description('Exact identifier: a DID, an https URL, or https://host/ to stand for everything on that host.'),
  ),
  organisation: v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(300, 'is longer than 300 characters'),
    v.description('The organisation that the identifier belongs to.'),
  ),
  source: v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(4096, 'is longer than 4096 characters'),
    v.description('Where that was read, such as the page on which the organisation says so.'),
  ),
  asOf: v.pipe(
    v.string(),
    v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a calendar date YYYY-MM-DD'),
    v.description('Calendar date on which it was read.'),
  ),
};
