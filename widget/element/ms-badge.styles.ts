import { css } from 'lit';

/** The card. Every public custom property is read once, in the list at the top of `:host`. */
export const badgeStyles = css`
  :host {
    --_accent: var(--ms-badge-accent, color-mix(in oklab, LinkText 60%, currentColor));
    --_name-font: var(--ms-badge-name-font, inherit);
    --_image-size: var(--ms-badge-image-size, 8rem);
    --_gap: var(--ms-badge-gap, 1.5rem);
    --_rule: var(--ms-badge-rule, color-mix(in oklab, currentColor 22%, transparent));
    --_quiet: var(--ms-badge-quiet, color-mix(in oklab, currentColor 76%, transparent));
    /* Mixed with the text colour: a dark page need not say that it is one. */
    --_positive: var(--ms-badge-positive, color-mix(in oklab, oklch(60% 0.17 155) 70%, currentColor));
    --_negative: var(--ms-badge-negative, color-mix(in oklab, oklch(58% 0.23 27) 75%, currentColor));
    --_past: var(--ms-badge-past, color-mix(in oklab, oklch(64% 0.15 75) 65%, currentColor));
    --_unknown: var(--ms-badge-unknown, color-mix(in oklab, oklch(60% 0.1 255) 70%, currentColor));

    display: block;
    container-type: inline-size;
    /* A container has no width of its own: without this it is nothing in a row, a cell or a float. */
    contain-intrinsic-inline-size: 16rem;
    min-inline-size: 0;
    max-inline-size: 100%;
    line-height: 1.5;
  }

  :host([hidden]) {
    display: none;
  }

  p,
  ul {
    margin: 0;
    padding: 0;
  }

  p,
  summary {
    overflow-wrap: anywhere;
  }

  /* What a page says of its own running text. */
  .card,
  .verify-view {
    letter-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-transform: none;
    white-space: normal;
  }

  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem var(--_gap);
    padding-block: 1.25rem;
    border-block: 1px solid var(--_rule);
  }

  .picture {
    display: block;
    inline-size: var(--_image-size);
    max-inline-size: 100%;
    aspect-ratio: 1;
  }

  .picture img {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }

  .label {
    display: grid;
    align-content: center;
    justify-items: start;
    gap: 0.25rem;
    min-inline-size: 0;
  }

  .outcome {
    min-inline-size: 0;
  }

  .outcome:not(:has(p, .report)) {
    display: none;
  }

  .name {
    margin-block-end: 0.125rem;
    font-family: var(--_name-font);
    font-size: 1.3125em;
    font-weight: 600;
    line-height: 1.2;
    text-align: match-parent;
    text-wrap: balance;
  }

  a {
    color: inherit;
    text-decoration: underline 1px color-mix(in oklab, var(--_accent) 75%, transparent);
    text-underline-offset: 0.2em;
  }

  .name a {
    text-decoration-color: transparent;
  }

  a:hover {
    text-decoration-color: var(--_accent);
  }

  .host,
  .dates,
  .verdict time,
  .progress,
  .aside {
    color: var(--_quiet);
    font-size: 0.9375em;
    font-variant-numeric: tabular-nums;
  }

  /* Facts with a dot between them; where a line breaks, the dot that would begin the next one is clipped away. */
  .row {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -1rem;
    clip-path: inset(0 0 0 1rem);
  }

  .row:dir(rtl) {
    clip-path: inset(0 1rem 0 0);
  }

  .row > * {
    position: relative;
    padding-inline-start: 1rem;
  }

  .row > *::before {
    content: '·';
    position: absolute;
    inset-inline-start: 0;
    inline-size: 1rem;
    text-align: center;
  }

  .verdict {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.5em;
  }

  .icon {
    flex: none;
    inline-size: 1.0625em;
    block-size: 1.0625em;
    align-self: start;
    margin-block-start: 0.22em;
    fill: none;
    stroke: var(--_unknown);
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon:is([data-icon='verified'], [data-icon='passed']) {
    stroke: var(--_positive);
  }

  .icon:is([data-icon='revoked'], [data-icon='suspended'], [data-icon='invalid'], [data-icon='failed']) {
    stroke: var(--_negative);
  }

  .icon[data-icon='expired'] {
    stroke: var(--_past);
  }

  .icon[data-icon='not-applicable'] {
    stroke: var(--_quiet);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1.25rem;
    margin-block-start: 0.75rem;
  }

  .verify-view .actions {
    margin-block-start: 0;
  }

  .verify-view .outcome {
    margin-block-start: 1rem;
  }

  button {
    max-inline-size: 100%;
    min-block-size: 2.5rem;
    padding: 0.25rem 1rem;
    border: 1px solid color-mix(in oklab, currentColor 60%, transparent);
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
    transition: border-color 150ms;
  }

  button:hover {
    border-color: currentColor;
  }

  button[aria-disabled='true'] {
    border-style: dashed;
    cursor: progress;
  }

  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 3px;
  }

  .hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  @container (inline-size >= 25rem) {
    .card {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .card:not(:has(.picture, slot[name='image'])) {
      grid-template-columns: minmax(0, 1fr);
    }

    .outcome {
      grid-column: 1 / -1;
    }
  }

  @media (pointer: coarse) {
    button {
      min-block-size: 2.75rem;
    }
  }

  @media (forced-colors: active) {
    .icon,
    .icon[data-icon] {
      stroke: CanvasText;
    }

    button {
      border-color: ButtonBorder;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
    }
  }

  @media print {
    .actions {
      display: none;
    }
  }
`;
