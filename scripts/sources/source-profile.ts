import { SourceError } from './source-error.ts';
import type { SourceSettings } from './source.ts';

/**
 * The settings with their profile as it is: what must not lie in a public repository is named `env:NAME` in `profile.json`, and
 * lies in the environment.
 * @throws SourceError `SOURCE_PROFILE_INVALID` when it does not
 */
export function withProfile(
  settings: SourceSettings,
  environment: Readonly<Record<string, string | undefined>> = {},
): SourceSettings {
  const name = /^env:(?<name>\w+)$/.exec(settings.profile ?? '')?.groups?.['name'];
  if (name === undefined) return settings;
  const profile = environment[name];
  if (profile !== undefined && profile !== '') return { ...settings, profile };
  const message = `${settings.source}: profile.json names the environment variable ${name}, and it is not set`;
  throw new SourceError('SOURCE_PROFILE_INVALID', message);
}
