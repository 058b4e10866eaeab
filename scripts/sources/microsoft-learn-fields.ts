import { dropped, named } from './answer-fields.ts';
import type { AnswerFields } from './answer-fields.ts';
import type { SourceSettings } from './source.ts';

const CERTIFICATIONS = 'certificationData.';
const SKILLS = 'appliedSkillsData.';

/** What `microsoft-learn.ts` and `microsoft-learn-transcript.ts` read of a transcript, and why the rest stays behind. */
export const transcriptFields = ({ evidence = false }: SourceSettings): readonly AnswerFields[] => [
  {
    answer: 'transcript',
    isAt: ({ pathname }) => pathname.startsWith('/api/profiles/transcript/share/'),
    read: [
      ...named(CERTIFICATIONS, 'totalActiveCertifications totalHistoricalCertifications totalExamsPassed'),
      ...['active', 'historical'].flatMap((kind) => [
        ...named(`${CERTIFICATIONS}${kind}Certifications[].`, 'name status dateEarned expiration'),
        ...(evidence ? named(`${CERTIFICATIONS}${kind}Certifications[].`, 'certificationNumber') : []),
      ]),
      ...named(`${CERTIFICATIONS}passedExams[].`, 'examTitle examNumber examDateTaken'),
      ...named(SKILLS, 'totalAppliedSkills appliedSkillsCredentials[].title appliedSkillsCredentials[].awardedOn'),
    ],
    dropped: {
      ...dropped('personal', '', 'userName docsId contactEmail'),
      ...dropped('personal', CERTIFICATIONS, 'legalName mcid'),
      ...dropped('personal', SKILLS, 'appliedSkillsCredentials[].credentialId'),
      ...dropped('unless-asked', CERTIFICATIONS, 'activeCertifications[].certificationNumber'),
      ...dropped('unless-asked', CERTIFICATIONS, 'historicalCertifications[].certificationNumber'),
      // Training that was looked through, and that nobody is certified for.
      ...dropped('unused', '', 'totalModulesCompleted totalLearningPathsCompleted totalTrainingMinutes'),
      ...dropped('unused', '', 'modulesCompleted learningPathsCompleted'),
      ...dropped('unused', CERTIFICATIONS, 'totalQualificationsEarned qualifications'),
    },
  },
];
