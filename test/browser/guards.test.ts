/** The watch that every browser test keeps: what a page must not do is seen when a page does it. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {assertAccessible} from './support/accessibility.ts';
import {assertQuiet, openPage} from './support/pages.ts';

test('an error, a request elsewhere, a breach of the policy and an unlabelled field are each reported', async () => {
  const opened = await openPage('/', 1440);
  try {
    assertQuiet(opened);
    await opened.page.evaluate(async () => {
      console.error('planted error');
      setTimeout(() => {
        throw new Error('planted failure');
      });
      const script = document.createElement('script');
      script.textContent = 'globalThis.planted = true';
      const image = document.createElement('img');
      image.src = 'https://elsewhere.invalid/planted.png';
      document.body.append(script, image, document.createElement('input'));
      await fetch('/api/cases/no-such-case');
      await new Promise((resolve) => setTimeout(resolve, 500));
    });
    const seen = opened.complaints.join('\n');
    for (const expected of [
      /^console: planted error/m,
      /^page: planted failure/m,
      /^Content-Security-Policy script-src-elem: inline/m,
      /^Content-Security-Policy img-src: https:\/\/elsewhere\.invalid/m,
      /^404: .*no-such-case/m,
    ]) {
      assert.match(seen, expected);
    }
    assert.throws(() => assertQuiet(opened), /planted error/);
    await assert.rejects(assertAccessible(opened), /label: Form elements must have labels/);
  } finally {
    await opened.close();
  }
});
