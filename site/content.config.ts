import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { readNote, type Note } from '../widget/badge/note.ts';
import { readProfile, type Profile } from '../widget/badge/profile.ts';
import type { BadgeRecord } from '../widget/verification/badge-record.ts';
import { readBadgeRecord } from '../widget/verification/record-schema.ts';
import { contentFolder, ContentError, listFiles, readText } from './content-folder.ts';
import { splitFrontMatter } from './view/front-matter.ts';

/** A note as the site uses it: its front matter, and the story in Markdown. */
interface Story extends Note {
  readonly story: string;
}

/** The content folder as the site reads it. */
interface Content {
  readonly profile: Profile;
  readonly records: readonly BadgeRecord[];
  /** By the slug of their badge. */
  readonly stories: { readonly [slug: string]: Story };
}

async function parsed<Value>(file: string, read: (text: string) => Value): Promise<Value> {
  const text = await readText(...file.split('/'));
  try {
    return read(text);
  } catch (cause) {
    throw new ContentError(`${contentFolder}/${file}`, cause);
  }
}

async function readRecord(file: string): Promise<BadgeRecord> {
  const record = await parsed(`badges/${file}`, readBadgeRecord);
  if (`${record.slug}.json` === file) return record;
  throw new ContentError(`${contentFolder}/badges/${file}`, new Error(`slug: is "${record.slug}", but the file is not named so`));
}

function readStory(file: string): Promise<Story> {
  return parsed(`notes/${file}`, (text) => {
    const { frontMatter, story } = splitFrontMatter(text);
    return { ...readNote(frontMatter), story };
  });
}

async function readContent(): Promise<Content> {
  const profile = await parsed('profile.json', readProfile);
  const records = await Promise.all((await listFiles('badges', '.json')).map(readRecord));
  const notes = await listFiles('notes', '.md');
  const stories = await Promise.all(notes.map(async (file) => [file.slice(0, -'.md'.length), await readStory(file)] as const));
  return { profile, records, stories: Object.fromEntries(stories) };
}

/**
 * The content folder as one entry: Astro warns about every collection that is empty, and an earner without notes did nothing
 * wrong. What is read has passed the model's own schemas, so Astro's has nothing left to check.
 */
const content = defineCollection({
  loader: {
    name: 'content-folder',
    load: async ({ store, watcher, logger }) => {
      const read = async (): Promise<void> => {
        const data = await readContent();
        store.clear();
        store.set({ id: 'content', data: { ...data } });
      };
      await read();
      // While somebody edits: a slip of the pen is said, and the last good state stays.
      watcher?.add(contentFolder);
      watcher?.on('all', (_event, path) => {
        if (!path.startsWith(contentFolder)) return;
        read().catch((error: unknown) => logger.error(error instanceof Error ? error.message : String(error)));
      });
    },
  },
  schema: z.custom<Content>(),
});

/** What Astro reads. */
export const collections = { content };
