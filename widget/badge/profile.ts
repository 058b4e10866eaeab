import * as v from 'valibot';
import { knownIssuerEntries } from './known-issuer-row.ts';
import { OWN_LANGUAGES, ownWords } from './own-words.ts';
import { SLUG } from './slug.ts';
import { problemsOf, strictObject } from './strict-object.ts';
import type { WordsProblem } from './strict-object.ts';

const line = (about: string) =>
  v.pipe(
    v.string(),
    v.minLength(1, 'must not be empty'),
    v.maxLength(300, 'is longer than 300 characters'),
    v.description(about),
  );
const flag = (about: string) => v.pipe(v.boolean(), v.description(about));
const url = (pattern: RegExp, message: string) =>
  v.pipe(v.string(), v.maxLength(4096, 'is longer than 4096 characters'), v.regex(pattern, message), v.url(message));

const HTTPS = /^https:\/\/[^\s/@]+(?:[/?#]\S*)?$/;
const HTTP_OR_HTTPS = /^https?:\/\/[^\s/@]+(?:[/?#]\S*)?$/;
// Plain http only for the loopback: a stand-in on the earner's own machine.
const ORIGIN = /^(?:https:\/\/[^\s/@?#]+|http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?)\/?$/;

const linkSchema = strictObject({
  label: ownWords('What the link is called on the page: a text, or one for each language.'),
  url: v.pipe(url(HTTP_OR_HTTPS, 'must be an http or https URL'), v.description('Where the link goes.')),
});

const calendarDate = (about: string) =>
  v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date such as 2019-03-31'), v.description(about));

const manualSchema = strictObject({
  name: line('What the certificate is called.'),
  issuer: line('Who gave it.'),
  validFrom: v.exactOptional(calendarDate('The day on which you earned it.')),
  validUntil: v.exactOptional(calendarDate('The last day on which it was valid.')),
  url: v.exactOptional(v.pipe(url(HTTP_OR_HTTPS, 'must be an http or https URL'), v.description('A page about it.'))),
  image: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(
        /^[^/\\.\s][^/\\\s]{0,99}\.(?:png|jpg|jpeg|webp|gif|svg)$/,
        'must be the name of a PNG, JPEG, WebP, GIF or SVG file beside profile.json',
      ),
      v.description('Its picture: the name of a file beside profile.json.'),
    ),
  ),
  description: v.exactOptional(
    v.pipe(v.string(), v.maxLength(5000, 'is longer than 5000 characters'), v.description('What it says, in your words.')),
  ),
  skills: v.exactOptional(
    v.pipe(v.array(line('A skill.')), v.maxLength(100, 'lists more than 100 skills'), v.description('What you learned.')),
  ),
});

const sourceSchema = strictObject({
  source: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be the name of a source, such as "credly" or "inbox"'),
    v.description('Name of the source: "credly", "inbox", ...'),
  ),
  profile: v.exactOptional(
    v.pipe(
      v.string(),
      v.minLength(1, 'must not be empty'),
      v.maxLength(2000, 'is longer than 2000 characters'),
      v.description(
        'Who or what, at the service: a name, the address of a profile, collection or badge, or the share link of a transcript. "env:NAME" reads it from an environment variable, for what must not lie in a public repository. Not needed for "inbox" and "manual".',
      ),
    ),
  ),
  origin: v.exactOptional(
    v.pipe(
      url(ORIGIN, 'must be an https origin such as https://badges.example.org (http only for the loopback)'),
      v.description("Stands for all of the service's hosts. Default: the real service."),
    ),
  ),
  evidence: v.exactOptional(flag('Keep the evidence that the source lists. Default false: evidence may hold names and numbers.')),
  manual: v.exactOptional(
    v.pipe(
      v.array(manualSchema),
      v.maxLength(500, 'lists more than 500 certificates'),
      v.description('Certificates that no platform knows, in your own words; for the source "manual". Shown as your statement.'),
    ),
  ),
  links: v.exactOptional(
    v.pipe(
      v.record(
        v.pipe(v.string(), v.minLength(1, 'must not be empty'), v.maxLength(300, 'is longer than 300 characters')),
        url(HTTP_OR_HTTPS, 'must be an http or https URL'),
      ),
      v.maxEntries(1000, 'lists more than 1000 links'),
      v.description(
        'Share links of single badges, by name or exam code, for sources that cannot know them (microsoft-learn): where "Open the issuer\'s record" leads.',
      ),
    ),
  ),
});

const groupSchema = strictObject({
  title: ownWords('Heading of the group: a text, or one for each language.'),
  badges: v.pipe(
    v.array(v.pipe(v.string(), v.regex(SLUG, 'must be the slug of a badge: its file name in badges/ without .json'))),
    v.maxLength(1000, 'lists more than 1000 badges'),
    v.description('Slugs of the badges, in the order in which they are shown.'),
  ),
});

/** The schema of `content/profile.json`: who the earner is, which sources, language and look. Unknown keys are errors. */
export const profileSchema = strictObject({
  $schema: v.exactOptional(
    v.pipe(v.string(), v.description('Where this schema lies, so that an editor completes and checks the file.')),
  ),
  name: ownWords('Your name, as the page shows it: a text, or one for each language.'),
  headline: v.exactOptional(ownWords('One line below the name: a text, or one for each language.')),
  portrait: v.exactOptional(
    v.pipe(
      v.string(),
      v.regex(
        /^[^/\\.\s][^/\\\s]{0,99}\.(?:png|jpg|jpeg|webp|avif)$/,
        'must be the name of a PNG, JPEG, WebP or AVIF file beside profile.json',
      ),
      v.description('Your picture: the name of a file beside profile.json.'),
    ),
  ),
  links: v.exactOptional(
    v.pipe(v.array(linkSchema), v.maxLength(50, 'lists more than 50 links'), v.description('Where else you are found.')),
  ),
  locale: v.optional(
    v.pipe(
      v.picklist(OWN_LANGUAGES, 'must be "en" or "ru"'),
      v.description('The language that your site opens in, and that a text of yours without a language is in. Default "en".'),
    ),
    'en',
  ),
  site: v.exactOptional(
    v.pipe(
      url(HTTPS, 'must be the https URL at which the site is published'),
      v.description('Address of the published site; its path is the base of every link.'),
    ),
  ),
  sources: v.exactOptional(
    v.pipe(v.array(sourceSchema), v.maxLength(100, 'lists more than 100 sources'), v.description('Where your badges lie.')),
  ),
  recheckAfterDays: v.optional(
    v.pipe(
      v.number(),
      v.integer('must be a whole number of days'),
      v.minValue(1, 'must be at least 1 day'),
      v.maxValue(3650, 'must be at most 3650 days'),
      v.description(
        'Age, in days, at which a report that says the same is dated anew, and what hardly ever changes is asked for again. Default 7.',
      ),
    ),
    7,
  ),
  knownIssuers: v.exactOptional(
    v.pipe(
      v.array(strictObject(knownIssuerEntries)),
      v.maxLength(500, 'lists more than 500 issuers'),
      v.description('Issuers that you vouch for, added to the built-in table.'),
    ),
  ),
  relay: v.exactOptional(
    v.pipe(
      url(HTTPS, 'must be the https URL of your relay'),
      v.description(
        "Your own relay, which reads issuers' public records for browsers that may not. What it read is said to be your word.",
      ),
    ),
  ),
  publishCredentials: v.optional(
    flag(
      'Publish the credential files themselves, so that anybody can verify them again. Default false: they may hold more about you than the page.',
    ),
    false,
  ),
  show: v.exactOptional(
    v.pipe(
      strictObject({
        earnerName: v.exactOptional(flag("Show the name in the issuer's record. Default false.")),
        evidence: v.exactOptional(flag('Show the evidence that was kept. Default false.')),
      }),
      v.description('What is shown only where you choose to.'),
    ),
  ),
  groups: v.exactOptional(
    v.pipe(
      v.array(groupSchema),
      v.maxLength(100, 'lists more than 100 groups'),
      v.description('Groups of badges on the home page; badges in no group come last.'),
    ),
  ),
  noindex: v.exactOptional(flag('Ask search engines not to list the site. Default false.')),
  accent: v.exactOptional(
    v.pipe(
      v.number(),
      v.minValue(0, 'must be a hue of 0 to 360'),
      v.maxValue(360, 'must be a hue of 0 to 360'),
      v.description('Accent colour: a hue, in degrees of the colour wheel.'),
    ),
  ),
});

/** `content/profile.json` as it was read, with defaults filled in (`locale`, `recheckAfterDays`, `publishCredentials`). */
export type Profile = v.InferOutput<typeof profileSchema>;

/** `profile.json` cannot be used; `problems` says where and why, one line each. */
export class ProfileError extends Error {
  override readonly name = 'ProfileError';
  readonly problems: readonly WordsProblem[];

  constructor(problems: readonly WordsProblem[], options: { cause?: unknown } = {}) {
    super(
      ['profile.json:', ...problems.map(({ path, message }) => (path === '' ? `  ${message}` : `  ${path}: ${message}`))].join(
        '\n',
      ),
      options,
    );
    this.problems = problems;
  }
}

/**
 * Reads the text of `profile.json`.
 * @throws ProfileError
 */
export function readProfile(text: string): Profile {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new ProfileError([{ path: '', message: `is not JSON: ${cause instanceof Error ? cause.message : 'unreadable'}` }], {
      cause,
    });
  }
  const result = v.safeParse(profileSchema, value);
  if (!result.success) throw new ProfileError(problemsOf(result.issues));
  return result.output;
}
