import { suite, test } from '#test';
import { assert } from 'chai';
import '../../../widget/define.ts';
import { FINDINGS, makeReport } from '../../support/badge-record.ts';
import { FILE, PICTURE, plugIn, publish, shadow, show, unplug } from '../../support/badge-page.ts';

afterEach(unplug);

/** WCAG contrast of a colour, drawn on a page, with that page. */
function contrast(colour: string, page: string): number {
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) throw new Error('no canvas');
  const [one = 0, other = 0] = [[page], [page, colour]].map((layers) => {
    for (const layer of layers) {
      canvas.fillStyle = layer;
      canvas.fillRect(0, 0, 1, 1);
    }
    const [r = 0, g = 0, b = 0] = [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)].map((byte) => {
      const part = byte / 255;
      return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  });
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

suite('on a page that was not made for it, the card', () => {
  for (const [where, around] of Object.entries({
    'a row': (badge: string) => `<div style="display:flex"><p>Before</p>${badge}<p>After</p></div>`,
    'a cell': (badge: string) => `<table><tr><td>${badge}</td></tr></table>`,
    'a float': (badge: string) => `<div style="float:inline-start">${badge}</div>`,
  })) {
    test(`has a width of its own in ${where}`, async () => {
      plugIn({ [FILE]: publish() });
      const badge = await show(undefined, around);
      assert.isAbove(badge.getBoundingClientRect().width, 200);
    });
  }

  test('stays inside a column of 120 pixels', async () => {
    plugIn({ [FILE]: { ...publish(), image: PICTURE } });
    const badge = await show(undefined, (it) => `<div style="width:120px">${it}</div>`);
    assert.isAtMost(badge.scrollWidth, 120);
  });

  test('takes no running text of the page for its own', async () => {
    plugIn({ [FILE]: publish({ name: 'A name of several words, which need more than one line to stand on' }) });
    const own = 'width:12rem;white-space:nowrap;text-indent:6em;text-transform:uppercase;letter-spacing:.5em;text-align:end';
    const badge = await show(undefined, (it) => `<div style="${own}">${it}</div>`);
    const name = shadow(badge).querySelector('.name');
    assert.ok(name instanceof HTMLElement);
    assert.isAtMost(name.scrollWidth, badge.clientWidth);
    assert.equal(name.innerText, 'A name of several words, which need more than one line to stand on');
  });

  for (const [what, page, text] of [
    ['light', '#fff', '#222'],
    ['dark', '#111', '#eee'],
  ] as const) {
    test(`shows icons, links and focus on a ${what} page that does not say that it is one`, async () => {
      const made: string[] = [];
      const see = (colour: string, name: string): void => {
        if (contrast(colour, page) < 3) made.push(`${name}: ${contrast(colour, page).toFixed(2)}`);
      };
      for (const finding of [[], [FINDINGS.expired], [FINDINGS.revoked], [FINDINGS.unreachable]]) {
        plugIn({ [FILE]: { ...publish(), report: makeReport(finding) } });
        const badge = await show(undefined, (it) => `<div style="background:${page};color:${text}">${it}</div>`);
        const [icon, button] = [shadow(badge).querySelector('.icon'), shadow(badge).querySelector('button')];
        assert.ok(icon && button);
        see(getComputedStyle(icon).stroke, icon.getAttribute('data-icon') ?? '');
        button.focus({ focusVisible: true });
        see(getComputedStyle(button).outlineColor, 'focus');
        const link = document.createElement('a');
        link.href = '/';
        button.after(link);
        see(getComputedStyle(link).textDecorationColor, 'link');
      }
      assert.deepEqual(made, []);
    });
  }
});
