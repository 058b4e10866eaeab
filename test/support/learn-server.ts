// Microsoft Learn's protocol, spoken from given answers: a transcript behind a share code, personal fields included.
import { serveBadges } from './badge-server.ts';
import type { BadgeServer, Route } from './badge-server.ts';

/** Any JSON object. */
type Json = { readonly [key: string]: unknown };

/** The secret of the stand-in's transcript. */
export const CODE = 'd0ntsharethis15';

/** Every personal value that a transcript of the stand-in holds. None of them may ever leave the answer. */
export const PERSONAL = {
  contactEmail: 'private.person@mail.example',
  userName: 'PrivatePerson-4711',
  legalName: 'Private Legal Person',
  mcid: '990000417',
  docsId: 'deadbeef-0000-4000-8000-00000000cafe',
  certificationNumber: 'PRIV01-NUMB02',
  credentialId: 'BADC0FFEE0DDF00D',
} as const;

/** What a transcript lists; a list that is left out is not in the answer at all. */
export interface Transcript {
  readonly active?: readonly Json[];
  readonly historical?: readonly Json[];
  readonly exams?: readonly Json[];
  readonly skills?: readonly Json[];
  readonly more?: Json;
}

/** A running stand-in for learn.microsoft.com. */
export interface LearnServer extends BadgeServer {
  /** Replaces the transcript. */
  show(transcript: Transcript): void;
  /** Makes the transcript fail from now on. */
  fail(fault: Route): void;
}

/** Where the transcript lies. */
export const transcriptPath = (code = CODE): string => `/api/profiles/transcript/share/${code}`;

/** One certification as the service lists it. */
export const certification = (name: string, about: Json = {}): Json => ({
  name,
  certificationNumber: PERSONAL.certificationNumber,
  status: 'Active',
  dateEarned: '2023-05-06T14:56:44+00:00',
  expiration: '2027-05-06T23:59:59+00:00',
  ...about,
});

/** One passed exam. */
export const exam = (examNumber: string, examTitle: string, about: Json = {}): Json => ({
  examTitle,
  examNumber,
  examDateTaken: '2023-05-06T14:56:44+00:00',
  ...about,
});

/** One applied skill. */
export const appliedSkill = (title: string, about: Json = {}): Json => ({
  credentialId: PERSONAL.credentialId,
  title,
  awardedOn: '2026-04-05T05:09:59+00:00',
  ...about,
});

/** A transcript with something of everything. */
export const FULL: Transcript = {
  active: [
    certification('Microsoft Certified: Azure Administrator Associate'),
    certification('Microsoft Certified: Azure Fundamentals', { expiration: undefined }),
    certification('GitHub Copilot'),
  ],
  historical: [
    certification('Microsoft Certified: Azure Solutions Architect Expert (Legacy)', {
      status: 'Expired',
      dateEarned: '2019-02-08T10:17:31+00:00',
      expiration: '2022-08-08T23:59:59+00:00',
    }),
    certification('Microsoft® Certified Technology Specialist: Silverlight 4, Development', {
      status: 'Retired',
      dateEarned: '2012-08-27T08:53:12+00:00',
      expiration: undefined,
    }),
  ],
  exams: [exam('AZ-104', 'Microsoft Azure Administrator'), exam('GH-300', 'GitHub Copilot')],
  skills: [appliedSkill('Microsoft Applied Skills: Get started with Azure management tasks')],
};

/** The answer of the service, with the totals that it states. */
export function transcriptOf({ active, historical, exams, skills, more }: Transcript): Json {
  const { contactEmail, userName, docsId, mcid, legalName } = PERSONAL;
  const hasCertifications = active ?? historical ?? exams;
  const certificationData = {
    mcid,
    legalName,
    totalQualificationsEarned: 0,
    qualifications: [],
    ...(active && { totalActiveCertifications: active.length, activeCertifications: active }),
    ...(historical && { totalHistoricalCertifications: historical.length, historicalCertifications: historical }),
    ...(exams && { totalExamsPassed: exams.length, passedExams: exams }),
  };
  return {
    docsId,
    contactEmail,
    userName,
    totalModulesCompleted: 0,
    modulesCompleted: [],
    learningPathsCompleted: [],
    ...(hasCertifications && { certificationData }),
    ...(skills && { appliedSkillsData: { totalAppliedSkills: skills.length, appliedSkillsCredentials: skills } }),
    ...more,
  };
}

/** Serves a transcript until the test ends. */
export async function serveLearn(
  t: { after(cleanUp: () => Promise<void>): void },
  transcript: Transcript = FULL,
): Promise<LearnServer> {
  const server = await serveBadges(t);
  const show = (shown: Transcript): void => server.answer({ [transcriptPath()]: { json: transcriptOf(shown) } });
  show(transcript);
  return { ...server, show, fail: (fault) => server.answer({ [transcriptPath()]: fault }) };
}
