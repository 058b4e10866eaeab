import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { isInertSvg } from '../../../site/view/inert-svg.ts';

const svg = (inside: string, attributes = ''): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${attributes}>${inside}</svg>`,
  );

suite('an SVG that is only a picture', () => {
  const inert = {
    'shapes and text': '<circle cx="4" cy="4" r="3" fill="#123"/><text x="1" y="2">on a mission</text>',
    'a gradient used by its name': '<linearGradient id="g"/><rect fill="url(#g)" width="9" height="9"/>',
    'a part used twice': '<g id="p"/><use href="#p"/><use xlink:href="#p"/>',
    'a style sheet of its own': '<style>.a{fill:red}</style><path class="a" d="M0 0h9v9z"/>',
    'a bitmap inside': '<image href="data:image/png;base64,iVBORw0KGgo=" width="9" height="9"/>',
  };
  for (const [name, inside] of Object.entries(inert)) {
    test(`${name}: published as it is`, () => assert.ok(isInertSvg(svg(inside))));
  }

  const alive = {
    'a script': '<script>alert(1)</script>',
    'a script of another prefix': '<svg:script>alert(1)</svg:script>',
    'foreign content': '<foreignObject><b>x</b></foreignObject>',
    'an event on a shape': '<rect onload="x()"/>',
    'an event in capitals': '<rect\nONCLICK = "x()"/>',
    'a picture from elsewhere': '<image href="https://tracker.example/p.png"/>',
    'a picture by an old name': '<image xlink:href="//tracker.example/p.png"/>',
    'an address without quotes': '<image href=https://tracker.example/p.png />',
    'a colour from elsewhere': '<rect fill="url(https://tracker.example/x.svg#a)"/>',
    'a style sheet from elsewhere': '<style>@import "https://tracker.example/x.css";</style>',
    'a link': '<a href="#x"><rect/></a>',
    'an animation': '<animate attributeName="href" to="javascript:x"/>',
    'a page inside': '<iframe srcdoc="x"/>',
    'an SVG inside an address': '<image href="data:image/svg+xml,%3Csvg/%3E"/>',
    'a script in disguise': '<image href="&#106;avascript:x"/>',
    'an embedded document': '<use href="data:text/xml,x"/>',
  };
  for (const [name, inside] of Object.entries(alive)) {
    test(`${name}: not published as it is`, () => assert.ok(!isInertSvg(svg(inside))));
  }

  test('an entity, a foreign style sheet or broken text: not published as it is', () => {
    assert.ok(!isInertSvg(new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>')));
    assert.ok(!isInertSvg(new TextEncoder().encode('<?xml-stylesheet href="x.css"?><svg/>')));
    assert.ok(!isInertSvg(Uint8Array.of(0x3c, 0xff, 0xfe)));
    assert.ok(!isInertSvg(svg('\0')));
    assert.ok(!isInertSvg(svg('', ' onload="x()"')));
  });
});
