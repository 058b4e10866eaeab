import type { Locale, SentenceValues } from './locale.ts';

/** ` (host)` where it is known which host, nothing otherwise. */
const at = ({ host }: SentenceValues): string => (host ? ` (${host})` : '');

/** `: “text”` where there is a text of somebody else's, nothing otherwise. */
const quoted = (text: string | undefined): string => (text ? `: ${inQuotes(text)}` : '');

/** Somebody else's words, whose own quotation marks end nothing. */
export const inQuotes = (text: string): string => `“${text.replace(/[“”]/gu, '"')}”`;

/** When, and by whom: the site, or the reader's own browser. */
const checked = ({ date, here }: SentenceValues): string => `Checked ${here ? 'in your browser ' : ''}on ${date}`;

/** English. */
export const en: Locale = {
  language: 'en',
  name: 'English',
  direction: 'ltr',
  dateLocale: 'en-GB',

  questions: {
    integrity: 'Is it unchanged?',
    issuer: 'Is it really from them?',
    status: 'Is it still valid?',
    trust: 'Do we know them?',
  },

  answers: {
    integrity: {
      passed: (values) =>
        values['proof.hosted-differs']
          ? 'The issuer’s record of it is. The file at hand says something else; the record counts.'
          : values['read'] === 'assertion'
            ? `Yes. It is what ${values['bound'] ? 'the issuer’s own record of it' : 'the record at its own address'} says.`
            : 'Yes. Nothing in it was changed after it was signed.',
      failed: ({ unproven, structure, proof }) => {
        if (structure === 'failed' && proof === 'passed') return 'It is as it was made, but that is not a well-formed badge.';
        return unproven ? 'Nothing shows that it is.' : 'No.';
      },
      inconclusive: 'We could not find out.',
      'not-applicable': 'There is nothing to compare it with.',
    },
    issuer: {
      passed: 'Yes. It comes from whoever holds the address or key that it names as its issuer.',
      failed: 'Nothing shows that it is.',
      inconclusive: 'We could not find out.',
      'not-applicable': 'There is no proof to tie it to an issuer.',
    },
    status: {
      passed: ({ status, unlisted, 'validity-period': dates }) => {
        const its = dates === 'not-applicable' ? 'has no end date' : 'is within its dates';
        if (status === 'not-applicable') return `Yes. It ${its}; it names no record in which it could be taken back.`;
        return unlisted
          ? `Yes. It ${its}; its issuer keeps no list of badges taken back.`
          : `Yes. It has not been taken back, and it ${its}.`;
      },
      failed: 'No.',
      inconclusive: 'We could not find out.',
      'not-applicable': 'It has no end date, and names no record in which it could be taken back.',
    },
    trust: {
      passed: ({ organisation, asOf }) =>
        organisation
          ? `Yes. ${asOf ? `By our list of ${asOf}, the` : 'The'} identifier behind it belongs to ${organisation}.`
          : 'Yes. The identifier behind it is on our list.',
      failed: 'No.',
      inconclusive: 'Not yet. The name on it proves nothing by itself.',
      'not-applicable': ({ selfReported }) =>
        selfReported ? 'Nobody but the earner stands behind it.' : 'It leads to no issuer that could be looked up.',
    },
  },

  outcomes: {
    passed: 'Passed',
    failed: 'Failed',
    inconclusive: 'Undecided',
    'not-applicable': 'Not needed',
  },

  checks: {
    structure: {
      name: 'Shape of the document',
      outcomes: {
        passed: 'The document is a well-formed badge.',
        failed: 'The document is not a well-formed badge.',
        inconclusive: 'We could not read the document as a badge.',
        'not-applicable': 'There is no document.',
      },
    },
    proof: {
      name: 'Proof',
      outcomes: {
        passed: ({ read }) =>
          read === 'assertion' ? 'The record kept at its own address is what was checked.' : 'The signature fits the document.',
        failed: 'It has no proof that holds.',
        inconclusive: 'The proof could not be checked.',
        'not-applicable': 'There is no proof to check.',
      },
    },
    'issuer-binding': {
      name: 'Tie to the issuer',
      outcomes: {
        passed: ({ key }) =>
          key ? 'The key that it goes by is the issuer’s own.' : 'Its record lies where the issuer keeps its badges.',
        failed: 'No tie to the issuer holds.',
        inconclusive: 'We could not find out whether the issuer stands behind it.',
        'not-applicable': 'There is no proof to tie to an issuer.',
      },
    },
    achievement: {
      name: 'Achievement',
      outcomes: {
        passed: ({ read }) =>
          read === 'achievement'
            ? 'The achievement is described by the issuer.'
            : 'The description of the achievement is part of the badge.',
        failed: 'The achievement is described elsewhere than with the issuer.',
        inconclusive: 'We could not find out whether the issuer describes the achievement.',
        'not-applicable': 'The description of the achievement is part of the badge.',
      },
    },
    status: {
      name: 'Revocation',
      outcomes: {
        passed: ({ read }) =>
          read
            ? 'The issuer has not taken it back.'
            : 'The issuer keeps no list of badges taken back, so there is none to look in.',
        failed: 'The issuer no longer stands by it.',
        inconclusive: 'We could not find out whether it was taken back.',
        'not-applicable': 'It names no record in which it could be taken back.',
      },
    },
    'validity-period': {
      name: 'Dates',
      outcomes: {
        passed: 'It is within its dates.',
        failed: 'It is outside its dates.',
        inconclusive: 'We could not find out whether it is within its dates.',
        'not-applicable': 'It has no end date.',
      },
    },
    refresh: {
      name: 'Newer edition',
      outcomes: {
        passed: 'The issuer’s latest edition was read; its dates and status are what counts.',
        failed: 'The issuer’s newer edition does not hold; this one was checked instead.',
        inconclusive: 'We could not find out whether there is a newer edition.',
        'not-applicable': 'The issuer offers no newer editions.',
      },
    },
    recipient: {
      name: 'Issued to',
      outcomes: {
        passed: ({ spelling, proven }) => {
          const lowered = spelling === 'trimmed-lower-case';
          const how = lowered ? ', written in lower case and without spaces around it' : '';
          // What a badge says of whom it is about is worth as much as the badge.
          if (!proven) return `It names what you typed${how}, but is not proven itself.`;
          return lowered ? `It was issued to what you typed${how}.` : 'It was issued to the person or address you typed.';
        },
        failed: ({ proven }) => (proven ? 'It was not issued to what you typed.' : 'It does not name what you typed.'),
        inconclusive: 'We could not compare it with what you typed.',
        'not-applicable': 'Nothing was typed to compare it with.',
      },
    },
    artwork: {
      name: 'Picture',
      outcomes: {
        passed: ({ proven }) =>
          proven ? 'The picture shown is the issuer’s picture.' : 'The picture shown is the one that the badge names.',
        failed: 'The picture shown is not the issuer’s picture.',
        inconclusive: 'We could not tell whether the picture shown is the issuer’s.',
        'not-applicable': 'There was no picture to compare.',
      },
    },
    endorsements: {
      name: 'Endorsements',
      outcomes: {
        passed: 'It carries endorsements, and their signatures hold. Who gave them was not looked up.',
        failed: 'An endorsement on it does not hold.',
        inconclusive: 'Its endorsements could not be checked.',
        'not-applicable': 'It carries no endorsements.',
      },
    },
    'known-issuer': {
      name: 'Known issuer',
      outcomes: {
        passed: ({ organisation }) =>
          organisation ? `The issuer’s identifier belongs to ${organisation}.` : 'The issuer’s identifier is on our list.',
        failed: 'The issuer uses a name that is not its own.',
        inconclusive: 'We cannot say that it is an organisation that we know.',
        'not-applicable': 'It leads to no issuer that could be looked up.',
      },
    },
  },

  problems: {
    'structure.context-unknown': ({ type }) =>
      `It uses a vocabulary that we do not carry${type?.includes(':') ? ` (${type})` : ''}, and we load none from elsewhere.`,
    'structure.type-missing': 'It does not say that it is a badge.',
    'structure.schema': 'It departs from the official schema in details.',
    'structure.incomplete': ({ place }) => {
      if (place === '/issuer') return 'It does not say who issued it.';
      return place === '/credentialSubject'
        ? 'It does not say whom it is about.'
        : 'It does not say who issued it, or whom it is about.';
    },
    'structure.unsigned-terms': ({ term }) => `There is something in it that no proof covers${term ? ` (${term})` : ''}.`,
    'structure.respelled': ({ term }) =>
      `It is written in an unusual way${term ? ` (${term})` : ''} that can hide what was signed, so we cannot tell.`,
    'structure.other-badge': ({ name, issuer, from, until, id }) => {
      if (name && issuer)
        return `What was checked is another badge than the one shown here: ${inQuotes(name)}, issued by ${issuer}, as it says.`;
      const its = [from && `it was issued on ${from}`, until && `it is valid until ${until}`, id && `its issuer is ${id}`];
      const told = its.filter(Boolean).join(', and ');
      if (told) return `The badge that was checked is not as it is shown here: ${told}.`;
      return 'What was checked is another badge than the one shown here.';
    },
    'proof.missing': 'It carries no proof.',
    'proof.signature-wrong': 'The signature does not fit: something was changed after signing, or another key was used.',
    'proof.unsupported': ({ suite, outcome }) => {
      const way = suite ? ` (${suite})` : '';
      // What is refused is known well: one key makes and checks such a signature.
      if (outcome === 'failed') return `It is signed in a way that proves nothing${way}: whoever can check it can also make it.`;
      return `It is signed in a way that we cannot check${way}.`;
    },
    'proof.malformed': 'Its proof is damaged, or of a form that no badge has.',
    'proof.purpose-wrong': 'Its proof was made for another purpose.',
    'proof.expired': 'Its proof has run out.',
    'proof.key-unresolved': ({ check, method }) => {
      if (method) return `Its key is named in a way that we do not know (did:${method}).`;
      return check === 'proof' ? 'No key was found to check its signature with.' : 'Its key was not found with the issuer.';
    },
    'proof.key-unreachable': (values) => `The issuer’s key could not be read${at(values)}.`,
    'proof.key-published': 'The private half of its key is public: anybody can sign with it.',
    'proof.claims-contradict': 'What its envelope says contradicts what is inside.',
    'proof.selective-disclosure':
      'Its holder chose which parts of it to show. What is shown is signed; an end date, or where it would be taken back, may be left out.',
    'proof.self-reported': 'The earner entered it; no issuer has confirmed it.',
    'proof.listed-by-host': ({ organisation, host, checkedOn }) => {
      const listed = `Listed by ${host ?? organisation ?? 'the issuer'}${checkedOn ? ` on ${checkedOn}` : ''}`;
      return `${listed}; it carries no signature that could be checked.`;
    },
    'proof.hosted-missing': (values) => `Nothing lies where the issuer’s record of it should be${at(values)}.`,
    'proof.hosted-unreachable': (values) => `The issuer’s record of it could not be read${at(values)}.`,
    'proof.hosted-differs': ({ outcome }) =>
      outcome
        ? 'What lies where the issuer’s record should be is not this badge.'
        : 'The file at hand says something else than the issuer’s record; the record counts.',
    'issuer-binding.not-proven': 'Nothing ties its key to the issuer that it names.',
    'issuer-binding.key-not-listed': 'The issuer does not list the key that it was signed with as one in force.',
    'issuer-binding.out-of-scope': (values) => `It is kept where the issuer keeps no badges${at(values)}.`,
    'issuer-binding.scope-too-wide': 'The issuer’s rule for where its badges are kept would let in strangers.',
    'issuer-binding.redirected': (values) => `The issuer’s address leads elsewhere${at(values)}.`,
    'issuer-binding.purpose-unstated': 'The issuer publishes the key, and does not say what it is for.',
    'issuer-binding.shared-host': (values) =>
      `It lies on a site where anybody can publish, and not under the issuer’s name there${at(values)}.`,
    'issuer-binding.unreachable': (values) => `Nothing could be read from the issuer${at(values)}.`,
    'achievement.foreign-origin': (values) => `The achievement has its address on somebody else’s site${at(values)}.`,
    'achievement.unreachable': (values) => `The description of the achievement could not be read${at(values)}.`,
    'achievement.differs': 'The badge tells of the achievement differently than its issuer does; the issuer’s words count.',
    'status.revoked': ({ reason }) => `The issuer has taken it back${quoted(reason)}.`,
    'status.suspended': ({ reason }) => `The issuer has suspended it${quoted(reason)}.`,
    'status.message': ({ reason, message }) => `The issuer has left a note on it${quoted(message ?? reason)}.`,
    'status.list-invalid': ({ host }) =>
      host
        ? `The list of badges taken back (${host}) is damaged, out of date, too large, for another purpose or not properly signed.`
        : 'By what it says of itself, it cannot be looked up in a list of badges taken back.',
    'status.list-unreachable': (values) => `The issuer’s list of badges taken back could not be read${at(values)}.`,
    'status.list-foreign': 'The list of badges taken back names another issuer than the badge does.',
    'status.unknown-type': ({ type }) => `Its status is kept in a way that we cannot read${type ? ` (${type})` : ''}.`,
    'validity-period.expired': ({ until, date }) => ((until ?? date) ? `It expired on ${until ?? date}.` : 'It has expired.'),
    'validity-period.not-yet-valid': ({ from, date }) =>
      (from ?? date) ? `It is valid only from ${from ?? date}.` : 'It is not valid yet.',
    'validity-period.unreadable': 'Its dates are not dates.',
    'refresh.unreachable': (values) => `Nothing could be read where a newer edition would be${at(values)}.`,
    'refresh.failed': 'What the issuer offers as a newer edition does not hold, or is none.',
    'recipient.no-match': 'It was issued to somebody else, or to another address of the same person.',
    'recipient.unsupported': ({ type }) =>
      type === undefined
        ? 'It does not say to whom it was issued.'
        : `Its recipient is written in a way that we cannot compare${type ? ` (${type})` : ''}.`,
    'artwork.differs': ({ outcome }) =>
      outcome === 'inconclusive'
        ? 'It is another file than the one that the issuer published; it may be a copy in another size or format.'
        : 'The picture shown here is not the one that the issuer published.',
    'artwork.unreachable': (values) =>
      values.shown
        ? `Your browser may not read the picture shown here${at(values)}, so it was compared with nothing.`
        : `The issuer’s picture could not be read${at(values)}.`,
    'endorsements.invalid': 'The signature of an endorsement does not hold, or it is about something else.',
    'endorsements.unverified': 'An endorsement could not be confirmed, or it is not within its dates.',
    'known-issuer.unknown': 'The issuer’s identifier is not on our list of organisations.',
    'known-issuer.claims-known-name': ({ organisation, name, host }) => {
      const theirs = organisation ? `one that we know as that of ${organisation}` : 'one that we know';
      // The name, or the site on which its achievement is said to lie.
      if (host) return `Its achievement points to ${host}, but the issuer’s identifier is not ${theirs}.`;
      const called = name || organisation;
      return `Its issuer calls itself ${called ? inQuotes(called) : 'by a known name'}, but its identifier is not ${theirs}.`;
    },
    'known-issuer.look-alike': ({ organisation, name }) => {
      const its = `Its name${name ? `, ${inQuotes(name)},` : ''}`;
      return organisation
        ? `${its} looks like that of ${organisation}, but its identifier is not one that we know as theirs.`
        : `${its} mixes letters of different alphabets, as a name does that wants to be taken for another.`;
    },
    'network.blocked': (values) => `We do not go to the address that it gives${at(values)}.`,
    internal: 'A check of ours broke. That says nothing about the badge.',
  },

  headlines: {
    verified: {
      label: 'Verified',
      sentence: (values) =>
        `${checked(values)}: unchanged, issued by ${values.organisation ?? 'an issuer we know'}, and valid on that day.`,
    },
    'not-recognised': {
      label: 'Issuer not recognised',
      sentence: (values) => {
        if (values['published']) return `${checked(values)}: anybody can sign with its key, so it may come from anybody.`;
        const { mistaken } = values;
        return mistaken
          ? `${checked(values)}: the badge holds, but nothing shows that it comes from ${mistaken}, as it may seem to. Ask them before you rely on it.`
          : `${checked(values)}: the badge holds, but we do not know this issuer. Find out who they are before you rely on it.`;
      },
    },
    expired: {
      label: 'Expired',
      sentence: (values) =>
        `${checked(values)}; ${values.until ? `it was valid until ${values.until}` : 'its end date has passed'}. Ask whether it was renewed.`,
    },
    revoked: {
      label: 'Revoked',
      sentence: (values) => `${checked(values)}: the issuer no longer stands by this badge. Do not rely on it.`,
    },
    suspended: {
      label: 'Suspended',
      sentence: (values) => `${checked(values)}: the issuer does not stand by this badge for the time being.`,
    },
    invalid: {
      label: 'Not valid',
      sentence: (values) => `${checked(values)}: something that it rests on does not hold. Do not rely on this badge.`,
    },
    unconfirmed: {
      label: 'Unconfirmed',
      sentence: (values) =>
        `${checked(values)}: we could not find out whether this badge holds. Check again later, or ask the issuer.`,
    },
    listed: {
      label: 'On record',
      sentence: ({ organisation, date }) =>
        `${organisation ? `${organisation}’s` : 'The issuer’s'} record listed this${date ? ` on ${date}` : ''}. There is no signature to check.`,
    },
  },

  evidence: {
    assertion: 'The issuer’s record',
    achievement: 'Description of the achievement',
    issuer: 'The issuer about itself',
    key: 'Key',
    'status-list': 'List of badges taken back',
    image: 'Picture',
    'known-issuers': 'Our list of organisations',
    claim: 'What the badge says',
    context: 'Vocabulary',
    credential: 'The badge itself',
    listing: 'The issuer’s platform',
    place: 'Where in the badge',
  },

  otherProof: ({ problem }) => `Another proof on it does not count.${problem ? ` ${problem}` : ''}`,

  unread: {
    unreachable: 'no answer',
    timeout: 'no answer in time',
    'too-large': 'too large an answer',
    'too-many-redirects': 'too many redirects',
    blocked: 'not asked',
  },
  answered: ({ status }) => `answered ${status ?? 'with an error'}`,

  readErrors: {
    BADGE_EMPTY: 'The file is empty.',
    BADGE_TOO_LARGE: 'The file is larger than any badge.',
    BADGE_TOO_DEEP: 'The file is nested deeper than any badge.',
    BADGE_NOT_JSON: 'The file is not JSON, not a token and not a badge picture.',
    BADGE_NOT_UTF8: 'The text in the file is not UTF-8.',
    BADGE_NOT_A_BADGE: 'The file can be read, but it is not a badge.',
    BADGE_IMAGE_BROKEN: 'The picture is damaged.',
    BADGE_IMAGE_WITHOUT_BADGE: 'The picture carries no badge.',
    BADGE_IMAGE_REFUSED: 'The picture is of a kind that carries no badges.',
    BADGE_JWT_BROKEN: 'The token is damaged, or of a form that no badge has.',
    BADGE_SD_JWT: 'The token is an SD-JWT, which shows a selection of a badge. Tokens of this kind cannot be checked here.',
    BADGE_DATA_CONTRADICTS: 'The file contradicts itself, or the rules of its own version.',
  },

  readNotes: {
    'repeated-badge-chunk': 'The picture carries more than one badge; the first was read.',
    'compressed-badge-chunk': 'The badge in the picture was compressed, which the standard does not allow.',
    'broken-chunk-checksum': 'A checksum in the picture is wrong.',
    'other-version-baked-too': 'The picture also carries the badge in another version.',
    'taken-from-presentation': "It was in a wallet's presentation. Who presents it was not checked.",
    'upgraded-from-older-version': 'It was written in an older version and carried over.',
    'value-dropped': 'A value that could not be read, or has no place here, was left out.',
  },

  element: {
    verify: 'Verify',
    verifyAgain: 'Check again',
    checkNow: 'Check again now',
    checking: 'Checking …',
    checked: ({ check }) => (check ? `${check}: checked` : 'Checking …'),
    issuedBy: ({ issuer }) => (issuer ? `Issued by ${issuer}` : 'Issuer not named'),
    issuedOn: ({ date }) => `Issued ${date}`,
    validUntil: ({ date }) => `Valid until ${date}`,
    expiredOn: ({ date }) => `Expired ${date}`,
    checkedOn: ({ date }) => `Checked ${date}`,
    unreachable: ({ date, stored }) => {
      if (stored && date)
        return `Your browser could not read the file of the badge. What you see is what this site found when it last checked, on ${date}.`;
      return date
        ? `We could not reach the issuer from your browser; this site last checked on ${date}.`
        : 'We could not reach the issuer from your browser.';
    },
    relayed: ({ hosts }) =>
      `Some of it your browser could not read itself, and had through this site’s own relay${hosts ? ` (${hosts})` : ''}: for that part you have this site’s word. The issuer’s own record has the last word.`,
    siteOnly: ({ date }) => `There is no file here for your browser to check. What you see is this site’s own check of ${date}.`,
    broke: 'The check could not be run in this browser. That says nothing about the badge; loading the page again may help.',
    selfReported: 'Entered by the earner',
    openRecord: 'Open the issuer’s record',
    report: 'What was checked',
    rawCredential: 'The badge itself, as it was read',
    recipient: {
      label: 'Whose is it? Type an e-mail address, web address, DID or phone number that you know',
      hint: 'It is compared in your browser and goes nowhere.',
      action: 'Compare',
    },
  },
};
