import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import { noteFile, readNote, readTranslatedNote, type Note, type NoteFile } from '../widget/badge/note.ts';
import { readProfile, type Profile } from '../widget/badge/profile.ts';
import type { BadgeRecord } from '../widget/verification/badge-record.ts';
import { readBadgeRecord } from '../widget/verification/record-schema.ts';
import { contentFolder, ContentError, listFiles, readText } from './content-folder.ts';
import { splitFrontMatter } from './view/front-matter.ts';
import type { Translation, Translations } from './view/showcase-badge.ts';

/** A note as the site uses it: its front matter, and the story in Markdown. */
interface Story extends Note {
  readonly story: string;
}

/** What a note says in languages of its own, by the slug of its badge. */
type TranslatedStories = { readonly [slug: string]: Translations };

/** The content folder as the site reads it. */
interface Content {
  readonly profile: Profile;
  readonly records: readonly BadgeRecord[];
  /** By the slug of their badge. */
  readonly stories: { readonly [slug: string]: Story };
  readonly translations: TranslatedStories;
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

function readTranslation(file: string): Promise<Translation> {
  return parsed(`notes/${file}`, (text) => {
    const { frontMatter, story } = splitFrontMatter(text);
    return { ...readTranslatedNote(frontMatter), story };
  });
}

interface NamedNote extends NoteFile {
  readonly file: string;
}

async function readTranslations(notes: readonly NamedNote[]): Promise<TranslatedStories> {
  const stories: Record<string, Translations> = {};
  for (const { slug, language, file } of notes) {
    if (language !== undefined) stories[slug] = { ...stories[slug], [language]: await readTranslation(file) };
  }
  return stories;
}

async function readContent(): Promise<Content> {
  const profile = await parsed('profile.json', readProfile);
  const records = await Promise.all((await listFiles('badges', '.json')).map(readRecord));
  const notes = (await listFiles('notes', '.md')).flatMap((file) => ({ slug: '', ...noteFile(file), file }));
  const own = notes.filter(({ language }) => language === undefined);
  const stories = await Promise.all(own.map(async ({ slug, file }) => [slug, await readStory(file)] as const));
  return { profile, records, stories: Object.fromEntries(stories), translations: await readTranslations(notes) };
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
