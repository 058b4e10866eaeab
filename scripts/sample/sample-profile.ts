import { freeSlug } from '../sync/badge-slug.ts';
import type { SampleBadge } from './sample-badges.ts';
import type { SampleWorld } from './sample-credentials.ts';

/** `content/profile.json` of the sample earner. */
export function sampleProfile(badges: readonly SampleBadge[], world: SampleWorld): string {
  const slugs = (keys: readonly string[]): readonly string[] =>
    keys.flatMap((key) => badges.filter((badge) => badge.key === key).map((badge) => slugOf(badge, world)));
  const profile = {
    name: { en: 'Mira Sample', ru: 'Мира Семпл' },
    headline: {
      en: 'Reliability engineer. Keeps other people’s systems up and explains why they were down.',
      ru: 'Инженер по надёжности. Чужие системы у неё не падают, а если упали — она объяснит почему.',
    },
    portrait: 'portrait.png',
    links: [
      { label: { en: 'Notes on reliability', ru: 'Заметки о надёжности' }, url: 'https://mira.sample.example/' },
      { label: { en: 'Code', ru: 'Код' }, url: 'https://code.sample.example/mira' },
    ],
    locale: 'en',
    sources: [{ source: 'inbox', evidence: true }],
    publishCredentials: true,
    show: { evidence: true },
    groups: [
      {
        title: { en: 'Running systems', ru: 'Чтобы работало' },
        badges: slugs([
          'solutions-architect',
          'reliability-engineer',
          'incident-response',
          'container-operations',
          'network-engineer',
        ]),
      },
      {
        title: { en: 'Data and security', ru: 'Данные и безопасность' },
        badges: slugs(['responsible-ai', 'statistical-learning', 'data-visualization', 'applied-cryptography']),
      },
      {
        title: { en: 'Along the way', ru: 'По дороге' },
        badges: slugs(['maintainer-of-the-year', 'first-contribution', 'principal-architect']),
      },
    ],
    knownIssuers: knownIssuers(world),
  };
  return `${JSON.stringify(profile, null, 2)}\n`;
}

/** File name -> text of the notes of the sample earner. */
export function sampleNotes(badges: readonly SampleBadge[], world: SampleWorld): { readonly [name: string]: string } {
  const entries = Object.entries(NOTES).flatMap(([key, { en, ru }]) => {
    const badge = badges.find((candidate) => candidate.key === key);
    if (badge === undefined) return [];
    const slug = slugOf(badge, world);
    return [[`${slug}.md`, en] as const, [`${slug}.ru.md`, ru] as const];
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

const NOTES: { readonly [key: string]: { readonly en: string; readonly ru: string } } = {
  'solutions-architect': {
    en: `---
pinned: true
order: 1
---

I failed the first time: my design survived the loss of a region and not the loss of the person who understood it. The second
one had a runbook, and that is the part of it I am still proud of.
`,
    ru: `В первый раз я провалилась: моя схема переживала потерю региона, но не потерю человека, который в ней разбирался. Во
второй была инструкция для дежурных, и ею я горжусь до сих пор.
`,
  },
  'statistical-learning': {
    en: `The project was about night buses. The finding that mattered was not in the model: the clock of one depot was four minutes fast.
`,
    ru: `Проект был о ночных автобусах. Главное нашлось не в модели: в одном из парков часы спешили на четыре минуты.
`,
  },
  'maintainer-of-the-year': {
    en: `---
pinned: true
order: 2
---

Two hundred and six reviews, eleven releases, and one very long thread about time zones.
`,
    ru: `Двести шесть рецензий, одиннадцать выпусков и одно очень длинное обсуждение часовых поясов.
`,
  },
  'principal-architect': {
    en: `I made this one myself, in a minute, with the academy’s name on it. It stays here to show what the page says
about such a badge: the signature is good, and nobody knows the issuer.
`,
    ru: `Этот я сделала сама, за минуту, и подписала именем академии. Он здесь, чтобы было видно, что страница скажет о таком
значке: подпись верна, а кто его выдал — неизвестно.
`,
  },
  'network-engineer': {
    en: `Signed for level 1. I changed one character of it, as an experiment.
`,
    ru: `Подписан был первый уровень. Я поменяла в нём один знак, ради опыта.
`,
  },
  'container-operations': {
    en: `I let this one lapse on purpose. It stays here because it is how I started.
`,
    ru: `Его я намеренно не стала продлевать. Он здесь потому, что с него всё началось.
`,
  },
};
