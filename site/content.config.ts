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

interface Entry {
  readonly id: string;
  readonly data: object;
}

/** One collection over the content folder. What is read has passed the model's own schema, so Astro's has nothing left to check. */
function loaderOf(name: string, read: () => Promise<readonly Entry[]>) {
  return {
    name,
    load: async ({ store }: { store: { clear(): void; set(entry: { id: string; data: Record<string, unknown> }): boolean } }) => {
      const entries = await read();
      store.clear();
      for (const { id, data } of entries) store.set({ id, data: { ...data } });
    },
  };
}

async function parsed<Value>(file: string, read: (text: string) => Value): Promise<Value> {
  const text = await readText(...file.split('/'));
  try {
    return read(text);
  } catch (cause) {
    throw new ContentError(`${contentFolder}/${file}`, cause);
  }
}

async function readProfiles(): Promise<readonly Entry[]> {
  return [{ id: 'profile', data: await parsed('profile.json', readProfile) }];
}

async function readBadges(): Promise<readonly Entry[]> {
  const files = await listFiles('badges', '.json');
  return Promise.all(
    files.map(async (file) => {
      const record = await parsed(`badges/${file}`, readBadgeRecord);
      if (`${record.slug}.json` === file) return { id: record.slug, data: record };
      throw new ContentError(
        `${contentFolder}/badges/${file}`,
        new Error(`slug: is "${record.slug}", but the file is not named so`),
      );
    }),
  );
}

async function readNotes(): Promise<readonly Entry[]> {
  const files = await listFiles('notes', '.md');
  return Promise.all(
    files.map(async (file) => {
      const data = await parsed(`notes/${file}`, (text): Story => {
        const { frontMatter, story } = splitFrontMatter(text);
        return { ...readNote(frontMatter), story };
      });
      return { id: file.slice(0, -'.md'.length), data };
    }),
  );
}

/** What Astro reads from the content folder, each through the one schema of the model. */
export const collections = {
  profile: defineCollection({ loader: loaderOf('profile', readProfiles), schema: z.custom<Profile>() }),
  badges: defineCollection({ loader: loaderOf('badges', readBadges), schema: z.custom<BadgeRecord>() }),
  notes: defineCollection({ loader: loaderOf('notes', readNotes), schema: z.custom<Story>() }),
};
