import { defineMsBadge } from './element/define-ms-badge.ts';

declare global {
  interface HTMLElementTagNameMap {
    'ms-badge': import('./element/ms-badge.ts').MsBadgeElement;
  }
}

defineMsBadge();
