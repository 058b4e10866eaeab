import type { Finding } from '../finding.ts';
import { dayIn, someOf } from './doctor-words.ts';
import type { DoctorWords } from './doctor-words.ts';

const named = ({ badges = [] }: Finding): string => someOf(badges, (count) => `and ${count} more`);
const inBrackets = ({ detail }: Finding): string => (detail === undefined ? '' : ` (${detail})`);
const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

/** English. */
export const en: DoctorWords = {
  code: 'en',
  looked: 'Looked at:',
  listed: (source, badges, imported) =>
    `${source}: ${count(badges, 'badge')}${imported > 0 ? `, ${imported} of them imported` : ''}`,
  noAnswer: (source) => `${source}: no usable answer`,
  nothingFound: 'Nothing is wrong that can be seen from here.',
  findings: {
    'badge-not-found': ({ detail }) => ({
      what: `None of your sources lists "${detail}".`,
      next: 'Go through the reasons below. A Microsoft badge that fits none of them: ask Microsoft.',
    }),
    'no-sources': () => ({
      what: 'profile.json names no place where your badges lie.',
      next: 'Add "sources": [{ "source": "credly", "profile": "your-name" }] to profile.json, or another source.',
    }),
    'source-unknown': ({ source, detail }) => ({
      what: `There is no source called "${source}"${detail === undefined ? '' : `; "${detail}" was probably meant`}.`,
      next: 'Correct "source" in profile.json.',
    }),
    'profile-private': ({ source }) => ({
      what: `Your profile at ${source} is private: nobody but you sees any of its badges, and neither does this page.`,
      next: 'Make the profile public in your account settings there, or put downloaded badges into inbox/.',
    }),
    'profile-unknown': (finding) => ({
      what: `${finding.source} knows no public profile of the name in profile.json${inBrackets(finding)}.`,
      next: 'Open your profile in a browser where you are not logged in, and copy its address into "profile" in profile.json.',
    }),
    'profile-invalid': (finding) => ({
      what: `What profile.json says about ${finding.source} cannot be used${inBrackets(finding)}.`,
      next: 'Correct that entry of "sources" in profile.json.',
    }),
    'source-failed': (finding) => ({
      what: `${finding.source} gave no usable answer${inBrackets(finding)}.`,
      next: 'Try again later. Until then your page keeps what it has.',
    }),
    'answer-incomplete': (finding) => ({
      what: `${finding.source} answered only a part, so a badge may be missing${inBrackets(finding)}.`,
      next: 'Try again later. Until then your page keeps what it has.',
    }),
    'source-empty': ({ source }) => ({
      what: `${source} lists no badge of yours.`,
      next: 'Check that it is your profile, and that badges there are accepted and public.',
    }),
    'inbox-empty': () => ({
      what: 'inbox/ is empty, and no other source gave a badge.',
      next: 'Download your badges where you have them (PNG, SVG, JSON or JWT), and put the files into inbox/.',
    }),
    'entry-broken': ({ detail }) => ({
      what: `One badge cannot be read: ${detail}.`,
      next: 'Look at this badge where it lies; download it again if it is a file.',
    }),
    'imported-unread': () => ({
      what: 'Credly did not say which badges were imported into your profile.',
      next: 'Try again later, or give the profile by its UUID in profile.json.',
    }),
    'imported-none': () => ({
      what: 'Your Credly profile has no imported badges. Microsoft certifications earned since mid-2023 can only be there as imported ones.',
      next: 'Add your Microsoft Learn transcript as a source, or import them at Credly.',
    }),
    'microsoft-left-credly': ({ day = '' }) => ({
      what: `Your newest Microsoft badge at Credly is from ${dayIn('en', day)}. Microsoft certifications left Credly in mid-2023; later ones live in your Microsoft Learn profile.`,
      next: 'In your Learn profile choose Transcript > Share link, and add { "source": "microsoft-learn", "profile": "<that link>" } to "sources".',
    }),
    'github-left-credly': ({ day = '' }) => ({
      what: `Your newest GitHub badge at Credly is from ${dayIn('en', day)}. GitHub certifications earned on or after 1 July 2025 are not at Credly.`,
      next: 'They are listed in the Microsoft Learn transcript: add { "source": "microsoft-learn", "profile": "<share link>" } to "sources".',
    }),
    'not-synced': (finding) => ({
      what: `Listed by its source and not yet on your page: ${named(finding)}.`,
      next: 'Run "ms-badge sync", then build.',
    }),
    hidden: (finding) => ({
      what: `Hidden by your own notes: ${named(finding)}.`,
      next: 'Take "hidden: true" out of the file in notes/.',
    }),
    withdrawn: (finding) => ({
      what: `Its source no longer lists it, so it is not shown: ${named(finding)}.`,
      next: 'If it became private there, make it public again; a file of it in inbox/ shows it too.',
    }),
    expired: (finding) => ({
      what: `Expired, so it stands among the former ones: ${named(finding)}.`,
      next: 'Where the issuer lets it be renewed, renew it and sync again.',
    }),
  },
  mayBe: 'Where a badge that is missing may be:',
  reasons: {
    'not-accepted': {
      what: 'It was never accepted. A badge at Credly is shown once you accept it; the notice came by e-mail, from Microsoft for Microsoft badges.',
      next: 'Log in to Credly and accept it. The notice is lost: create the account with the e-mail address of your Microsoft profile, and the badge waits there.',
    },
    'wrong-email': {
      what: 'It was claimed with another e-mail address than the one of the Microsoft account, so it waits in another Credly account.',
      next: 'Log in to Credly with the address of your Microsoft account, or ask Credly.',
    },
    'private-profile': {
      what: 'The whole Credly profile is private.',
      next: 'Make the profile public in your Credly account settings.',
    },
    'private-badge': {
      what: 'This one badge is private: Credly then leaves it out of every public answer.',
      next: 'Log in to Credly and make the badge public.',
    },
    'microsoft-left-credly': {
      what: 'A Microsoft certification earned since mid-2023 is not at Credly but in your Microsoft Learn profile; earlier ones stayed at Credly.',
      next: 'Share the transcript of your Learn profile, and add it as source "microsoft-learn".',
    },
    'github-left-credly': {
      what: 'A GitHub certification earned on or after 1 July 2025 is not at Credly.',
      next: 'Share the transcript of your Microsoft Learn profile, and add it as source "microsoft-learn".',
    },
    'exam-without-badge': {
      what: 'The exam has no badge of its own: where one exam alone gives the certification, the badge comes with the certification.',
      next: 'Look for the certification instead, in your certification dashboard.',
    },
    certiport: {
      what: 'It was earned through Certiport: the default language of the account there is not English, or you have two accounts there.',
      next: "Ask Certiport's customer service to mend it.",
    },
    retired: {
      what: 'The exam or certification is retired. A badge that was issued can still be claimed and stays valid; if none is in your profile, none was issued.',
      next: 'Look at the list of what is retired, and into your profile.',
    },
  },
  sights: { seen: 'this is seen', 'ruled-out': 'not so, as far as is seen', 'not-visible': 'cannot be seen from here' },
  automatic: {
    what: 'Badges can be accepted by themselves.',
    next: 'Switch on automatic acceptance in the settings of your Credly account.',
  },
  next: 'Next:',
  found: ({ name, source, day }) =>
    `"${name}" is listed by ${source}${day === undefined ? '' : `, issued on ${dayIn('en', day)}`}`,
  standings: { shown: 'it is on your page', hidden: 'your own note hides it', 'not-synced': 'it is not yet on your page' },
  examLeadsTo: (exam, certification) =>
    `Exam ${exam} gives no badge of its own; its badge is the certification "${certification}".`,
  retiredOn: (name, day) => `${name} is retired${day === undefined ? '' : ` since ${dayIn('en', day)}`}.`,
  askAbout: 'About one badge: ms-badge doctor --badge "<name or exam code>"',
};
