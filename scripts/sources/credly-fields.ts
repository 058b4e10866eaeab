import { dropped, named } from './answer-fields.ts';
import type { AnswerFields } from './answer-fields.ts';
import type { SourceSettings } from './source.ts';

const LISTED = 'data[].';
const TEMPLATE = 'data[].badge_template.';
const ENTITY = 'data[].issuer.entities[].';
const IMPORTED = 'data[].external_badge.';
const PAGING = named('metadata.', 'total_pages total_count next_page_url');
const REST_OF_PAGING = dropped('elsewhere', 'metadata.', 'count current_page per previous_page_url key');

/** What `credly-listing.ts` and `credly-badge.ts` read of Credly's answers, and why the rest stays behind. */
export const credlyFields = ({ evidence = false }: SourceSettings): readonly AnswerFields[] => [
  {
    answer: 'badges.json',
    isAt: ({ pathname }) => /^\/users\/[^/]+\/badges\.json$/.test(pathname),
    read: [
      ...PAGING,
      ...named(LISTED, 'id public is_private_badge state issued_at_date expires_at_date language image_url image.url'),
      ...named(TEMPLATE, 'name description level type_category global_activity_url url image_url skills[].name'),
      ...named(TEMPLATE, 'alignments[].name alignments[].url alignments[].description'),
      ...named(TEMPLATE, 'badge_template_activities[].title badge_template_activities[].url'),
      ...named(ENTITY, 'primary entity.id entity.name entity.vanity_url'),
      ...(evidence ? [`${LISTED}evidence`] : []),
    ],
    dropped: {
      ...REST_OF_PAGING,
      ...dropped('personal', LISTED, 'issued_to earner_path earner_photo_url user_is_earner recommendations'),
      ...dropped('unless-asked', LISTED, 'evidence'),
      ...dropped('elsewhere', LISTED, 'issued_at expires_at image.id issuer.summary'),
      ...dropped('platform', LISTED, 'accepted_at updated_at last_updated_at locale printable translate_metadata blockcert'),
      ...dropped('elsewhere', TEMPLATE, 'image issuer vanity_slug owner_vanity_slug'),
      ...dropped('unused', TEMPLATE, 'id cost time_to_earn endorsements alignments[].id recipient_type related_badge_templates'),
      ...dropped('unused', TEMPLATE, 'skills[].id skills[].vanity_slug skills[].canonical skills[].faethm_id'),
      ...dropped('unused', `${TEMPLATE}badge_template_activities[].`, 'id activity_type required_badge_template_id'),
      ...dropped('platform', TEMPLATE, 'public updated_at translatable recommendable badge_template_earnable job_board_url'),
      ...dropped('platform', TEMPLATE, 'enable_earn_this_badge earn_this_badge_url enable_detail_attribute_visibility'),
      ...dropped('platform', TEMPLATE, 'show_badge_lmi show_skill_tag_links settings_enable_related_badges'),
      ...dropped('unused', ENTITY, 'label entity.type entity.url entity.verified entity.twitter_url'),
      ...dropped('platform', ENTITY, 'entity.internationalize_badge_templates entity.share_to_ziprecruiter'),
    },
  },
  ...profileAndImported(),
];

function profileAndImported(): readonly AnswerFields[] {
  return [
    {
      answer: 'profile',
      isAt: ({ pathname }) => /^\/users\/[^/.]+$/.test(pathname),
      read: named('data.', 'id synthetic_id profile_is_public'),
      dropped: {
        ...dropped('personal', 'data.', 'first_name middle_name last_name bio photo photo_url vanity_slug vanity_url email'),
        ...dropped('personal', 'data.', 'current_position_name current_organization_name city state website_url'),
        ...dropped('personal', 'data.', 'experiences skills social_profiles'),
        ...dropped('platform', 'data.', 'messaging_enabled'),
        metadata: 'platform',
      },
    },
    {
      answer: 'imported badges',
      isAt: ({ pathname }) => pathname.endsWith('/external_badges/open_badges/public'),
      read: [
        ...PAGING,
        ...named(LISTED, 'id public skills[].name'),
        ...named(IMPORTED, 'badge_name badge_description badge_criteria issuer_name issued_at_date expires_at_date badge_url'),
        ...named(IMPORTED, 'image_url skills[].name tags[].name'),
      ],
      dropped: {
        ...REST_OF_PAGING,
        ...dropped('personal', LISTED, 'user_id external_badge.recipient_name external_badge.credential_number'),
        ...dropped('unused', LISTED, 'rank skills[].id skills[].url skills[].faethm_id'),
        ...dropped(
          'platform',
          IMPORTED,
          'type badge_id badge_version credly_record_id refreshed_at ai_influence verification_status',
        ),
        ...dropped('elsewhere', IMPORTED, 'issued_at expires_at'),
      },
    },
  ];
}
