import { css } from 'lit';

/** The report: loaded with it, after the first verification. Uses the private properties of `ms-badge.styles.ts`. */
export const reportStyles = css`
  .status p {
    max-inline-size: 42rem;
    text-wrap: pretty;
  }

  .waiting {
    visibility: hidden;
  }

  .report {
    margin-block-start: 1rem;
  }

  .report ul {
    list-style: none;
  }

  .report > .aside {
    margin-block-start: 0.75rem;
  }

  .answers > li {
    border-block-start: 1px solid var(--_rule);
  }

  .answers > li:last-child {
    border-block-end: 1px solid var(--_rule);
  }

  summary {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0.125rem 1rem;
    padding-block: 0.75rem;
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::after {
    content: '';
    grid-area: 1 / -2;
    align-self: center;
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    margin-inline-end: 0.25rem;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
    translate: 0 -25%;
    transition: rotate 200ms;
  }

  details[open] > summary::after {
    rotate: 225deg;
  }

  .question {
    font-weight: 600;
  }

  .answer {
    grid-row: 2;
    grid-column: 1 / -1;
    display: flex;
    gap: 0.5em;
    max-inline-size: 42rem;
  }

  .answer > span,
  .check > p {
    text-wrap: pretty;
  }

  .checks {
    display: grid;
    gap: 1rem;
    padding-block: 0.25rem 1.25rem;
    padding-inline-start: 1.5625em;
  }

  .check-name,
  .match {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5em;
  }

  .match {
    flex-wrap: nowrap;
  }

  .check {
    font-size: 0.9375em;
  }

  .evidence {
    display: grid;
    gap: 0.25rem;
    margin-block-start: 0.375rem;
    padding-inline-start: 0.75rem;
    border-inline-start: 1px solid var(--_rule);
    color: var(--_quiet);
  }

  .evidence > li {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75em;
    min-inline-size: 0;
  }

  .evidence > li > * {
    min-inline-size: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
  }

  code {
    font-family: ui-monospace, monospace;
    font-size: 0.875em;
  }

  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    max-inline-size: 34rem;
    margin-block-start: 1.25rem;
  }

  form > div {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  label {
    font-weight: 600;
  }

  input {
    max-inline-size: 24rem;
    flex: 1 1 12rem;
    min-inline-size: 0;
    min-block-size: 2.5rem;
    padding: 0.25rem 0.625rem;
    box-sizing: border-box;
    border: 1px solid color-mix(in oklab, currentColor 60%, transparent);
    border-radius: 2px;
    background: none;
    color: inherit;
    font: inherit;
  }

  @container (inline-size >= 38rem) {
    summary {
      grid-template-columns: 13rem minmax(0, 1fr) auto;
    }

    .answer {
      grid-area: 1 / 2;
    }

    .checks {
      padding-inline-start: 15.5625rem;
    }
  }

  @media (prefers-reduced-motion: no-preference) {
    details::details-content {
      block-size: 0;
      interpolate-size: allow-keywords;
      overflow: clip;
      transition:
        block-size 200ms ease-out,
        content-visibility 200ms allow-discrete;
    }

    details[open]::details-content {
      block-size: auto;
    }
  }

  @media print {
    form {
      display: none;
    }

    details::details-content {
      block-size: auto;
      content-visibility: visible;
    }

    summary::after {
      display: none;
    }
  }
`;
