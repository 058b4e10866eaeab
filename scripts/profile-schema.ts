// After a change of the profile's schema:
// node scripts/profile-schema.ts | npx prettier --parser json > site/public/profile.schema.json
import { toJsonSchema } from '@valibot/to-json-schema';
import { profileSchema } from '../widget/badge/profile.ts';

/** The JSON Schema (draft-07, what editors read) of `content/profile.json`: what `site/public/profile.schema.json` holds. */
export function profileJsonSchema(): Readonly<Record<string, unknown>> {
  const about = { title: 'ms-badge profile', description: 'Who you are, where your badges lie, and how your site looks.' };
  return { ...about, ...toJsonSchema(profileSchema, { typeMode: 'input' }) };
}

if (import.meta.main) process.stdout.write(`${JSON.stringify(profileJsonSchema(), null, 2)}\n`);
