import { freeSlug } from '../sync/badge-slug.ts';
import type { SampleBadge } from './sample-badges.ts';
import type { SampleWorld } from './sample-credentials.ts';

/** `content/profile.json` of the sample earner. */
export function sampleProfile(badges: readonly SampleBadge[], world: SampleWorld): string {
  const slugs = (keys: readonly string[]): readonly string[] =>
    keys.flatMap((key) => badges.filter((badge) => badge.key === key).map((badge) => slugOf(badge, world)));
  const profile = {
    name: 'Mira Sample',
    headline: 'Reliability engineer. Keeps other people’s systems up and explains why they were down.',
    portrait: 'portrait.png',
    links: [
      { label: 'Notes on reliability', url: 'https://mira.sample.example/' },
      { label: 'Code', url: 'https://code.sample.example/mira' },
    ],
    locale: 'en',
    sources: [{ source: 'inbox', evidence: true }],
    publishCredentials: true,
    show: { evidence: true },
    groups: [
      {
        title: 'Running systems',
        badges: slugs([
          'solutions-architect',
          'reliability-engineer',
          'incident-response',
          'container-operations',
          'network-engineer',
        ]),
      },
      {
        title: 'Data and security',
        badges: slugs(['responsible-ai', 'statistical-learning', 'data-visualization', 'applied-cryptography']),
      },
      { title: 'Along the way', badges: slugs(['maintainer-of-the-year', 'first-contribution', 'principal-architect']) },
    ],
    knownIssuers: knownIssuers(world),
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** File name -> text of the notes of the sample earner. */
export function sampleNotes(badges: readonly SampleBadge[], world: SampleWorld): { readonly [name: string]: string } {
  const entries = Object.entries(NOTES).flatMap(([key, text]) => {
    const badge = badges.find((candidate) => candidate.key === key);
    return badge === undefined ? [] : [[`${slugOf(badge, world)}.md`, text] as const];
  });
  return Object.fromEntries(entries);
}

/** The genuine issuers. The impostor is on nobody's list. */
function knownIssuers({ origin, issuers, years }: SampleWorld): readonly object[] {
  const { academy, university, guild, school, closed } = issuers;
  const row = (id: string, organisation: string) => ({ id, organisation, source: 'the sample', asOf: `${2026 + years}-11-22` });
  const rows = [academy, university, guild, school, closed].map(({ signer, name }) => row(signer.id, name));
  return [...rows, row(`${origin}/${university.path}/issuer.json`, university.name)];
}

function slugOf(badge: SampleBadge, world: SampleWorld): string {
  const name = badge.changed === undefined ? badge.name : badge.name.replaceAll(badge.changed[0], badge.changed[1]);
  return freeSlug({ name, issuer: world.issuers[badge.issuer].name, identity: badge.key }, new Set());
}

const NOTES: { readonly [key: string]: string } = {
  'solutions-architect': `---
pinned: true
order: 1
---

I failed the first time: my design survived the loss of a region and not the loss of the person who understood it. The second
one had a runbook, and that is the part of it I am still proud of.
`,
  'statistical-learning': `The project was about night buses. The finding that mattered was not in the model: the clock of one depot was four minutes fast.
`,
  'maintainer-of-the-year': `---
pinned: true
order: 2
---

Two hundred and six reviews, eleven releases, and one very long thread about time zones.
`,
  'principal-architect': `I made this one myself, in a minute, with the academy’s name on it. It stays here to show what the page says
about such a badge: the signature is good, and nobody knows the issuer.
`,
  'network-engineer': `Signed for level 1. I changed one character of it, as an experiment.
`,
  'container-operations': `I let this one lapse on purpose. It stays here because it is how I started.
`,
};
