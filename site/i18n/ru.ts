import { inQuotes, ru as locale, stop } from '../../widget/locales/ru.ts';
import type { SiteWords } from './site-words.ts';

const list = new Intl.ListFormat('ru', { type: 'conjunction' });
const plural = new Intl.PluralRules('ru');

const BADGES: { readonly [Form in Intl.LDMLPluralRule]: string } = {
  zero: 'значков',
  one: 'значок',
  two: 'значка',
  few: 'значка',
  many: 'значков',
  other: 'значка',
};

const badges = (count: number): string => `${count}\u00a0${BADGES[plural.select(count)]}`;

/** «действуют 9», «действует 1», «действуют все». */
function currentOf(total: number, current: number): string {
  if (total === current) return total === 1 ? 'действует' : 'действуют все';
  if (current === 0) return total === 1 ? 'действие не подтверждено' : 'ни один не подтверждён как действующий';
  return `${plural.select(current) === 'one' ? 'действует' : 'действуют'}\u00a0${current}`;
}

/** Russian: written, not translated. Names of people and organisations stand in apposition and are not declined. */
export const ru: SiteWords = {
  code: 'ru',
  locale,
  openGraph: 'ru_RU',
  skip: 'К содержанию',
  languages: 'Язык',
  badges: 'Значки',
  pinned: 'Главное',
  links: 'Ссылки',
  facts: ({ total, current, sources, checkedOn }) => {
    if (total === 0) return 'Значков пока нет.';
    const count = stop(`${badges(total)}, ${currentOf(total, current)}`);
    const read = sources.length > 0 ? ` ${stop(`Источники: ${list.format(sources)}`)}` : '';
    const checked = checkedOn ? ` ${stop(`Последняя проверка\u00a0— ${checkedOn}`)}` : '';
    return `${count}${read}${checked}`;
  },
  sources: {
    accredible: 'Accredible',
    badgr: 'Badgr',
    credly: 'Credly',
    edubadges: 'edubadges',
    inbox: 'файлы владельца',
    manual: 'сведения от владельца',
    'microsoft-learn': 'Microsoft Learn',
    'open-badge-passport': 'Open Badge Passport',
    url: 'страницы организаций',
  },
  groups: { all: 'Значки', named: 'Значки', past: 'Прежние', other: 'Остальные' },
  states: {
    current: 'Действует',
    expired: locale.headlines.expired.label,
    revoked: locale.headlines.revoked.label,
    suspended: locale.headlines.suspended.label,
    invalid: locale.headlines.invalid.label,
    unconfirmed: locale.headlines.unconfirmed.label,
    'not-recognised': locale.headlines['not-recognised'].label,
    listed: locale.headlines.listed.label,
    'self-reported': locale.element.selfReported,
  },
  currentUntil: (day) => `Действует до ${day}`,
  expiredOn: (day) => `Срок истёк ${day}`,
  portraitOf: (name) => `${name}, портрет`,
  homeTitle: (name) => `${name}: значки и сертификаты`,
  homeDescription: (name, facts) => `${name}: значки и сертификаты. ${facts}`,
  badgeTitle: (badge, name) => `${badge} · ${name}`,
  badgeDescription: (badge, issuer, name) =>
    `${inQuotes(badge)}: кто выдал (${issuer}), за что и подтверждается ли. Владелец: ${name}.`,
  backTo: (name) => name,
  moved: (badge) => `Этот значок теперь на странице ${inQuotes(badge)}`,
  notFound: {
    title: 'Здесь ничего не висит',
    text: 'Страницы с таким адресом нет. Возможно, её перенесли или значок больше не показывают.',
    home: 'Ко всем значкам',
  },
  label: {
    issuer: 'Кем выдан',
    noDomain: 'известен только ключ, домена нет',
    unproven: 'так сказано в значке; это не подтверждено',
    said: 'со слов владельца',
    issued: 'Выдан',
    validUntil: 'Действует до',
    expired: 'Действовал до',
    validity: 'Срок действия',
    noEnd: 'бессрочно',
    renewable: 'Продлить с',
    picture: 'Рисунок',
    substitute: 'наш, не организации',
    issuedTo: 'Кому выдан',
    level: 'Уровень',
    type: 'Вид',
    noDates: 'дата не указана',
    earlier: 'Раньше',
    later: 'Позже',
  },
  achievementTypes: {
    Achievement: 'Достижение',
    Assessment: 'Аттестация',
    Assignment: 'Задание',
    Award: 'Награда',
    Badge: 'Значок',
    Certificate: 'Свидетельство',
    CertificateOfCompletion: 'Свидетельство об окончании',
    Certification: 'Сертификация',
    CommunityService: 'Общественная работа',
    Competency: 'Компетенция',
    Course: 'Курс',
    Degree: 'Учёная степень',
    Diploma: 'Диплом',
    Fieldwork: 'Практика',
    LearningProgram: 'Учебная программа',
    License: 'Лицензия',
    Membership: 'Членство',
    MicroCredential: 'Микроквалификация',
  },
  actions: { openRecord: locale.element.openRecord },
  record: {
    title: 'Что известно о подлинности',
    selfReported: 'Этот значок внёс сам владелец. Ни одна организация его не подтвердила.',
    looked: 'На что мы посмотрели',
    otherProofs: 'Найден и здесь',
    raw: 'Отчёт в формате JSON',
    document: { published: 'Значок, каким он прочитан', hosted: 'Значок на сайте организации' },
    hash: 'SHA-256',
    readAt: (moment) => `прочитано ${moment}`,
  },
  about: {
    description: 'О чём он',
    criteria: 'За что его выдают',
    criteriaPage: (host) => `Условия на сайте ${host}`,
    skills: 'Навыки',
    alignments: 'Куда относится',
    evidence: 'Подтверждения',
    note: (name) => `${name} об этом значке`,
  },
  share: {
    title: 'Как им поделиться',
    embed: 'На своей странице',
    embedHint: 'Показывается и без скрипта, а со скриптом посетитель сможет проверить значок сам.',
    linkedIn: 'Добавить в профиль LinkedIn',
    linkedInHint: 'LinkedIn может оставить форму пустой. Вот поля, которые стоит скопировать.',
    fields: {
      name: 'Название',
      organisation: 'Организация',
      issued: 'Дата выдачи',
      expires: 'Действует до',
      id: 'Номер',
      address: 'Адрес',
    },
  },
  printed: { address: 'Эта страница', record: 'Запись у организации', code: 'QR-код с адресом этой страницы' },
  colophon: 'Эта страница сама по себе ничего не доказывает: доказательство\u00a0— запись у того, кто выдал значок.',
};
