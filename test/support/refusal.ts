import { BadgeError } from '../../widget/badge/badge-error.ts';

/** The code of the BadgeError that `work` ends in, or 'read' when it ends well. Any other error is the test's failure. */
export async function refusal(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof BadgeError) return error.code;
    throw error;
  }
  return 'read';
}

/** The code of the BadgeError that `work` ends in and where it was made, as `CODE at`; 'read' when it ends well. */
export async function refusalAt(work: () => unknown): Promise<string> {
  try {
    await work();
  } catch (error) {
    if (error instanceof BadgeError) return [error.code, error.at].join(' ').trimEnd();
    throw error;
  }
  return 'read';
}

/** UTF-8 bytes of a text, or of a value as JSON. */
export function bytesOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
}
