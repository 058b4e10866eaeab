import { UsageError } from './command.ts';

/**
 * The language that `--locale` asks for, among those that there are words in: `ru`, `RU` and `ru-RU` are one.
 * @throws UsageError where there is none, rather than an answer in a language that nobody asked for
 */
export function answerLanguage<Language extends string>(tag: string, known: readonly Language[]): Language {
  const primary = tag.trim().toLowerCase().split(/[-_]/u)[0];
  const language = known.find((one) => one === primary);
  if (language === undefined) throw new UsageError(`--locale ${tag}: there are words in ${known.join(' and ')} only.`);
  return language;
}
