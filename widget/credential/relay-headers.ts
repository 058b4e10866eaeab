/**
 * The header that tells the issuer's answer from the relay's own: `answered` with every status that the issuer gave (404 and 410
 * mean something to a verifier), else why there is no answer.
 */
export const RELAY_OUTCOME = 'x-relay-outcome';

/** The header that holds the URL which answered, after redirects. */
export const RELAY_FINAL_URL = 'x-relay-final-url';
