// A content folder for page tests: one badge for each state, and what must never come out.
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { BadgeImage } from '../../widget/badge/badge.ts';
import { FINDINGS, makeRecord, type RecordParts } from './badge-record.ts';

/** Files of a content folder by path. */
export type SiteContent = { readonly [path: string]: string | Uint8Array };

/** Words that stand in hidden, withdrawn or private places: none may be found in a built site. */
export const SECRETS = [
  'Hidden Achievement',
  'Withdrawn Achievement',
  'Legal Name of Earner',
  'private-evidence',
  'source-key-of',
] as const;

/** Markup in every place that takes text. */
export const HOSTILE = '<script>window.hacked=1</script><img src=x onerror="window.hacked=1">';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const drawing = (fill: string, inside = ''): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90" width="90" height="90"><circle cx="45" cy="45" r="40" fill="${fill}"/>${inside}</svg>`,
  );

interface Artwork {
  readonly image: BadgeImage;
  readonly file: SiteContent;
}

function artwork(bytes: Uint8Array, mediaType: 'image/svg+xml' | 'image/png'): Artwork {
  const hash = sha256(bytes);
  const extension = mediaType === 'image/png' ? 'png' : 'svg';
  return { image: { sha256: hash, mediaType }, file: { [`images/${hash}.${extension}`]: bytes } };
}

/** Pictures of the content, for what is asked about them. */
export async function siteArtwork() {
  const bitmap = await sharp(drawing('#123456')).resize(900, 900).png().toBuffer();
  return {
    bitmap: artwork(bitmap, 'image/png'),
    drawing: artwork(drawing('#7a1f1f'), 'image/svg+xml'),
    alive: artwork(drawing('#1f7a3a', '<script>window.hacked=1</script>'), 'image/svg+xml'),
    secret: artwork(drawing('#000'), 'image/svg+xml'),
    broken: artwork(new TextEncoder().encode('no picture at all'), 'image/png'),
  };
}

function file(parts: RecordParts & { readonly slug: string }): SiteContent {
  const record = makeRecord({ ...parts, provenance: { key: `source-key-of-${parts.slug}`, ...parts.provenance } });
  return { [`badges/${parts.slug}.json`]: JSON.stringify(record) };
}

const hostile: RecordParts & { readonly slug: string } = {
  slug: 'hostile',
  badge: {
    name: `${HOSTILE}\u202egnp.exe ${'W'.repeat(200)}`,
    description: `${HOSTILE}\n\n[click](javascript:window.hacked=1) **bold** ${'x'.repeat(9_000)}`,
    issuer: { id: 'https://issuer.example/', name: HOSTILE },
    criteria: { narrative: `${HOSTILE} ![p](https://tracker.example/p.png) [ok](https://ok.example/)` },
    skills: [HOSTILE, '\u202eskill'],
    alignments: [{ targetName: HOSTILE, targetCode: HOSTILE }],
  },
  checks: [
    {
      id: 'status',
      outcome: 'failed',
      problem: { code: 'status.revoked', values: { reason: HOSTILE } },
      evidence: [{ kind: HOSTILE, value: HOSTILE }],
    },
  ],
};

/** The whole folder. Nothing in it depends on the day: what has expired did so long ago. */
export async function siteContent(): Promise<SiteContent> {
  const art = await siteArtwork();
  const profile = {
    name: 'Sample Person',
    headline: { en: 'Keeps boats afloat, and the people in them.', ru: 'Держит на плаву лодки и тех, кто в них.' },
    links: [{ label: { en: 'Code', ru: 'Код' }, url: 'https://code.example/sample' }],
    site: 'https://sample.example/me/',
    sources: [{ source: 'inbox' }],
    groups: [{ title: { en: 'On the water', ru: 'На воде' }, badges: ['current', 'revoked', 'hidden', 'withdrawn'] }],
  };
  const earner = { earnerName: 'Legal Name of Earner', evidence: [{ name: 'private-evidence' }] };
  return {
    'profile.json': JSON.stringify(profile),
    ...art.bitmap.file,
    ...art.drawing.file,
    ...art.alive.file,
    ...art.secret.file,
    ...art.broken.file,
    ...file({
      slug: 'current',
      badge: {
        ...earner,
        name: 'Rescue Coxswain',
        validUntil: '2999-03-14',
        image: art.bitmap.image,
        criteria: { narrative: 'Two *hours* at sea.' },
      },
      provenance: { recordUrl: 'https://issuer.example/r/1' },
    }),
    // The same achievement in another place, and the one that it renewed.
    ...file({
      slug: 'current-elsewhere',
      badge: { name: 'Rescue Coxswain', validFrom: '2026-03-15', skills: ['Towing'] },
      checks: [FINDINGS.unreachable],
      provenance: { source: 'credly', recordUrl: 'https://issuer.example/r/elsewhere' },
    }),
    ...file({ slug: 'current-before', badge: { name: 'Rescue Coxswain', validFrom: '2020-03-14', validUntil: '2023-03-14' } }),
    ...file({ slug: 'pinned', badge: { name: 'Night Pilotage', image: art.drawing.image, skills: ['Lights', 'Tides'] } }),
    ...file({ slug: 'expired', badge: { name: 'Marine Radio', validUntil: '2001-02-03', image: art.drawing.image } }),
    ...file({ slug: 'revoked', badge: { name: 'Line Handling', image: art.alive.image }, checks: [FINDINGS.revoked] }),
    ...file({ slug: 'invalid', badge: { name: 'Engine Care', image: art.broken.image }, checks: [FINDINGS.tampered] }),
    ...file({ slug: 'unconfirmed', badge: { name: 'Weather' }, checks: [FINDINGS.unreachable] }),
    ...file({
      slug: 'impostor',
      badge: { name: 'Master Mariner', issuer: { id: 'did:key:z6Mk', name: 'Sample School' } },
      checks: [FINDINGS.impostor],
    }),
    ...file({ slug: 'entered', badge: { name: 'Swimming' }, provenance: { selfReported: true } }),
    ...file({ slug: 'hidden', badge: { name: 'Hidden Achievement', image: art.secret.image } }),
    ...file({
      slug: 'withdrawn',
      badge: { name: 'Withdrawn Achievement', image: art.secret.image },
      rest: { withdrawnAt: '2026-01-01T00:00:00Z' },
    }),
    ...file(hostile),
    'notes/pinned.md': '---\npinned: true\n---\n\nThe harbour was *dark*.\n',
    'notes/pinned.ru.md': '---\ntitle: Ночная проводка\n---\n\nВ гавани было *темно*.\n',
    'notes/hidden.md': '---\nhidden: true\n---\n\nHidden Achievement: a story.\n',
  };
}
