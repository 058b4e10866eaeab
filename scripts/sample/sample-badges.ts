import * as academy from './artwork/cloud-academy.ts';
import * as guild from './artwork/guild.ts';
import * as institute from './artwork/institute.ts';
import * as school from './artwork/school.ts';
import * as university from './artwork/university.ts';
import type { JsonDocument } from './issuer.ts';

/** Who issued a sample badge. `closed` is an institute whose server is gone, `impostor` takes the academy's name. */
export type SampleIssuerKey = 'academy' | 'university' | 'guild' | 'school' | 'closed' | 'impostor';

/** One invented badge: its words, how it is secured and carried, and what became of it. */
export interface SampleBadge {
  /** Names its files and addresses. */
  readonly key: string;
  readonly issuer: SampleIssuerKey;
  /** `hosted` is Open Badges 2.0; the others are 3.0. */
  readonly form: 'data-integrity' | 'jwt' | 'jwt-1.1' | 'hosted';
  /** The picture that carries the credential in the inbox. Default: a plain `.json` or `.jwt` file. */
  readonly baked?: 'png' | 'svg';
  /** Draws the picture. */
  readonly draw: () => string;
  /** What the issuer serves it as. */
  readonly picture: 'png' | 'svg';
  readonly name: string;
  readonly description: string;
  /** Markdown. */
  readonly criteria: string;
  readonly skills: readonly string[];
  readonly alignments?: readonly JsonDocument[];
  readonly evidence?: readonly JsonDocument[];
  /** OB 3.0 `achievementType`. */
  readonly type: string;
  readonly language?: string;
  /** RFC 3339, as of 2026. */
  readonly validFrom: string;
  /** RFC 3339, as of 2026. */
  readonly validUntil?: string;
  /** Place on the academy's status list. */
  readonly statusIndex?: number;
  /** What the earner or somebody else changed after it was signed: one character. */
  readonly changed?: readonly [from: string, to: string];
}

/** Places on the academy's list whose badge it took back. */
export const REVOKED_INDEXES: readonly number[] = [12_001];

/** Every sample badge, newest first. */
export const SAMPLE_BADGES: readonly SampleBadge[] = [
  {
    key: 'solutions-architect',
    issuer: 'academy',
    form: 'data-integrity',
    draw: academy.solutionsArchitect,
    picture: 'png',
    name: 'Solutions Architect, Professional',
    description:
      'Designs systems that keep their promises: chooses regions, stores and queues by what they cost when they fail, and can explain the choice to the people who pay for it.',
    criteria:
      'To earn this badge, a candidate:\n\n1. holds **Solutions Architect, Associate** for at least a year;\n2. passes a written exam of 75 questions with 72 of 100 points;\n3. defends a design of their own before **two reviewers** for an hour.\n\nThe [exam guide](https://cloud-academy.sample.example/architect/guide) lists every topic.',
    skills: ['Distributed systems', 'Capacity planning', 'Cost modeling', 'Disaster recovery', 'Threat modeling'],
    alignments: [
      {
        type: ['Alignment'],
        targetName: 'Systems architect',
        targetUrl: 'https://occupations.sample.example/architect',
        targetFramework: 'Sample Occupations',
        targetCode: 'SO-2511',
      },
    ],
    type: 'Certification',
    validFrom: '2026-05-18T09:00:00Z',
    validUntil: '2029-05-18T09:00:00Z',
    statusIndex: 4021,
  },
  {
    key: 'responsible-ai',
    issuer: 'university',
    form: 'jwt',
    draw: university.responsibleAi,
    picture: 'svg',
    name: 'Responsible AI Practice',
    description:
      'Measures what a model does to the people it is used on, writes it down, and knows when the answer is not to ship.',
    criteria:
      'Complete four studios:\n\n- *Data with a history* (provenance and consent)\n- *Who is missing* (coverage and error by group)\n- *Model cards that are read*\n- *Saying no* (a decision memo, defended in class)',
    skills: ['Model evaluation', 'Fairness metrics', 'Data governance', 'Technical writing'],
    type: 'Course',
    validFrom: '2026-02-27T12:00:00Z',
  },
  {
    key: 'maintainer-of-the-year',
    issuer: 'guild',
    form: 'jwt-1.1',
    draw: guild.maintainerOfTheYear,
    picture: 'svg',
    name: 'Maintainer of the Year 2025',
    description:
      'Elected by the members of the guild for a year of patient reviews, clear releases and a tracker that is answered.',
    criteria: 'Nominated by three members, elected by all. One a year.',
    skills: ['Code review', 'Release management', 'Mentoring'],
    type: 'Award',
    validFrom: '2025-12-12T18:30:00Z',
  },
  {
    key: 'network-engineer',
    issuer: 'academy',
    form: 'data-integrity',
    baked: 'png',
    draw: academy.networkEngineer,
    picture: 'png',
    name: 'Network Engineer, Level 1',
    description: 'Plans address spaces, joins networks and finds out why a packet did not arrive.',
    criteria: 'Pass the **Level 1** laboratory: five broken networks, three hours.',
    skills: ['Routing', 'DNS', 'Network troubleshooting'],
    type: 'Certification',
    validFrom: '2025-10-06T09:00:00Z',
    validUntil: '2028-10-06T09:00:00Z',
    statusIndex: 90_210,
    changed: ['Network Engineer, Level 1', 'Network Engineer, Level 3'],
  },
  {
    key: 'reliability-engineer',
    issuer: 'school',
    form: 'data-integrity',
    draw: school.reliabilityEngineer,
    picture: 'svg',
    name: 'Инженер по надёжности систем',
    description:
      'Умеет считать бюджет ошибок, проводить учения без предупреждения и писать разборы происшествий, в которых нет виноватых, но есть выводы.',
    criteria:
      'Чтобы получить значок, нужно:\n\n- пройти курс из **двенадцати занятий**;\n- отдежурить четыре недели в учебной смене;\n- защитить разбор настоящего происшествия.',
    skills: ['Надёжность систем', 'Бюджет ошибок', 'Разбор происшествий'],
    type: 'Course',
    language: 'ru',
    validFrom: '2025-06-20T10:00:00Z',
  },
  {
    key: 'statistical-learning',
    issuer: 'university',
    form: 'hosted',
    draw: university.statisticalLearning,
    picture: 'png',
    name: 'Postgraduate Certificate in Applied Statistical Learning and Reproducible Data Engineering for Public Institutions',
    description:
      'Two terms of part-time study: estimation, experiments, causal questions, and pipelines that give the same answer twice. Ends with a project for a public body.',
    criteria:
      'Thirty credits with an average of **B** or better, and a project that a second student reproduced *from the repository alone*.',
    skills: ['Regression', 'Causal inference', 'Experiment design', 'Reproducible pipelines', 'R', 'SQL'],
    alignments: [
      {
        targetName: 'Statistician',
        targetUrl: 'https://occupations.sample.example/statistician',
        targetFramework: 'Sample Occupations',
        targetCode: 'SO-2120',
      },
    ],
    evidence: [
      {
        id: 'https://projects.sample.example/bus-punctuality',
        type: 'Evidence',
        name: 'Do night buses come on time?',
        description: 'Project for a city transport office: three years of arrivals, a model, and what it cannot say.',
      },
    ],
    type: 'Certificate',
    validFrom: '2024-07-12T00:00:00Z',
  },
  {
    key: 'applied-cryptography',
    issuer: 'closed',
    form: 'data-integrity',
    baked: 'svg',
    draw: institute.appliedCryptography,
    picture: 'svg',
    name: 'Applied Cryptography',
    description:
      'Chooses a construction instead of inventing one, handles keys as if they were lost tomorrow, and reads a protocol for what it leaves out.',
    criteria: 'Break six constructions, repair two, and write up one.',
    skills: ['Key management', 'Protocol analysis', 'TLS'],
    type: 'Course',
    validFrom: '2024-03-01T09:00:00Z',
  },
  {
    key: 'principal-architect',
    issuer: 'impostor',
    form: 'data-integrity',
    baked: 'svg',
    draw: academy.principalArchitect,
    picture: 'svg',
    name: 'Principal Cloud Architect, Distinguished',
    description: 'The highest award there is. Granted by the holder to the holder.',
    criteria: 'Being distinguished.',
    skills: ['Everything'],
    type: 'Certification',
    validFrom: '2024-01-01T00:00:00Z',
  },
  {
    key: 'data-visualization',
    issuer: 'university',
    form: 'hosted',
    baked: 'png',
    draw: university.dataVisualization,
    picture: 'png',
    name: 'Data Visualization',
    description: 'Draws charts that answer a question, starts axes where they should start, and leaves out what nobody asked.',
    criteria: 'A portfolio of **eight charts**, each with the question that it answers and the data it was made from.',
    skills: ['Visual design', 'Exploratory analysis', 'SVG'],
    type: 'Course',
    validFrom: '2023-05-26T00:00:00Z',
  },
  {
    key: 'incident-response',
    issuer: 'academy',
    form: 'data-integrity',
    draw: academy.incidentResponse,
    picture: 'svg',
    name: 'Incident Response Lead',
    description:
      'Takes command when systems fail: gathers people, keeps the timeline, talks to customers, and hands over in time to sleep.',
    criteria: 'Lead three exercises and one real incident. The badge is withdrawn when the yearly exercise is missed.',
    skills: ['Incident command', 'Crisis communication', 'On-call practice'],
    type: 'Certification',
    validFrom: '2022-11-04T09:00:00Z',
    statusIndex: 12_001,
  },
  {
    key: 'first-contribution',
    issuer: 'guild',
    form: 'data-integrity',
    baked: 'svg',
    draw: guild.firstContribution,
    picture: 'svg',
    name: 'First Merged Contribution',
    description: 'A change that was asked for, written, reviewed and merged in a project of the guild.',
    criteria: 'One merged change with a test. Size does not matter.',
    skills: ['Open source', 'Version control'],
    evidence: [
      {
        id: 'https://code.sample.example/guild/calendar/changes/418',
        type: ['Evidence'],
        name: 'Calendar: weeks that cross a year',
        narrative: 'Eleven lines and four tests. The discussion was longer.',
      },
    ],
    type: 'Achievement',
    validFrom: '2022-04-09T16:20:00Z',
  },
  {
    key: 'container-operations',
    issuer: 'academy',
    form: 'jwt',
    draw: academy.containerOperations,
    picture: 'svg',
    name: 'Container Operations, Associate',
    description: 'Builds small images, sets limits that hold, and moves a running service without anybody noticing.',
    criteria: 'Pass the associate exam. Valid for three years; renewed by passing again.',
    skills: ['Containers', 'Orchestration', 'Observability'],
    type: 'Certification',
    validFrom: '2021-03-15T09:00:00Z',
    validUntil: '2024-03-15T09:00:00Z',
    statusIndex: 7310,
  },
];
