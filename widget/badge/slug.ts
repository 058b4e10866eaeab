/** The slug of a badge: lower-case letters, digits and hyphens, at most 120; safe as a file name and in a URL. */
export const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,118}[a-z0-9])?$/;
