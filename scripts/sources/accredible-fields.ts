import { dropped, named } from './answer-fields.ts';
import type { AnswerFields } from './answer-fields.ts';

const DATA = 'data.';

/** What `accredible-credential.ts` reads of a credential, and why the rest stays behind. */
export const CREDENTIAL_FIELDS: AnswerFields = {
  answer: 'credential',
  isAt: ({ pathname }) => pathname.startsWith('/v1/credential-net/credentials/'),
  read: [
    ...named(DATA, 'uuid id name group.course_name description issued_on expired_on expired revoked_at private url badge_image'),
    ...named(DATA, 'issuer.name issuer.url learning_outcomes'),
  ],
  dropped: {
    ...dropped('personal', DATA, 'recipient custom_attributes custom_attributes_v2 transcript references evidence_items grade'),
    ...dropped('platform', DATA, 'accredible_internal_id approve allow_supplemental_evidence allow_supplemental_references'),
    ...dropped('platform', DATA, 'certificate badge seo_image cloud design design_id group_id group_name department_id dept_id'),
    ...dropped('platform', DATA, 'encoded_id private_key complete meta_data metadata locale updated_at created_at blockchain'),
    ...dropped('platform', `${DATA}group.`, 'id name attach_pdf language design_id course_link course_description'),
    ...dropped('unused', DATA, 'course_link'),
    ...dropped('unused', `${DATA}issuer.`, 'id description image image_url logo'),
    ...dropped('personal', `${DATA}issuer.`, 'email support_email'),
  },
};
