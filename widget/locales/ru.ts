import type { Locale, SentenceValues } from './locale.ts';

/** ` (host)` where it is known which host, nothing otherwise. */
const at = ({ host }: SentenceValues): string => (host ? ` (${host})` : '');

/** `: «text»` where there is a text of somebody else's, nothing otherwise. */
const quoted = (text: string | undefined): string => (text ? `: ${inQuotes(text)}` : '');

/** Somebody else's words, whose own quotation marks end nothing: inside «» Russian has „“. */
export const inQuotes = (text: string): string => `«${text.replace(/«/gu, '„').replace(/»/gu, '“')}»`;

/** A sentence's full stop; a date ends in «г.» and brings its own. */
export const stop = (sentence: string): string => (sentence.endsWith('.') ? sentence : `${sentence}.`);

/** When, and by whom: the site, or the reader's own browser. */
const checked = ({ date, here }: SentenceValues): string => `Проверен ${here ? 'в вашем браузере ' : ''}${date}`;

/** Russian. Names of organisations are never declined: each stands in apposition, where the nominative is right. */
export const ru: Locale = {
  language: 'ru',
  name: 'Русский',
  direction: 'ltr',
  dateLocale: 'ru',

  questions: {
    integrity: 'Таким ли его выдали?',
    issuer: 'Выдал ли его тот, кто указан?',
    status: 'Действует ли он?',
    trust: 'Знаем ли мы, кто его выдал?',
  },

  answers: {
    integrity: {
      passed: (values) =>
        values['proof.hosted-differs']
          ? 'Запись у организации\u00a0— да. В самом файле сказано другое; верить следует записи.'
          : values['read'] === 'assertion'
            ? `Да. Он совпадает с записью ${values['bound'] ? 'у самой организации' : 'по его собственному адресу'}.`
            : 'Да. После подписания в нём ничего не изменилось.',
      failed: ({ unproven, structure, proof }) => {
        if (structure === 'failed' && proof === 'passed') return 'Он таков, каким его составили, но значки составляют не так.';
        return unproven ? 'Это ничем не подтверждено.' : 'Нет.';
      },
      inconclusive: 'Выяснить не удалось.',
      'not-applicable': 'Сравнить не с чем.',
    },
    issuer: {
      passed: 'Да. Его выдал тот, чей адрес или ключ в нём указан.',
      failed: 'Это ничем не подтверждено.',
      inconclusive: 'Выяснить не удалось.',
      'not-applicable': 'Нет подтверждения, которое связывало бы его с организацией.',
    },
    status: {
      passed: ({ status, unlisted, 'validity-period': dates }) => {
        const [its, ofIt] =
          dates === 'not-applicable' ? ['Он бессрочный', 'он бессрочный'] : ['Срок его не истёк', 'срок его не истёк'];
        if (status === 'not-applicable') return `Да. ${its}; список отозванных значков в нём не указан.`;
        return unlisted ? `Да. ${its}; списка отозванных значков организация не ведёт.` : `Да. Он не отозван, и ${ofIt}.`;
      },
      failed: 'Нет.',
      inconclusive: 'Выяснить не удалось.',
      'not-applicable': 'Он бессрочный, а список отозванных значков в нём не указан.',
    },
    trust: {
      passed: ({ organisation, asOf }) =>
        organisation
          ? `Да. ${asOf ? `По нашему списку от ${asOf} указанный` : 'Указанный'} в нём идентификатор принадлежит организации ${organisation}.`
          : 'Да. Указанный в нём идентификатор есть в нашем списке.',
      failed: 'Нет.',
      inconclusive: 'Пока нет. Само по себе имя ничего не доказывает.',
      'not-applicable': ({ selfReported }) =>
        selfReported
          ? 'За ним не стоит никто, кроме владельца.'
          : 'Организации, которую можно было бы поискать в нашем списке, за ним не видно.',
    },
  },

  outcomes: {
    passed: 'Пройдена',
    failed: 'Не пройдена',
    inconclusive: 'Не выяснено',
    'not-applicable': 'Не требуется',
  },

  checks: {
    structure: {
      name: 'Устройство документа',
      outcomes: {
        passed: 'Документ составлен как положено.',
        failed: 'Документ составлен не так, как положено значку.',
        inconclusive: 'Прочитать документ как значок не удалось.',
        'not-applicable': 'Документа нет.',
      },
    },
    proof: {
      name: 'Подтверждение подлинности',
      outcomes: {
        passed: ({ read }) =>
          read === 'assertion'
            ? 'Проверена запись, которая хранится по его собственному адресу.'
            : 'Подпись соответствует документу.',
        failed: 'Подтверждения, которое прошло бы проверку, у него нет.',
        inconclusive: 'Проверить подтверждение не удалось.',
        'not-applicable': 'Подтверждения нет, проверять нечего.',
      },
    },
    'issuer-binding': {
      name: 'Связь с организацией',
      outcomes: {
        passed: ({ key }) =>
          key
            ? 'Ключ, на который он ссылается, принадлежит самой организации.'
            : 'Запись о нём лежит там, где организация держит свои значки.',
        failed: 'Ни одна связь с организацией проверки не прошла.',
        inconclusive: 'Не удалось узнать, стоит ли за ним организация.',
        'not-applicable': 'Нет подтверждения, которое можно было бы связать с организацией.',
      },
    },
    achievement: {
      name: 'Достижение',
      outcomes: {
        passed: ({ read }) =>
          read === 'achievement' ? 'Достижение описала сама организация.' : 'Описание достижения входит в сам значок.',
        failed: 'Достижение описано не у самой организации.',
        inconclusive: 'Не удалось узнать, описала ли достижение сама организация.',
        'not-applicable': 'Описание достижения входит в сам значок.',
      },
    },
    status: {
      name: 'Отзыв',
      outcomes: {
        passed: ({ read }) => (read ? 'Значок не отозван.' : 'Списка отозванных значков организация не ведёт, искать его негде.'),
        failed: 'Организация за него больше не ручается.',
        inconclusive: 'Не удалось узнать, не отозван ли он.',
        'not-applicable': 'Список отозванных значков в нём не указан.',
      },
    },
    'validity-period': {
      name: 'Срок действия',
      outcomes: {
        passed: 'Срок действия не истёк.',
        failed: 'Вне срока действия.',
        inconclusive: 'Не удалось узнать, не истёк ли срок его действия.',
        'not-applicable': 'Значок бессрочный.',
      },
    },
    refresh: {
      name: 'Новая редакция',
      outcomes: {
        passed: 'Прочитана последняя редакция: в счёт идут её сроки и состояние.',
        failed: 'Новая редакция не прошла проверку, поэтому проверена эта.',
        inconclusive: 'Не удалось узнать, есть ли новая редакция.',
        'not-applicable': 'Новых редакций организация не выпускает.',
      },
    },
    recipient: {
      name: 'Кому выдан',
      outcomes: {
        passed: ({ spelling, proven }) => {
          const how = spelling === 'trimmed-lower-case' ? ', если писать строчными буквами и без пробелов по краям' : '';
          // What a badge says of whom it is about is worth as much as the badge.
          return proven
            ? `Он выдан тому, кого вы указали${how}.`
            : `В нём назван тот, кого вы указали${how}; но сам он не подтверждён.`;
        },
        failed: ({ proven }) => (proven ? 'Он выдан не тому, кого вы указали.' : 'В нём назван не тот, кого вы указали.'),
        inconclusive: 'Сравнить с тем, что вы указали, не удалось.',
        'not-applicable': 'Вы никого не указали, сравнивать не с чем.',
      },
    },
    artwork: {
      name: 'Изображение',
      outcomes: {
        passed: ({ proven }) => `Показано то самое изображение, что ${proven ? 'опубликовала организация' : 'указано в значке'}.`,
        failed: 'Показано не то изображение, что опубликовала организация.',
        inconclusive: 'Не удалось выяснить, то ли это изображение, что опубликовала организация.',
        'not-applicable': 'Изображения для сравнения нет.',
      },
    },
    endorsements: {
      name: 'Рекомендации',
      outcomes: {
        passed: 'У него есть рекомендации, и их подписи верны. Кто их дал, мы не выясняли.',
        failed: 'Одна из рекомендаций не прошла проверку.',
        inconclusive: 'Проверить рекомендации не удалось.',
        'not-applicable': 'Рекомендаций у него нет.',
      },
    },
    'known-issuer': {
      name: 'Известная организация',
      outcomes: {
        passed: ({ organisation }) =>
          organisation ? `Идентификатор принадлежит организации ${organisation}.` : 'Идентификатор есть в нашем списке.',
        failed: 'Организация называется чужим именем.',
        inconclusive: 'Мы не можем сказать, что знаем эту организацию.',
        'not-applicable': 'Организации, которую можно было бы поискать, за ним не видно.',
      },
    },
  },

  problems: {
    'structure.context-unknown': ({ type }) =>
      `В нём использован словарь, которого у нас нет${type?.includes(':') ? ` (${type})` : ''}, а со стороны мы словарей не загружаем.`,
    'structure.type-missing': 'В нём не сказано, что это значок.',
    'structure.schema': 'Он в мелочах расходится с официальной схемой.',
    'structure.incomplete': ({ place }) => {
      if (place === '/issuer') return 'В нём не сказано, кто его выдал.';
      return place === '/credentialSubject' ? 'В нём не сказано, о ком он.' : 'В нём не сказано, кто его выдал или о ком он.';
    },
    'structure.unsigned-terms': ({ term }) => `В нём есть то, чего подпись не охватывает${term ? ` (${term})` : ''}.`,
    'structure.respelled': ({ term }) =>
      `Он записан необычно${term ? ` (${term})` : ''}: так можно скрыть подписанное, и судить о нём мы не можем.`,
    'structure.other-badge': ({ name, issuer, from, until, id }) => {
      if (name && issuer)
        return `Проверен не тот значок, что здесь показан, а ${inQuotes(name)} (кем выдан, указано в нём: ${issuer}).`;
      const its = [from && `выдан он ${from}`, until && `действует до ${until}`, id && `выдала его организация ${id}`];
      const told = its.filter(Boolean).join(', ');
      if (told) return stop(`Здесь показано не то, что сказано в самом значке: ${told}`);
      return 'Проверен не тот значок, что здесь показан.';
    },
    'proof.missing': 'Подтверждения подлинности в нём нет.',
    'proof.signature-wrong': 'Подпись не сходится: после подписания что-то изменили или подписали другим ключом.',
    'proof.unsupported': ({ suite, outcome }) => {
      const kind = `Подпись такого вида${suite ? ` (${suite})` : ''}`;
      // What is refused is known well: one key makes and checks such a signature.
      if (outcome === 'failed') return `${kind} ничего не доказывает: кто может её проверить, может и поставить.`;
      return `${kind} мы проверять не умеем.`;
    },
    'proof.malformed': 'Подтверждение подлинности повреждено, или таких у значков не бывает.',
    'proof.purpose-wrong': 'Подпись ставили для другой цели.',
    'proof.expired': 'Срок действия подписи истёк.',
    'proof.key-unresolved': ({ check, method }) => {
      if (method) return `Ключ указан способом, которого мы не знаем (did:${method}).`;
      return check === 'proof'
        ? 'Ключа, которым можно было бы проверить его подпись, не нашлось.'
        : 'Его ключа у организации не нашлось.';
    },
    'proof.key-unreachable': (values) => `Не удалось получить ключ организации${at(values)}.`,
    'proof.key-published': 'Закрытая часть ключа известна всем: подписать им может кто угодно.',
    'proof.claims-contradict': 'Сказанное снаружи противоречит тому, что внутри.',
    'proof.selective-disclosure':
      'Какие части показать, выбирал владелец. Показанное подписано, но срок действия или запись об отзыве могли остаться непоказанными.',
    'proof.self-reported': 'Его внёс сам владелец; организация этого не подтвердила.',
    'proof.listed-by-host': ({ organisation, host, checkedOn }) => {
      const listed =
        host === undefined
          ? `он числился в записях организации${organisation ? ` ${organisation}` : ''}`
          : `он числился на ${host}`;
      return `${checkedOn ? `${checkedOn} ${listed}` : listed.replace('он', 'Он')}; подписи, которую можно было бы проверить, у него нет.`;
    },
    'proof.hosted-missing': (values) => `Там, где должна быть запись о нём у организации, ничего нет${at(values)}.`,
    'proof.hosted-unreachable': (values) => `Не удалось получить запись о нём у организации${at(values)}.`,
    'proof.hosted-differs': ({ outcome }) =>
      outcome
        ? 'Там, где должна быть запись организации, лежит не этот значок.'
        : 'В файле сказано не то, что в записи у организации; верить следует записи.',
    'issuer-binding.not-proven': 'Ничто не связывает ключ с организацией, которая здесь указана.',
    'issuer-binding.key-not-listed': 'Среди действующих ключей организации нет того, которым он подписан.',
    'issuer-binding.out-of-scope': (values) => `Он хранится там, где организация своих значков не держит${at(values)}.`,
    'issuer-binding.scope-too-wide': 'Организация так описала место хранения своих значков, что туда попадают и чужие.',
    'issuer-binding.redirected': (values) => `Адрес организации ведёт в другое место${at(values)}.`,
    'issuer-binding.purpose-unstated': 'Организация опубликовала этот ключ, но не указала, для чего он.',
    'issuer-binding.shared-host': (values) =>
      `Он лежит на сайте, где публиковать может кто угодно, и не в разделе этой организации${at(values)}.`,
    'issuer-binding.unreachable': (values) => `Связаться с организацией не удалось${at(values)}.`,
    'achievement.foreign-origin': (values) => `Адрес достижения\u00a0— на чужом сайте${at(values)}.`,
    'achievement.unreachable': (values) => `Не удалось получить описание достижения${at(values)}.`,
    'achievement.differs': 'В значке достижение описано не так, как у организации; верить следует её описанию.',
    'status.revoked': ({ reason }) => `Организация его отозвала${quoted(reason)}.`,
    'status.suspended': ({ reason }) => `Организация приостановила его действие${quoted(reason)}.`,
    'status.message': ({ reason, message }) => `Организация оставила к нему примечание${quoted(message ?? reason)}.`,
    'status.list-invalid': ({ host }) =>
      host
        ? `Список отозванных значков (${host}) повреждён, устарел, слишком велик, составлен для другой цели или не подписан как следует.`
        : 'По тому, что в нём указано, найти его в списке отозванных значков нельзя.',
    'status.list-unreachable': (values) => `Не удалось получить список отозванных значков${at(values)}.`,
    'status.list-foreign': 'В списке отозванных значков указана не та организация, что в значке.',
    'status.unknown-type': ({ type }) => `Его состояние записано так${type ? ` (${type})` : ''}, что прочитать мы его не умеем.`,
    'validity-period.expired': ({ until, date }) => stop(`Срок его действия истёк ${until ?? date ?? ''}`.trim()),
    'validity-period.not-yet-valid': ({ from, date }) =>
      (from ?? date) ? stop(`Он начинает действовать только ${from ?? date}`) : 'Он ещё не начал действовать.',
    'validity-period.unreadable': 'Вместо дат в нём записано что-то другое.',
    'refresh.unreachable': (values) => `Не удалось получить новую редакцию${at(values)}.`,
    'refresh.failed': 'То, что организация предлагает как новую редакцию, не прошло проверку или не новее.',
    'recipient.no-match': 'Он выдан кому-то другому или на другой адрес того же человека.',
    'recipient.unsupported': ({ type }) =>
      type === undefined
        ? 'В нём не указано, кому он выдан.'
        : `Получатель записан так${type ? ` (${type})` : ''}, что сравнить мы не умеем.`,
    'artwork.differs': ({ outcome }) =>
      outcome === 'inconclusive'
        ? 'Это не тот файл, что опубликовала организация; возможно, копия другого размера или вида.'
        : 'Здесь показано не то изображение, что опубликовала организация.',
    'artwork.unreachable': (values) =>
      values.shown
        ? `Читать показанное здесь изображение вашему браузеру нельзя${at(values)}, поэтому сравнить его не удалось.`
        : `Не удалось получить изображение у организации${at(values)}.`,
    'endorsements.invalid': 'Подпись под одной из рекомендаций неверна, или дана она не этому значку.',
    'endorsements.unverified': 'Одну из рекомендаций подтвердить не удалось, или её срок не наступил либо истёк.',
    'known-issuer.unknown': 'Идентификатора этой организации в нашем списке нет.',
    'known-issuer.claims-known-name': ({ organisation, name, host }) => {
      const unknown = `такого идентификатора у ${organisation ? `организации ${organisation}` : 'неё'} мы не знаем`;
      // The name, or the site on which its achievement is said to lie.
      if (host && organisation) return `Адрес достижения\u00a0— на ${host}, но ${unknown}.`;
      const called = name || organisation;
      return called && organisation
        ? `Указано имя ${inQuotes(called)}, но ${unknown}.`
        : `Указано имя известной организации, но такого идентификатора у неё мы не знаем.`;
    },
    'known-issuer.look-alike': ({ organisation, name }) => {
      const its = name ? ` ${inQuotes(name)}` : '';
      return organisation
        ? `Имя${its} похоже на ${inQuotes(organisation)}, но такого идентификатора у этой организации мы не знаем.`
        : `В имени${its} смешаны буквы разных алфавитов: так пишут, чтобы сойти за другого.`;
    },
    'network.blocked': (values) => `По указанному в нём адресу мы не обращаемся${at(values)}.`,
    internal: 'Сломалась сама проверка. О значке это ничего не говорит.',
  },

  headlines: {
    verified: {
      label: 'Подтверждён',
      sentence: (values) =>
        `${checked(values)}: не изменён, выдан ${values.organisation ? `организацией ${values.organisation}` : 'известной нам организацией'}, на этот день действует.`,
    },
    'not-recognised': {
      label: 'Организация неизвестна',
      sentence: (values) => {
        if (values['published'])
          return `${checked(values)}: его ключом может подписать кто угодно, так что и выдать его мог кто угодно.`;
        const { mistaken } = values;
        return mistaken
          ? `${checked(values)}: сам значок в порядке, но ничто не подтверждает, что его выдала организация ${mistaken}, хотя так может показаться. Прежде чем на него полагаться, спросите у неё.`
          : `${checked(values)}: сам значок в порядке, но кто его выдал, мы не знаем. Прежде чем на него полагаться, выясните это.`;
      },
    },
    expired: {
      label: 'Срок истёк',
      sentence: (values) =>
        `${checked(values)}; ${stop(values.until ? `срок действия истёк ${values.until}` : 'срок действия истёк')} Спросите, продлён ли он.`,
    },
    revoked: {
      label: 'Отозван',
      sentence: (values) => `${checked(values)}: организация за него больше не ручается. Полагаться на него нельзя.`,
    },
    suspended: {
      label: 'Приостановлен',
      sentence: (values) => `${checked(values)}: организация пока за него не ручается.`,
    },
    invalid: {
      label: 'Недействителен',
      sentence: (values) => `${checked(values)}: одну из главных проверок он не прошёл. Полагаться на него нельзя.`,
    },
    unconfirmed: {
      label: 'Не подтверждён',
      sentence: (values) =>
        `${checked(values)}: выяснить, настоящий ли это значок, не удалось. Проверьте ещё раз позже или спросите у организации.`,
    },
    listed: {
      label: 'Есть в записях организации',
      sentence: ({ organisation, date }) =>
        `${date ? `${date} значок` : 'Значок'} числился в записях организации${organisation ? ` ${organisation}` : ''}. Подписи, которую можно проверить, у него нет.`,
    },
  },

  evidence: {
    assertion: 'Запись у организации',
    achievement: 'Описание достижения',
    issuer: 'Сведения организации о себе',
    key: 'Ключ',
    'status-list': 'Список отозванных значков',
    image: 'Изображение',
    'known-issuers': 'Наш список организаций',
    claim: 'Что сказано в значке',
    context: 'Словарь',
    credential: 'Сам значок',
    listing: 'Площадка организации',
    place: 'Где в значке',
  },

  otherProof: ({ problem }) => `Ещё одно подтверждение в нём не в счёт.${problem ? ` ${problem}` : ''}`,

  unread: {
    unreachable: 'нет ответа',
    timeout: 'не ответили вовремя',
    'too-large': 'слишком большой ответ',
    'too-many-redirects': 'слишком много перенаправлений',
    blocked: 'не обращались',
  },
  answered: ({ status }) => (status ? `код ответа ${status}` : 'ответили ошибкой'),

  readErrors: {
    BADGE_EMPTY: 'Файл пуст.',
    BADGE_TOO_LARGE: 'Таких больших значков не бывает.',
    BADGE_TOO_DEEP: 'Такой глубокой вложенности у значков не бывает.',
    BADGE_NOT_JSON: 'Это не JSON, не токен и не изображение со значком.',
    BADGE_NOT_UTF8: 'Текст в файле записан не в UTF-8.',
    BADGE_NOT_A_BADGE: 'Файл читается, но значка в нём нет.',
    BADGE_IMAGE_BROKEN: 'Изображение повреждено.',
    BADGE_IMAGE_WITHOUT_BADGE: 'В изображении нет значка.',
    BADGE_IMAGE_REFUSED: 'В изображениях такого вида значков не бывает.',
    BADGE_JWT_BROKEN: 'Токен повреждён, или таких токенов у значков не бывает.',
    BADGE_SD_JWT: 'Это SD-JWT: токен, который показывает часть значка. Проверять такие токены здесь нельзя.',
    BADGE_DATA_CONTRADICTS: 'Файл противоречит сам себе или правилам своей версии.',
  },

  readNotes: {
    'repeated-badge-chunk': 'В изображении несколько значков; прочитан первый.',
    'compressed-badge-chunk': 'Значок в изображении сжат, хотя стандарт этого не допускает.',
    'broken-chunk-checksum': 'В изображении не сходится контрольная сумма.',
    'other-version-baked-too': 'В изображении есть этот же значок в другой версии.',
    'taken-from-presentation': 'Значок взят из презентации кошелька. Кто его предъявляет, не проверялось.',
    'upgraded-from-older-version': 'Значок записан в старой версии и переведён в новую.',
    'value-dropped': 'Значение, которое не удалось прочитать или которому здесь нет места, пропущено.',
  },

  element: {
    verify: 'Проверить',
    verifyAgain: 'Проверить ещё раз',
    checkNow: 'Проверить сейчас',
    checking: 'Проверяем …',
    checked: ({ check }) => (check ? `Проверено: ${check}` : 'Проверяем …'),
    issuedBy: ({ issuer }) => (issuer ? `Кем выдан: ${issuer}` : 'Кем выдан, не указано'),
    issuedOn: ({ date }) => `Выдан ${date}`,
    validUntil: ({ date }) => `Действует до ${date}`,
    expiredOn: ({ date }) => `Истёк ${date}`,
    checkedOn: ({ date }) => `Проверен ${date}`,
    unreachable: ({ date, stored }) => {
      if (stored && date)
        return stop(
          `Прочитать файл значка вашему браузеру не удалось. Показано, что выяснил этот сайт при последней проверке, ${date}`,
        );
      return date
        ? stop(`Связаться с организацией из вашего браузера не удалось; этот сайт последний раз проверял значок ${date}`)
        : 'Связаться с организацией из вашего браузера не удалось.';
    },
    relayed: ({ hosts }) =>
      `Часть записей ваш браузер сам прочитать не смог, их прочитал посредник этого сайта${hosts ? ` (${hosts})` : ''}: в этом приходится верить сайту. Последнее слово\u00a0— за записью у самой организации.`,
    siteOnly: ({ date }) =>
      `Файла, который мог бы проверить ваш браузер, здесь нет. ${stop(`Показано, что выяснил сам сайт ${date}`)}`,
    broke: 'В этом браузере проверка не запустилась. О значке это ничего не говорит; возможно, поможет обновить страницу.',
    selfReported: 'Внесён владельцем',
    openRecord: 'Открыть запись у организации',
    report: 'Что проверено',
    rawCredential: 'Сам значок, каким он прочитан',
    recipient: {
      label: 'Чей он? Введите известный вам адрес электронной почты, адрес сайта, DID или телефон',
      hint: 'Сравнение идёт в вашем браузере, введённое никуда не отправляется.',
      action: 'Сравнить',
    },
  },
};
