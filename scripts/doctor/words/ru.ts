import type { Finding } from '../finding.ts';
import { dayIn, someOf } from './doctor-words.ts';
import type { DoctorWords } from './doctor-words.ts';

const plural = new Intl.PluralRules('ru');
const FORMS: { readonly [rule: string]: string } = { one: 'значок', few: 'значка' };
const badges = (count: number): string => `${count} ${FORMS[plural.select(count)] ?? 'значков'}`;
const named = (finding: Finding): string => someOf(finding.badges ?? [], (count) => `и ещё ${count}`);
/** A sentence's full stop; a date ends in «г.» and brings its own. */
const stop = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);
const inBrackets = ({ detail }: Finding): string => (detail === undefined ? '' : ` (${detail})`);

/** Russian. */
export const ru: DoctorWords = {
  code: 'ru',
  looked: 'Просмотрено:',
  listed: (source, all, imported) => `${source}: ${badges(all)}${imported > 0 ? `, из них импортировано ${imported}` : ''}`,
  noAnswer: (source) => `${source}: пригодного ответа нет`,
  nothingFound: 'Отсюда не видно ничего неправильного.',
  findings: {
    'badge-not-found': ({ detail }) => ({
      what: `«${detail}» нет ни в одном из ваших источников.`,
      next: 'Просмотрите причины ниже. Если для значка Microsoft не подходит ни одна, обратитесь в Microsoft.',
    }),
    'no-sources': () => ({
      what: 'В profile.json не указано, где лежат ваши значки.',
      next: 'Добавьте в profile.json "sources": [{ "source": "credly", "profile": "ваше-имя" }] или другой источник.',
    }),
    'source-unknown': ({ source, detail }) => ({
      what: `Источника «${source}» не существует${detail === undefined ? '' : `; вероятно, имелся в виду «${detail}»`}.`,
      next: 'Исправьте "source" в profile.json.',
    }),
    'profile-private': ({ source }) => ({
      what: `Ваш профиль на ${source} закрыт: его значки видите только вы, и на эту страницу они не попадут.`,
      next: 'Откройте профиль в настройках учётной записи или положите скачанные значки в inbox/.',
    }),
    'profile-unknown': (finding) => ({
      what: `${finding.source} не знает открытого профиля с именем из profile.json${inBrackets(finding)}.`,
      next: 'Откройте свой профиль в браузере, не входя в учётную запись, и скопируйте его адрес в "profile" в profile.json.',
    }),
    'profile-invalid': (finding) => ({
      what: `Запись об источнике ${finding.source} в profile.json непригодна${inBrackets(finding)}.`,
      next: 'Исправьте эту запись в "sources" в profile.json.',
    }),
    'source-failed': (finding) => ({
      what: `${finding.source} не дал пригодного ответа${inBrackets(finding)}.`,
      next: 'Повторите позже. До тех пор на странице остаётся то, что есть.',
    }),
    'answer-incomplete': (finding) => ({
      what: `${finding.source} ответил лишь частично, значка может не хватать${inBrackets(finding)}.`,
      next: 'Повторите позже. До тех пор на странице остаётся то, что есть.',
    }),
    'source-empty': ({ source }) => ({
      what: `${source} не показывает ни одного вашего значка.`,
      next: 'Проверьте, ваш ли это профиль и приняты ли и открыты ли там значки.',
    }),
    'inbox-empty': () => ({
      what: 'Папка inbox/ пуста, и другие источники не дали ни одного значка.',
      next: 'Скачайте значки там, где они лежат (PNG, SVG, JSON или JWT), и положите файлы в inbox/.',
    }),
    'entry-broken': ({ detail }) => ({
      what: `Один значок не читается: ${detail}.`,
      next: 'Посмотрите на него там, где он лежит; файл скачайте заново.',
    }),
    'imported-unread': () => ({
      what: 'Credly не сообщил, какие значки импортированы в ваш профиль.',
      next: 'Повторите позже или укажите профиль в profile.json через UUID.',
    }),
    'imported-none': () => ({
      what: 'В вашем профиле Credly нет импортированных значков. Сертификации Microsoft с середины 2023 года могут быть там только импортированными.',
      next: 'Добавьте источником выписку Microsoft Learn или импортируйте значки в Credly.',
    }),
    'microsoft-left-credly': ({ day = '' }) => ({
      what: `${stop(`Ваш последний значок Microsoft на Credly выдан ${dayIn('ru', day)}`)} Сертификации Microsoft ушли с Credly в середине 2023 года; более поздние — в вашем профиле Microsoft Learn.`,
      next: 'В профиле Learn выберите Transcript > Share link и добавьте в "sources" { "source": "microsoft-learn", "profile": "<эта ссылка>" }.',
    }),
    'github-left-credly': ({ day = '' }) => ({
      what: `${stop(`Ваш последний значок GitHub на Credly выдан ${dayIn('ru', day)}`)} Сертификаций GitHub, полученных с 1 июля 2025 года, на Credly нет.`,
      next: 'Они есть в выписке Microsoft Learn: добавьте в "sources" { "source": "microsoft-learn", "profile": "<ссылка>" }.',
    }),
    'not-synced': (finding) => ({
      what: `Есть в источнике, но ещё не на вашей странице: ${named(finding)}.`,
      next: 'Запустите "ms-badge sync", затем сборку.',
    }),
    hidden: (finding) => ({
      what: `Скрыто вашими заметками: ${named(finding)}.`,
      next: 'Уберите "hidden: true" из файла в notes/.',
    }),
    withdrawn: (finding) => ({
      what: `Источник больше не показывает, поэтому нет на странице: ${named(finding)}.`,
      next: 'Если значок там стал закрытым, откройте его; файл в inbox/ тоже вернёт его на страницу.',
    }),
    expired: (finding) => ({
      what: `Срок истёк, поэтому среди прежних: ${named(finding)}.`,
      next: 'Если его можно продлить, продлите и выполните sync ещё раз.',
    }),
  },
  mayBe: 'Где может быть значок, которого не хватает:',
  reasons: {
    'not-accepted': {
      what: 'Его не приняли. Значок на Credly виден после того, как вы его приняли; уведомление пришло по почте, о значках Microsoft — от Microsoft.',
      next: 'Войдите в Credly и примите его. Если уведомление потеряно, создайте учётную запись с адресом почты из профиля Microsoft: значок ждёт там.',
    },
    'wrong-email': {
      what: 'Его получали с другим адресом почты, не тем, что у учётной записи Microsoft, и он ждёт в другой учётной записи Credly.',
      next: 'Войдите в Credly с адресом учётной записи Microsoft или обратитесь в Credly.',
    },
    'private-profile': {
      what: 'Весь профиль Credly закрыт.',
      next: 'Откройте профиль в настройках учётной записи Credly.',
    },
    'private-badge': {
      what: 'Закрыт именно этот значок: тогда его нет ни в одном открытом ответе Credly.',
      next: 'Войдите в Credly и откройте значок.',
    },
    'microsoft-left-credly': {
      what: 'Сертификация Microsoft, полученная с середины 2023 года, находится не на Credly, а в вашем профиле Microsoft Learn; прежние остались на Credly.',
      next: 'Откройте доступ к выписке профиля Learn и добавьте её источником "microsoft-learn".',
    },
    'github-left-credly': {
      what: 'Сертификации GitHub, полученной с 1 июля 2025 года, на Credly нет.',
      next: 'Откройте доступ к выписке профиля Microsoft Learn и добавьте её источником "microsoft-learn".',
    },
    'exam-without-badge': {
      what: 'У экзамена нет своего значка: если сертификацию даёт один экзамен, значок выдаётся за сертификацию.',
      next: 'Ищите сертификацию — на панели сертификации.',
    },
    certiport: {
      what: 'Он получен через Certiport: язык учётной записи там по умолчанию не английский, или у вас там две учётные записи.',
      next: 'Обратитесь в службу поддержки Certiport.',
    },
    retired: {
      what: 'Экзамен или сертификация больше не предлагаются. Выданный значок можно получить и теперь, и он остаётся действительным; если в профиле его нет, он не выдавался.',
      next: 'Посмотрите список прекращённых и свой профиль.',
    },
  },
  sights: { seen: 'видно', 'ruled-out': 'не так, насколько видно', 'not-visible': 'отсюда не видно' },
  automatic: {
    what: 'Значки могут приниматься сами.',
    next: 'Включите автоматическое принятие в настройках учётной записи Credly.',
  },
  next: 'Что делать:',
  found: ({ name, source, day }) =>
    `«${name}»: есть в источнике ${source}${day === undefined ? '' : `, выдан ${dayIn('ru', day)}`}`,
  standings: { shown: 'он на вашей странице', hidden: 'скрыт вашей заметкой', 'not-synced': 'на вашей странице его ещё нет' },
  examLeadsTo: (exam, certification) =>
    `У экзамена ${exam} нет своего значка; значок выдаётся за сертификацию «${certification}».`,
  retiredOn: (name, day) => stop(`${name}: больше не предлагается${day === undefined ? '' : ` с ${dayIn('ru', day)}`}`),
  askAbout: 'Об одном значке: ms-badge doctor --badge "<название или код экзамена>"',
};
