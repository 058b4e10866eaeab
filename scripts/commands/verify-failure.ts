import { BadgeError } from '../../widget/badge/badge-error.ts';
import { ProfileError } from '../../widget/badge/profile.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadErrorCode } from '../../widget/credential/document-loader.ts';
import type { Locale } from '../../widget/locales/locale.ts';
import { refusalWords } from '../refusal-words.ts';
import { StoreError } from '../sync/store-error.ts';
import { WebPageError } from './badge-file.ts';
import { NotKeptError } from './offline-badge.ts';

/** What kept a verification from even looking: no badge is a "no", no answer is a "could not find out". */
export interface Failure {
  /** For machines. */
  readonly code: string;
  /** In English, for machines and logs. */
  readonly message: string;
  /** In the language of the report. */
  readonly words: string;
  readonly exitCode: number;
}

type Reason = LoadErrorCode | 'certificate' | 'web-page' | 'presentation' | 'changed' | 'self-reported';
type Words = { readonly [Of in Reason]: string };

const WORDS: { readonly en: Words; readonly [language: string]: Words } = {
  en: {
    unreachable: 'could not be read: there was no answer. Check the address and the network connection, then try again.',
    timeout: 'could not be read: nothing answered in time. Try again later.',
    'too-large': 'could not be read: no badge is of that size. Is this the address of the badge itself?',
    'too-many-redirects': 'could not be read: it leads on and on. Ask for the address where the badge itself lies.',
    blocked: 'was not asked: only https and public addresses are. --allow-loopback allows this machine.',
    certificate: 'could not be read: its certificate is not one that can be trusted, so anybody could have answered.',
    'web-page': 'It is a web page, and no badge. Name the address of the badge itself, or a file that was downloaded from there.',
    presentation:
      'It is a wallet’s presentation of several badges, or of none. Give one badge at a time, as the credential itself.',
    changed: 'its credential file is missing or was changed; "ms-badge sync" restores it.',
    'self-reported': 'no issuer stands behind it, so there is nothing to verify.',
  },
  ru: {
    unreachable: 'прочитать не удалось: ответа нет. Проверьте адрес и подключение к сети и попробуйте ещё раз.',
    timeout: 'прочитать не удалось: ответ не пришёл вовремя. Попробуйте позже.',
    'too-large': 'прочитать не удалось: значков такого размера не бывает. Это точно адрес самого значка?',
    'too-many-redirects': 'прочитать не удалось: адрес ведёт всё дальше и дальше. Нужен адрес, по которому лежит сам значок.',
    blocked: 'запроса не было: читаются только открытые адреса по https. --allow-loopback разрешает этот компьютер.',
    certificate: 'прочитать не удалось: сертификату этого адреса доверять нельзя, ответить мог кто угодно.',
    'web-page': 'Это веб-страница, а не значок. Укажите адрес самого значка или файл, скачанный оттуда.',
    presentation: 'Это презентация кошелька, и значков в ней несколько или ни одного. Укажите файл с одним значком.',
    changed: 'файла значка нет, или он изменён; восстановить его может «ms-badge sync».',
    'self-reported': 'за ним никто, кроме владельца, не стоит: проверять нечего.',
  },
};

/** What an error means; undefined where it is none of these. */
export function verifyFailure(error: unknown, locale: Pick<Locale, 'language' | 'readErrors'>): Failure | undefined {
  const own = WORDS[locale.language] ?? WORDS.en;
  const failure = (code: string, reason: Reason, exitCode: number): Failure => ({
    code,
    message: WORDS.en[reason],
    words: own[reason],
    exitCode,
  });
  if (error instanceof WebPageError) return failure('web-page', 'web-page', 1);
  if (error instanceof BadgeError) {
    const words = error.at === 'VerifiablePresentation' ? own.presentation : locale.readErrors[error.code];
    // A kind of token that is not known here may hold a badge that is fine.
    return { code: error.code, message: refusalWords(error), words, exitCode: error.code === 'BADGE_SD_JWT' ? 3 : 1 };
  }
  if (error instanceof NotKeptError) return failure('not-kept', error.reason, 3);
  if (error instanceof LoadError) return failure(error.code, isDistrusted(error) ? 'certificate' : error.code, 3);
  // A folder that is damaged says nothing about a badge in it.
  if (error instanceof StoreError)
    return { code: error.code, message: error.message, words: `${error.message}\n  ${error.hint}`, exitCode: 3 };
  if (error instanceof ProfileError) return { code: 'profile', message: error.message, words: error.message, exitCode: 3 };
  return undefined;
}

/** Node's names for a TLS certificate that is self-signed, over, of another host or of nobody. */
function isDistrusted({ cause }: LoadError): boolean {
  return cause instanceof Error && 'code' in cause && /CERT|LEAF_SIGNATURE/u.test(String(cause.code));
}
