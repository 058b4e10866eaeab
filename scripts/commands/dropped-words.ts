import type { DroppedField } from '../sync/dropped-fields.ts';

/** Why a field of an answer goes no further, for people. */
const DROP_REASONS: { readonly [Reason in DroppedField['reason']]: string } = {
  unlisted: 'nobody has said yet what it is, so it is not read',
  personal: 'about a person, beside what was earned',
  'unless-asked': 'kept only where profile.json asks for it',
  unused: 'about the badge, and nothing that is shown',
  elsewhere: 'said by a field that is read',
  proof: 'for verification: kept with the document, not shown',
  platform: "the service's own workings",
};

/** The fields by answer and reason; what nobody knows comes first. Names only, never a value. */
export function droppedLines(dropped: readonly DroppedField[]): readonly string[] {
  const answers = new Map<string, DroppedField[]>();
  for (const one of dropped) {
    const answer = `${one.source}, ${one.field.replace(/: .*$/s, '')}`;
    answers.set(answer, [...(answers.get(answer) ?? []), one]);
  }
  return [...answers].flatMap(([answer, fields]) => [`Not taken from ${answer}:`, ...reasonLines(fields)]);
}

function reasonLines(fields: readonly DroppedField[]): readonly string[] {
  return Object.entries(DROP_REASONS).flatMap(([reason, words]) => {
    const names = fields.filter((one) => one.reason === reason).map(({ field }) => field.replace(/^.*?: /s, ''));
    return names.length === 0 ? [] : [`  ${reason} (${words}): ${names.join(', ')}`];
  });
}
